// Chooses all tasks of a list at once, and follows a run: says how far it is, and loads the page at its end.
'use strict';

const EACH = 3000;
const running = document.getElementById('running');
const all = document.getElementById('all');

async function follow() {
  try {
    const answer = await fetch(running.dataset.door, {headers: {Accept: 'application/json'}});
    if (answer.ok) {
      const now = await answer.json();
      if (now.state !== 'RUNNING') {
        location.reload();
        return;
      }
      document.querySelector('progress').value = now.asked;
      document.getElementById('asked').textContent = now.asked;
    }
  } catch {
    // it is asked again
  }
  setTimeout(follow, EACH);
}

if (running) setTimeout(follow, EACH);
if (all) {
  const each = [...document.querySelectorAll('[data-kind=each]')].filter(box => !box.disabled);
  const look = () => {
    const chosen = each.filter(box => box.checked).length;
    all.checked = chosen === each.length;
    all.indeterminate = chosen > 0 && chosen < each.length;
  };
  all.addEventListener('change', () => each.forEach(box => { box.checked = all.checked; }));
  each.forEach(box => box.addEventListener('change', look));
  look();
}
