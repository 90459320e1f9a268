// Cockpit's tab of incidents shows messages that are in both languages, and says in English what kind of failure it is.
import {zh} from '../../tasklist/server-lease/language.js';

const TYPES = {'Failed Job': '作业失败', 'Failed External Task': '外部任务失败'};

/** Chinese sentences, then English ones; what is said in one language alone stays. */
function part(message) {
  const parts = /^(.*?。)\s+([A-Z“].*)$/s.exec(message);
  return parts ? parts[zh ? 1 : 2] : message;
}

/** Says them in the reader's language. */
export function sayIncidents() {
  document.querySelectorAll('.incidents-tab td.message .auto-cutoff').forEach(message => rewrite(message, part));
  if (zh) {
    document.querySelectorAll('.incidents-tab td.type').forEach(type => rewrite(type, text => TYPES[text] || text));
  }
}

/** In the text's own node, which Camunda goes on with. */
function rewrite(shown, say) {
  const text = [...shown.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim());
  if (text) {
    const was = text.nodeValue.trim();
    const now = say(was);
    if (now && now !== was) {
      text.nodeValue = now;
    }
  }
}
