// What Camunda draws without a name, for those who cannot see it: buttons and links of a picture alone, and its dialogs.
import {afterChanges} from './changes.js';
import {t} from './language.js';

const NAMES = [
  ['[data-region="filters"].region-toggle', t('显示或者收起筛选', 'Show or hide the filters')],
  ['[data-region="list"].region-toggle', t('显示或者收起任务列表', 'Show or hide the list of tasks')],
  ['[data-region="task"].region-toggle', t('显示或者收起任务', 'Show or hide the task')],
  ['.maximize', t('放大或者还原任务', 'Enlarge the task, or back')],
  ['.unclaim', t('退回任务', 'Give the task back')],
  ['button.dropdown-toggle', t('更多', 'More')]
];

const PICTURE = 'button:not([aria-label]), a[href]:not([aria-label])';

const named = node => node.innerText.trim() || node.title;

/** Its tooltip says what it does; where there is none, we do. */
function label(picture) {
  const tip = picture.closest('[uib-tooltip]') ?? picture.querySelector('[uib-tooltip]');
  return tip?.getAttribute('uib-tooltip') || NAMES.find(([which]) => picture.matches(which))?.[1];
}

function nameAll() {
  for (const picture of document.querySelectorAll(PICTURE)) {
    const name = named(picture) ? null : label(picture);
    if (name) picture.setAttribute('aria-label', name);
  }
  for (const dialog of document.querySelectorAll('.modal[role="dialog"]')) {
    const heading = dialog.querySelector('.modal-header');
    if (heading) dialog.setAttribute('aria-label', heading.textContent.trim());
  }
  // it opens a list, so that Camunda says whether it is expanded
  document.querySelectorAll('input.main-field:not([role])').forEach(field => field.setAttribute('role', 'combobox'));
}

afterChanges(document, {subtree: true, childList: true}, 100, nameAll);
