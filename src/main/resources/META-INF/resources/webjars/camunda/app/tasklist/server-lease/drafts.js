// The browser keeps drafts of forms in clear, personal data included: they are the reader's, and go when the reader goes.
const DRAFT = 'camunda-form:';
const READER = 'server-lease:reader';

function clear() {
  Object.keys(localStorage).filter(key => key.startsWith(DRAFT)).forEach(key => localStorage.removeItem(key));
}

const sentMark = task => `${DRAFT}${task}:sent`;

/** Whether the task's form was sent before, without its being known what became of it; the same of starts, without a task. */
export const wasSent = task => localStorage.getItem(sentMark(task)) !== null;

/** Goes with the drafts. */
export function keepSent(task, sent) {
  if (sent) {
    localStorage.setItem(sentMark(task), '');
  } else {
    localStorage.removeItem(sentMark(task));
  }
}

/** A form that is still open saves itself once more when the page notices that nobody is signed in. */
export function forgetUnlessSignedIn() {
  if (!localStorage.getItem(READER)) {
    clear();
  }
}

export const drafts = ['$rootScope', $rootScope => {
  $rootScope.$on('authentication.logout.success', () => {
    clear();
    localStorage.removeItem(READER);
  });
  // not when a session runs out: the same reader finds the draft again
  $rootScope.$on('authentication.changed', (event, reader) => {
    if (reader && reader.name !== localStorage.getItem(READER)) {
      clear();
      localStorage.setItem(READER, reader.name);
    }
  });
}];
