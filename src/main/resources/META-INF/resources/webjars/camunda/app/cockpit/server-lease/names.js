// Cockpit names an instance by an id that tells nobody anything; wherever it links to one, its lease's number stands.
import {afterChanges} from '../../tasklist/server-lease/changes.js';
import {sayIncidents} from './incidents.js';

const LINK = /#\/process-instance\/([^/?]+)/;

export const engine = document.querySelector('base').getAttribute('engine-api') + 'engine/default';

const numbers = new Map();
let wanted = new Set();

export function nameInstances() {
  afterChanges(document.body, {childList: true, subtree: true, characterData: true}, 50, () => {
    look();
    sayIncidents();
  });
}

/**
 * Links that still show an id, and the way to the instance that is open, whose last step is no link. Camunda draws links
 * to instances that are not there, without an id.
 */
function look() {
  document.querySelectorAll('a[href*="#/process-instance/"]').forEach(link => {
    const to = LINK.exec(link.getAttribute('href'));
    if (to) {
      name(link, to[1]);
    }
  });
  const here = LINK.exec(location.hash);
  const way = document.querySelector('.breadcrumbs-panel');
  if (here && way) {
    name(way, here[1]);
  }
  if (wanted.size) {
    ask();
  }
}

function name(shown, id) {
  const text = idIn(shown, id);
  if (!text) {
    return;
  }
  const number = numbers.get(id);
  if (number) {
    text.nodeValue = number;
    text.parentElement.title = id;
  } else if (number === undefined) {
    wanted.add(id);
  }
}

function idIn(link, id) {
  const texts = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (texts.currentNode.nodeValue.trim() === id) {
      return texts.currentNode;
    }
  }
  return null;
}

async function ask() {
  const ids = [...wanted];
  wanted = new Set();
  // asked once: of one that has ended, and of one without a number, the id stays
  ids.forEach(id => numbers.set(id, null));
  try {
    const answered = await fetch(`${engine}/process-instance?processInstanceIds=${ids.map(encodeURIComponent).join()}`,
      {headers: {'X-Requested-With': 'XMLHttpRequest'}});
    (answered.ok ? await answered.json() : []).filter(one => one.businessKey)
      .forEach(one => numbers.set(one.id, one.businessKey));
    look();
  } catch {
    ids.forEach(id => numbers.delete(id));
  }
}
