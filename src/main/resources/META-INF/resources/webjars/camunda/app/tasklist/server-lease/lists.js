// Tasklist's lists: how much waits in each, not only in the one that is open; the nearest date first; the next task by a
// key; and on a narrow screen the task that was opened comes into sight, below filters and list.
import {t} from './language.js';
import {engine} from './reader.js';

const NARROW = 768;
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
        .filter(name => name.firstChild.textContent.trim() === filter.name)
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

  let shown;
  $rootScope.$on('$locationChangeSuccess', () => {
    const task = /[?&]task=([^&]+)/.exec(location.hash);
    if (task && task[1] !== shown && innerWidth < NARROW) {
      $timeout(() => document.querySelector('.column-right, .task-card').scrollIntoView(), 600, false);
    }
    shown = task && task[1];
  });
}];
