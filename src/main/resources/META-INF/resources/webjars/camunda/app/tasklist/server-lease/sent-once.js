// A form whose answer does not come is sent again by itself, a few times: it is the same request, which the server records
// once and answers like the first time, also when its task is gone meanwhile. What was corrected is another.
import {newKey} from '/front/handing-in.js';

const PAUSES = [1_000, 3_000, 6_000];

/** Told to all of Tasklist before each pause. */
export const NO_ANSWER = 'server-lease.no-answer';

/** Whether an error leaves open what became of what was sent, or is over by itself. */
export const isUnanswered = error => !error.status || error.status === 503;

export const sentOnce = ['camAPI', '$rootScope', (camAPI, $rootScope) => ['task', 'process-definition'].forEach(name => {
  const untilAnswered = async send => {
    for (const pause of PAUSES) {
      try {
        return await send();
      } catch (error) {
        if (!isUnanswered(error)) {
          throw error;
        }
      }
      $rootScope.$broadcast(NO_ANSWER);
      await new Promise(over => setTimeout(over, pause));
    }
    return send();
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
      const answer = untilAnswered(() => this.http.post(path, {...options, headers: {...headers}}));
      if (told) {
        answer.then(result => told(null, result), error => told(error));
      }
      return answer;
    };
    return submitForm.call(Object.create(this, {http: {value: Object.create(this.http, {post: {value: post}})}}), form, done);
  };
})];
