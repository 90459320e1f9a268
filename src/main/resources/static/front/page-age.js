// A page of figures that is looked at again after a while is loaded anew in its place, unless its reader is at work in a form.
'use strict';

const OLD = 60_000;
const FIELDS = 'input, select, textarea';
const PLACES = `a, button, summary, ${FIELDS}, [tabindex]`;

const filled = () => [...document.forms].map(form => new URLSearchParams(new FormData(form))).join();

let at = Date.now();
let untouched = filled();
let asking = false;

function isAtWork() {
  return filled() !== untouched || document.activeElement.matches(FIELDS);
}

// What a reader takes for the same place on the new page.
function isSame(one, other) {
  return one.tagName === other.tagName && one.id === other.id && one.getAttribute('href') === other.getAttribute('href')
      && (one.tagName !== 'SUMMARY' || one.textContent === other.textContent);
}

function exchange(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const [x, y] = [window.scrollX, window.scrollY];
  const opened = [...old.querySelectorAll('details[open] > summary')];
  for (const summary of fresh.querySelectorAll('details > summary')) {
    summary.parentElement.open ||= opened.some(one => isSame(one, summary));
  }
  old.replaceWith(fresh);
  untouched = filled();
  if (focused) [...fresh.querySelectorAll(PLACES)].find(one => isSame(one, focused))?.focus({preventScroll: true});
  window.scrollTo(x, y);
}

async function loadAnew() {
  if (document.hidden || asking || Date.now() - at <= OLD || isAtWork()) return;
  asking = true;
  try {
    const answer = await fetch(location.href, {headers: {Accept: 'text/html'}});
    // where it went to a log-in, or failed, the page stays, and says how old it is
    if (answer.ok && !answer.redirected) {
      const main = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
      if (main && !isAtWork()) {
        exchange(document.querySelector('main'), document.adoptNode(main));
        at = Date.now();
      }
    }
  } catch {
    // it stays likewise
  } finally {
    asking = false;
  }
}

document.addEventListener('visibilitychange', loadAnew);

// A page that the browser kept while its reader was elsewhere still holds what they had written then, and was seen before
// this is asked.
addEventListener('pageshow', ({persisted}) => {
  if (!persisted) return;
  for (const form of document.forms) form.reset();
  untouched = filled();
  loadAnew();
});
