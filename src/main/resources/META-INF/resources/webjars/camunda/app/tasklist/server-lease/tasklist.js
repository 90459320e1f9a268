// What Tasklist lacks for those who work with leases. Loaded before Tasklist starts; a script that fails to load leaves
// Tasklist white, so a browser test opens it.
import './form-words.js';
import './outage.js';
import './shell.js';
import {afterSending} from './after-sending.js';
import {claims} from './claims.js';
import {caseFile} from './case-file.js';
import {DecisionBar} from './decision-bar.js';
import {show} from './form-js.js';
import {drafts, forgetUnlessSignedIn, keepSent, wasSent} from './drafts.js';
import {lists} from './lists.js';
import {messages} from './messages.js';
import {reader} from './reader.js';
import {search} from './search.js';
import * as halfFilled from './half-filled.js';
import {sealIn, seals} from './seal.js';
import {NO_ANSWER, sentOnce} from './sent-once.js';
import {openTask, ways} from './ways.js';
import {fieldLinksIn} from './field-links.js';
import {whyIn} from './why.js';

const tasklist = angular.module('cam.tasklist.custom');

tasklist.config(search)
  .factory('afterSending', afterSending)
  .run(reader)
  .run(drafts)
  .run(lists)
  .run(messages)
  .run(claims)
  .run(openTask)
  .run(sentOnce)
  .run(halfFilled.guardHistory);

// The form of a task, and of the dialog that starts a process.
tasklist.config(['$provide', $provide => $provide.decorator('camTasklistFormCamundaDirective', [
  '$delegate', 'afterSending', '$rootScope', (directives, after, $rootScope) => {
    const directive = directives[0];
    const link = directive.link;
    directive.compile = () => function (scope, element, attributes, host) {
      const bar = new DecisionBar(element[0]);
      const {taskId} = host.getParams();
      bar.sentBefore = wasSent(taskId);
      let form = null;
      let missing = false;
      let told = null;
      let planned = false;
      let sending = false;
      let gone = false;
      let keep = () => {};
      let keeping = false;

      // all of Tasklist counts itself anew for it
      const tell = () => {
        if (told !== missing) {
          told = missing;
          host.notifyFormValidated(missing);
        }
      };
      const look = () => {
        planned = false;
        missing = form !== null && bar.show(form, $rootScope.authentication && $rootScope.authentication.name);
        tell();
      };
      // one change of a form is several events
      const lookSoon = () => {
        if (!planned) {
          planned = true;
          setTimeout(look);
        }
      };
      // what was sent and is not answered can be sent again, though its task is gone: it may be gone because of it
      const answered = state => {
        bar.unanswered = state;
        for (let around = scope; around; around = around.$parent) {
          if (Object.hasOwn(around, 'taskRemoved')) {
            around.taskRemoved = gone && !state;
          }
        }
        lookSoon();
        scope.$applyAsync();
      };
      scope.$on('taskremoved', () => {
        gone = true;
        answered(bar.unanswered);
      });
      scope.$on(NO_ANSWER, () => {
        if (sending) {
          answered('trying');
          keepSent(taskId, true);
          keeping = true;
          keep();
          keeping = false;
          halfFilled.keptWhileSent();
        }
      });
      whyIn(element[0]);
      fieldLinksIn(element[0], () => form);
      element[0].addEventListener('form-opened', event => {
        form = event.detail;
        if (taskId) {
          ways(element[0], form._getState().initialData.view?.number);
        }
        halfFilled.watch(element[0]);
        sealIn(element[0], form, lookSoon);
        // fields are entered when they are drawn, and taken out when a condition hides them; an answer to an event would
        // keep it from Tasklist
        ['formFieldInstanceRegistry.changed', 'changed'].forEach(event => form.on(event, lookSoon));
        setTimeout(look, 100);
      });
      // claimed, or given back
      scope.$watch(() => host.getOptions().disableForm, lookSoon);
      scope.$on('shortcut:focusForm', () => show(element[0].querySelector('input, textarea')));
      scope.$on('modal.closing', (event, reason, closed) => {
        if (!closed && !halfFilled.mayLeave()) {
          event.preventDefault();
        }
      });
      scope.$on('$destroy', () => bar.remove());

      const watched = Object.create(host, {
        // form-js counts the empty marks of every row of a list as errors; what is missing is counted here
        notifyFormValidated: {value: tell},
        // a draft that is saved is not lost; what is sent again is still not to be left
        notifyFormDirty: {value: dirty => {
          if (!dirty && !keeping && halfFilled.sent() && bar.unanswered !== 'trying') {
            after.saved(bar.unanswered || bar.sentBefore);
          }
          host.notifyFormDirty(dirty);
        }},
        registerSaveHandler: {value: save => {
          keep = save;
          host.registerSaveHandler(save);
        }},
        registerCompletionHandler: {value: send => host.registerCompletionHandler(done => {
          after.begin();
          const sealed = form && seals(form);
          sending = true;
          send((error, result) => {
            sending = false;
            // an attempt that was not taken up says nothing of one before it
            const taken = !error || error.status >= 400 && error.status < 500 && error.status !== 401;
            bar.sentBefore = !taken && (bar.sentBefore || Boolean(error.notKnown));
            keepSent(taskId, bar.sentBefore);
            if (error) {
              done(after.refused(form, error, scope));
              return answered(error.notKnown ? 'notKnown' : '');
            }
            halfFilled.sent();
            // recorded before, and answered anew, it is told by its number alone
            const begun = !host.getParams().taskId && result && (result.businessKey || result.number);
            if (begun) {
              after.started(begun);
            } else {
              after.done(form._getState().initialData.view.number, sealed);
            }
            return done(null, result);
          });
        })}
      });
      link.call(this, scope, element, attributes, watched);
      scope.$on('authentication.login.required', forgetUnlessSignedIn);
    };
    return directives;
  }])]);

export default [caseFile];
