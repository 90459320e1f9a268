// What becomes of a form that was sent: a refusal is shown at its fields; a task that was done says where its lease now
// stands and what is next; a lease that was applied for is opened.
import {t, inOneLanguage} from './language.js';
import {mark} from './form-js.js';

const READING_TIME = 12_000;

// with this message Tasklist shows no error of its own
const SHOWN = 'camForm submission prevented';

const stage = async number => {
  const answer = await fetch('/api/leases/' + encodeURIComponent(number), {headers: {Accept: 'application/json'}});
  return answer.ok ? inOneLanguage((await answer.json()).stageName) : null;
};

/** The fields that a refusal names; empty if the error is something else. */
function fieldErrors(error) {
  const answer = error && error.response && (error.response.body || error.response.data) || error;
  return answer && Array.isArray(answer.errors) ? answer.errors : [];
}

export const afterSending = ['Notifications', '$rootScope', (Notifications, $rootScope) => {
  $rootScope.$on('shortcut:nextTask', () => {
    const next = document.querySelector('li.task:not(.active) h4 a');
    if (next) {
      next.click();
    }
  });

  return {
    /** Before a form is sent: what was refused before is no longer said. */
    begin: () => [...Notifications.notifications].forEach(one => Notifications.clear(one)),

    /** What Tasklist is told of a refusal: nothing more where the page already shows it at its fields. */
    refused(form, error) {
      const errors = fieldErrors(error);
      return form && errors.length && mark(form, errors) === errors.length ? {message: SHOWN} : error;
    },

    async done(number) {
      const now = await stage(number).catch(() => null);
      Notifications.addMessage({
        status: t(`已提交：${number}`, `Recorded: ${number}`),
        message: [
          now && t(`租赁现处于“${now}”。`, `The lease now stands at “${now}”.`),
          t('下一项任务：Ctrl+Alt+N。', 'Next task: Ctrl+Alt+N.')
        ].filter(Boolean).join(' '),
        duration: READING_TIME
      });
    },

    /** The lease's page shows its number, its findings and what happens next. */
    started: number => location.assign('/desk/leases/' + encodeURIComponent(number) + '?recorded=application')
  };
}];
