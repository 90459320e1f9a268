import {t} from './language.js';

// Tasklist puts the names of what it could not load before our words, like “<task> <- ”; people are shown the words.
const NOT_LOADED = /^(?:(?:<|&lt;)[\w.]+(?:>|&gt;) (?:<|&lt;)- )+/;

const words = text => typeof text === 'string' ? text.replace(NOT_LOADED, '') : text;

// Tasklist would have the reader refresh the page or sign in again, which loses the form and helps nobody.
const AWAY = t('系统或者数据库暂时没有响应。请不要关闭或者刷新本页，所填内容仍在；稍候会自动恢复，届时再提交。',
  'The system or its database does not answer for the moment. Leave this page open: what you filled in is still here. It'
    + ' comes back by itself; send the form then.');

export const messages = ['Notifications', '$translate', (notifications, $translate) => {
  const instant = $translate.instant;
  $translate.instant = function (id, values, ...rest) {
    const away = id === 'PAGES_MSG_REQUEST_TIMEOUT' || id === 'PAGES_MSG_COMMUNICATION_ERROR' && values.status >= 500;
    return away ? AWAY : instant.call(this, id, values, ...rest);
  };
  const add = notifications.add;
  notifications.add = function (told) {
    told.status = words(told.status);
    told.message = words(told.message);
    told.away = told.message === AWAY;
    if (told.message === told.status) {
      told.message = '';
    }
    return add.call(this, told);
  };
}];

/** An outage is over when the server has answered again. */
export const outageOver = ['$httpProvider', $httpProvider => $httpProvider.interceptors.push(['$injector', $injector => ({
  response: answer => {
    if (answer.config.url.includes('/api/')) {
      $injector.get('Notifications').clear({away: true});
    }
    return answer;
  }
})])];
