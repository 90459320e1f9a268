/**
 * Does something once after each burst of changes of the page.
 *
 * @param place below which changes count
 * @param which as a MutationObserver takes them
 * @param milliseconds from the first change of a burst
 */
export function afterChanges(place, which, milliseconds, act) {
  let planned = false;
  new MutationObserver(() => {
    if (!planned) {
      planned = true;
      setTimeout(() => {
        planned = false;
        act();
      }, milliseconds);
    }
  }).observe(place, which);
}
