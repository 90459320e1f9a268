// A form that somebody has begun to fill in is not lost by a click beside it: leaving it asks first.
import {t} from './language.js';

let begun = null;
let kept = false;
let signedOut = false;

/**
 * The form in this part of the page counts as begun once somebody filled in something; nothing is asked once it was sent
 * or is gone. Its date fields say that they changed when they are drawn, too: what a script says counts only after a click
 * or a key, as a day chosen from the calendar.
 */
export const watch = element => {
  let touched = false;
  ['pointerdown', 'keydown'].forEach(kind => element.addEventListener(kind, event => {
    touched = touched || event.isTrusted;
  }, true));
  ['input', 'change'].forEach(kind => element.addEventListener(kind, event => {
    if (event.isTrusted || touched) {
      begun = element;
      kept = false;
    }
  }, true));
};

/** Answers whether something had been filled in. */
export const sent = () => {
  const filled = begun !== null;
  begun = null;
  return filled;
};

/** What is filled in now is kept as a draft while it is sent again. */
export const keptWhileSent = () => {
  kept = true;
};

// whoever is signed out has no choice, and finds it again from a draft
const halfFilled = () => begun !== null && begun.isConnected && !signedOut;

const leave = () => confirm(kept
  ? t('尚不知是否已经提交；所填内容已暂存在此浏览器。确定离开吗？',
    'It is not known whether this was recorded; what you filled in is kept in this browser. Leave it?')
  : t('表单尚未提交，离开后所填内容不再保留。确定离开吗？',
    'The form is not sent yet; what you filled in is lost when you leave. Leave it?'));

export const mayLeave = () => {
  if (halfFilled() && !leave()) {
    return false;
  }
  begun = null;
  return true;
};

/** Back and forward in the browser's history lead away from a task as well. */
export const guardHistory = ['$rootScope', $rootScope => {
  $rootScope.$on('authentication.changed', (event, reader) => {
    signedOut = !reader;
  });
  const task = address => (/[?&]task=([^&]+)/.exec(address) || [])[1];
  $rootScope.$on('$locationChangeStart', (event, next, current) => {
    if (halfFilled() && task(current) && task(next) !== task(current) && !mayLeave()) {
      event.preventDefault();
    }
  });
}];

// What leads away from the form that is open, by mouse or by keys; links to other pages are asked by the browser.
const AWAY = 'li.task:not(.active) .clickable, li.task:not(.active) a, .task-filter:not(.active), .start-process-action a,'
  + ' .app-banner, [ng-click="logout()"], .modal-footer [ng-click="back()"], [ng-click="unclaim()"]';

// Beside the form, for its lease's files or its picture: Tasklist takes the form down and fills it in again from a draft.
const BESIDE = '.task-card .nav-tabs li:not(.active) a';

document.addEventListener('click', event => {
  if (halfFilled() && event.target.closest(BESIDE)) {
    document.querySelector('.form-actions [ng-click="save($event)"]').click();
    return;
  }
  if (halfFilled() && event.target.closest(AWAY) && !mayLeave()) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

addEventListener('beforeunload', event => {
  if (halfFilled()) {
    event.preventDefault();
    event.returnValue = '';
  }
});
