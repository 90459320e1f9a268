// Whoever was sent here to sign in goes on to the page that was wanted. Only a sign-in leads there, never an arrival: a
// page that sends here again ends here. Addresses come from anywhere: no other site, and nothing but pages, for some
// answers are recorded.
const RECORDED = /^\/api\/|\/risk-note$|\.csv$/;

function wanted() {
  const given = new URLSearchParams(location.search).get('to');
  if (given === null) {
    return null;
  }
  try {
    const to = new URL(given, location.origin);
    return to.origin === location.origin && !RECORDED.test(decodeURIComponent(to.pathname)) ? to.href : null;
  } catch {
    return null;
  }
}

const wayBack = ['$rootScope', $rootScope => {
  $rootScope.$on('authentication.login.success', event => {
    const to = wanted();
    if (to) {
      // Camunda would go to its own beginning
      event.preventDefault();
      location.replace(to);
    }
  });
}];

angular.module('cam.welcome.custom').run(wayBack);
