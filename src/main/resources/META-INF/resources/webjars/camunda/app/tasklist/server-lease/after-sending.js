// What becomes of a form that was sent: a refusal is shown at its fields; a task that was done says where its lease now
// stands and what is next; a lease that was applied for is opened.
import {t, inOneLanguage} from './language.js';
import {NOT_KNOWN} from './decision-bar.js';
import {mark} from './form-js.js';

const READING_TIME = 12_000;

// with this message Tasklist shows no error of its own
const SHOWN = 'camForm submission prevented';

/** Where the lease stands and who does what next, in a sentence; empty if that cannot be told. */
async function standing(number) {
  const answer = await fetch('/api/leases/' + encodeURIComponent(number), {headers: {Accept: 'application/json'}});
  if (!answer.ok) {
    return '';
  }
  const {stageName, endReason, nextSteps} = await answer.json();
  const now = inOneLanguage(stageName) + (endReason === 'REJECTED' ? t('（审查未通过）', ' (rejected)') : '');
  const next = (nextSteps || []).map(({name, who}) => t(`${inOneLanguage(name)}（${oneByOne(who)}）`,
    `${inOneLanguage(name)} (${oneByOne(who)})`)).join(t('、', ', '));
  return t(`租赁现处于“${now}”。`, `The lease now stands at “${now}”. `)
    + (next ? t(`待办：${next}。`, `To be done: ${next}. `) : '');
}

const oneByOne = groups => groups.split('、').map(inOneLanguage).join(t('、', ', '));

/** The fields that a refusal names; empty if the error is something else. */
function fieldErrors(error) {
  const answer = error && error.response && (error.response.body || error.response.data) || error;
  return answer && Array.isArray(answer.errors) ? answer.errors : [];
}

export const afterSending = ['Notifications', '$rootScope', (Notifications, $rootScope) => {
  return {
    /** Before a form is sent: what was refused before is no longer said. */
    begin: () => [...Notifications.notifications].forEach(one => Notifications.clear(one)),

    /**
     * What Tasklist is told of a refusal: nothing more where the page already shows it at its fields, and not that it
     * failed where that is not known.
     */
    refused(form, error, scope) {
      if (error.notKnown && error.status === 401) {
        // the page on which one signs in again says what is known
        sessionStorage.setItem('server-lease:kept', '');
        return {message: SHOWN};
      }
      if (error.notKnown) {
        Notifications.addError({status: t('尚未得到确认', 'Not confirmed'), message: NOT_KNOWN, scope});
        return {message: SHOWN};
      }
      const errors = fieldErrors(error);
      if (form && errors.length && mark(form, errors) === errors.length) {
        return {message: SHOWN};
      }
      return error;
    },

    /** @param sealed whether it was the lessor's seal: that is applied, and the contract concluded, a moment later */
    async done(number, sealed) {
      this.begin();
      const now = sealed
        ? t('正在用印，合同随用印成立；结果请看租赁页面的“签名与用印”。',
          'The seal is being applied, and the contract is concluded with it; see “Signatures” on the lease’s page. ')
        : await standing(number).catch(() => '');
      Notifications.addMessage({
        status: t(`已提交：${number}`, `Recorded: ${number}`),
        message: now + t('打开下一项任务：Ctrl+Alt+N。', 'Open the next task: Ctrl+Alt+N.'),
        duration: READING_TIME
      });
      $rootScope.$applyAsync();
    },

    /** @param unanswered whether it was sent before, and what became of that is not known */
    saved: unanswered => Notifications.addMessage({
      status: t('已暂存', 'Draft kept'),
      message: t('仅保存在此浏览器，退出登录时清除；', 'In this browser only, until you sign out; ') + (unanswered
        ? t('尚不知是否已经提交。', 'whether it was recorded before is not known.')
        : t('尚未提交。', 'it is not sent.')),
      duration: READING_TIME / 3
    }),

    /** The lease's page shows its number, its findings and what happens next. */
    started: number => location.assign('/desk/leases/' + encodeURIComponent(number) + '?recorded=application')
  };
}];
