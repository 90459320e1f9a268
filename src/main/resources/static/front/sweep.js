// Follows a sweep that runs, or a decision that is being carried out: says how far it is, and loads the page at its end.
'use strict';

const EVERY = 3000;
const place = document.getElementById('running');
const bar = document.querySelector('progress');

function say(now) {
  bar.max = now.total || 1;
  bar.value = now.asked;
  place.textContent = `已审查 ${now.asked} / ${now.total} 件。 ${now.asked} of ${now.total} asked.`;
}

async function look() {
  try {
    const answer = await fetch(place.dataset.door, {headers: {Accept: 'application/json'}});
    if (answer.ok) {
      const now = await answer.json();
      if (now.state !== 'RUNNING' && (!now.decision || now.decision.doneAt)) {
        location.reload();
        return;
      }
      if (now.state === 'RUNNING') say(now);
    }
  } catch {
    // it is asked again
  }
  setTimeout(look, EVERY);
}

if (place) setTimeout(look, EVERY);
