// Tasklist's lists: how much waits in each, not only in the one that is open; the nearest date first; and the next task
// by a key.
import {inOneLanguage, t} from './language.js';
import {engine} from './reader.js';

const AFTER_OPENING = 800;

export const lists = ['$rootScope', '$http', '$location', '$timeout', ($rootScope, $http, $location, $timeout) => {
  async function count() {
    if (!$rootScope.authentication || document.hidden) {
      return;
    }
    const {data: filters} = await $http.get(engine + '/filter?resourceType=Task');
    for (const filter of filters) {
      const {data: {count: waiting}} = await $http.get(`${engine}/filter/${filter.id}/count`);
      [...document.querySelectorAll('.task-filter h4 a')]
        .filter(name => [filter.name, inOneLanguage(filter.name)].includes(name.firstChild.textContent.trim()))
        .forEach(name => {
          name.dataset.waiting = waiting;
          name.title = t(`${waiting} 项`, `${waiting} waiting`);
        });
    }
  }

  const soon = () => $timeout(() => count().catch(() => {}), 800, false);
  ['refresh', 'authentication.changed', 'taskremoved'].forEach(event => $rootScope.$on(event, soon));
  setInterval(soon, 60_000);
  soon();

  // the order that Tasklist begins with is the newest first; a date that is near counts more
  if (!$location.search().sorting) {
    $location.search('sorting', JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}])).replace();
  }

  $rootScope.$on('shortcut:nextTask', () => {
    const next = document.querySelector('li.task:not(.active) h4 a');
    if (next) {
      next.click();
      setTimeout(() => {
        const claim = document.querySelector('[ng-click="claim()"]:not([disabled])');
        if (claim) {
          claim.focus();
        }
      }, AFTER_OPENING);
    }
  });
}];
