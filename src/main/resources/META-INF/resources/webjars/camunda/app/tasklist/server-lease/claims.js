// A claim that is refused leaves Tasklist's button shut until the page is loaded again: it is opened again, and the task
// is read anew, because the reason is often that somebody else has it by now.
export const claims = ['camAPI', '$rootScope', (camAPI, $rootScope) => {
  const tasks = camAPI.resource('task');
  const claim = tasks.claim;
  tasks.claim = function (id, user, done) {
    return claim.call(this, id, user, (error, ...rest) => {
      done(error, ...rest);
      if (error) {
        document.querySelectorAll('[ng-click="claim()"]').forEach(button => {
          const scope = angular.element(button).scope();
          scope.submitInProgress = false;
          if (scope.taskData) {
            scope.taskData.changed('task');
          }
        });
        $rootScope.$broadcast('refresh');
        $rootScope.$applyAsync();
      }
    });
  };
}];
