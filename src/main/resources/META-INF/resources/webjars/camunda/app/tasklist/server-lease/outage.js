// Each of Camunda's applications loads this: of a server that fails or does not answer they would have the reader refresh
// the page or sign in again, which loses what was filled in and helps nobody. The Chinese labels say the rest of it.
import {t, zh} from './language.js';

const AWAY = t('系统或者数据库暂时没有响应。请不要关闭或者刷新本页，所填内容仍在；稍候会自动恢复，届时再试。',
  'The system or its database does not answer for the moment. Leave this page open: what you filled in is still here. It'
    + ' comes back by itself; try again then.');

const AGAIN = 'Leave this page open and try again shortly; if it fails again, call the operators.';

const ENGLISH = {
  // on Cockpit's first page, above our card
  DASHBOARD_CUSTOM_PLUGINS: () => 'Leases',
  TASK_HAS_BEEN_REMOVED: () => 'This task is no longer open: it was completed or withdrawn.',
  PAGES_MSG_SERVER_ERROR: () => `Something failed on the server. ${AGAIN}`,
  PAGES_MSG_COMMUNICATION_ERROR: values => `The server did not complete the request (${values.status}). ${AGAIN}`
};

// AngularJS says −1 where there was no answer
const isAway = (id, values) => id === 'PAGES_MSG_REQUEST_TIMEOUT'
  || id === 'PAGES_MSG_COMMUNICATION_ERROR' && (values.status >= 500 || values.status <= 0);

let telling = true;

/** Nobody is asked to try again what is being sent again: meanwhile the form itself says all that is to be said. */
export const tellOutages = now => {
  telling = now;
};

const told = ['Notifications', '$translate', (notifications, $translate) => {
  const instant = $translate.instant;
  $translate.instant = function (id, values, ...rest) {
    if (isAway(id, values)) {
      return AWAY;
    }
    return !zh && Object.hasOwn(ENGLISH, id) ? ENGLISH[id](values) : instant.call(this, id, values, ...rest);
  };
  const add = notifications.add;
  notifications.add = function (notification) {
    notification.away = notification.message === AWAY;
    return telling || !notification.away ? add.call(this, notification) : undefined;
  };
}];

/** An outage is over when the server has answered again. */
const over = ['$httpProvider', $httpProvider => $httpProvider.interceptors.push(['$injector', $injector => ({
  response: answer => {
    if (answer.config.url.includes('/api/')) {
      $injector.get('Notifications').clear({away: true});
    }
    return answer;
  }
})])];

angular.module(`cam.${document.querySelector('base').getAttribute('app-name')}.custom`).config(over).run(told);
