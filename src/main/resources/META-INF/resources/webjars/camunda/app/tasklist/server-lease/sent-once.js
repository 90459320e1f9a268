// A form that is sent again after a broken connection is the same request, which the server records once; what was
// corrected meanwhile is another.
import {newKey} from '/front/handing-in.js';

export const sentOnce = ['camAPI', camAPI => ['task', 'process-definition'].forEach(name => {
  const resource = camAPI.resource(name);
  const submitForm = resource.submitForm;
  let said = '';
  let key = '';
  resource.submitForm = function (form, done) {
    const post = (path, options) => {
      const now = path + JSON.stringify(options.data);
      if (said !== now) {
        said = now;
        key = newKey();
      }
      return this.http.post(path, {...options, headers: {...options.headers, 'Idempotency-Key': key}});
    };
    return submitForm.call(Object.create(this, {http: {value: Object.create(this.http, {post: {value: post}})}}), form, done);
  };
})];
