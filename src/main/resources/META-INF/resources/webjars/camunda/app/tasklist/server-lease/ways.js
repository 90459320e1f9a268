// From a task to the page of its lease, and on a phone, where an open task has the screen for itself, back to the list.
import {t} from './language.js';

/** @param place that holds the task's form */
export function ways(place, number) {
  if (place.querySelector('.sl-ways') || !number) {
    return;
  }
  const nav = document.createElement('nav');
  nav.className = 'sl-ways';
  nav.setAttribute('aria-label', t('本租赁', 'This lease'));
  const link = (href, text, name) => {
    const made = document.createElement('a');
    made.href = href;
    made.textContent = text;
    made.className = name;
    nav.append(made);
  };
  link('#/', t('‹ 返回任务列表', '‹ Back to the tasks'), 'sl-back');
  link('/desk/leases/' + encodeURIComponent(number), t(`打开租赁 ${number}`, `Open lease ${number}`), '');
  place.prepend(nav);
}

/** Marks the page as long as a task is open: the style sheet gives it a phone's screen. */
export const openTask = ['$rootScope', '$location', ($rootScope, $location) => {
  const look = () => document.documentElement.classList.toggle('sl-task', Boolean($location.search().task));
  $rootScope.$on('$locationChangeSuccess', look);
  look();
}];
