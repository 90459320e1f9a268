import {read} from './language.js';

// Tasklist puts the names of what it could not load before our words, like “<task> <- ”; people are shown the words.
const NOT_LOADED = /^(?:(?:<|&lt;)[\w.]+(?:>|&gt;) (?:<|&lt;)- )+/;

const words = text => typeof text === 'string' ? read(text.replace(NOT_LOADED, '')) : text;

export const messages = ['Notifications', notifications => {
  const add = notifications.add;
  notifications.add = function (told) {
    told.status = words(told.status);
    told.message = words(told.message);
    if (told.message === told.status) {
      told.message = '';
    }
    return add.call(this, told);
  };
}];
