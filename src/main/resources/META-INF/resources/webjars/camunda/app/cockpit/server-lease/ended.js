// Of an instance that has ended Cockpit shows nothing but a notice; its lease has the whole history.
import {engine} from './names.js';

const found = ['$injector', injector => {
  if (!injector.has('ResourceResolver')) {
    return;
  }
  const resolver = injector.get('ResourceResolver');
  const get = resolver.getByRouteParam;
  resolver.getByRouteParam = function (name, options) {
    const {redirectTo} = options;
    if (typeof redirectTo !== 'function') {
      return get.call(this, name, options);
    }
    const id = injector.get('$route').current.params[name];
    // Camunda's own way, where no lease is known
    return get.call(this, name, {...options, async redirectTo(answered) {
      if (await toLease(id)) {
        // that nothing was found is true of the instance alone
        injector.get('$rootScope').$applyAsync(() => injector.get('Notifications').clearAll());
      } else {
        redirectTo(answered);
      }
    }});
  };
}];

export const leadToEndedLeases = () => angular.module('cam.cockpit.custom').run(found);

/** Whether there is a lease of that instance, and the reader is led to it. */
async function toLease(id) {
  try {
    const answered = await fetch(`${engine}/history/process-instance/${encodeURIComponent(id)}`,
      {headers: {'X-Requested-With': 'XMLHttpRequest'}});
    const {businessKey} = answered.ok ? await answered.json() : {};
    if (businessKey) {
      location.replace(`#/leases/${encodeURIComponent(businessKey)}`);
    }
    return Boolean(businessKey);
  } catch {
    return false;
  }
}
