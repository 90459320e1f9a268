// A form whose answer does not come is sent again by itself, a few times: it is the same request, which the server records
// once and answers like the first time, also when its task is gone meanwhile. What was corrected is another.
import {newKey} from '/front/handing-in.js';
import {tellOutages} from './outage.js';

const PAUSES = [1_000, 3_000, 6_000];

/** Told to all of Tasklist before it is sent again. */
export const NO_ANSWER = 'server-lease.no-answer';

// none at all, the product's own, or that of a balancer which had none from it
const NONE = new Set([undefined, 0, 502, 503, 504]);

const NOTHING_STORED = '未保存任何内容';

export const sentOnce = ['camAPI', '$rootScope', 'Notifications', (camAPI, $rootScope, notifications) => ['task', 'process-definition'].forEach(name => {
  // an error that is `notKnown` leaves open what became of what was sent, whatever the last attempt says of itself
  const untilAnswered = async send => {
    let notKnown = false;
    for (const pause of [...PAUSES, 0]) {
      try {
        return await send();
      } catch (error) {
        if (!NONE.has(error.status)) {
          // nobody is signed in any more: that answers for this attempt alone
          throw error.status === 401 ? Object.assign(error, {notKnown}) : error;
        }
        notKnown = notKnown || !String(error.message).includes(NOTHING_STORED);
        if (!pause) {
          throw Object.assign(error, {notKnown});
        }
      }
      notifications.clear({away: true});
      $rootScope.$broadcast(NO_ANSWER);
      tellOutages(false);
      await new Promise(over => setTimeout(over, pause));
    }
  };
  const resource = camAPI.resource(name);
  const submitForm = resource.submitForm;
  let said = '';
  let key = '';
  resource.submitForm = function (form, done) {
    const post = (path, {done: told, ...options}) => {
      const now = path + JSON.stringify(options.data);
      if (said !== now) {
        said = now;
        key = newKey();
      }
      const headers = {...options.headers, 'Idempotency-Key': key};
      const answer = untilAnswered(() => this.http.post(path, {...options, headers: {...headers}}))
        .finally(() => tellOutages(true));
      if (told) {
        answer.then(result => told(null, result), error => told(error));
      }
      return answer;
    };
    return submitForm.call(Object.create(this, {http: {value: Object.create(this.http, {post: {value: post}})}}), form, done);
  };
})];
