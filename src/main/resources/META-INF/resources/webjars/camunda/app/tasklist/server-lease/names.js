// Names that the models and filters hold in both languages, and Camunda shows as they are: here in the reader's. They are
// replaced in the page; Camunda does not notice, because it compares with what it wrote itself.
import {inOneLanguage} from './language.js';

const NAMES = [
  // filters, cards and the task itself
  '.task-filter h4', 'h4.task', 'h2.task', '.process-definition', '.variable-label', '.meta .groups',
  // what can be started
  '.processes', '.start-process-form h4', '.modal-header',
  // what Camunda itself says of the next task
  '.notifications .message a',
  // Cockpit's lists and its path
  '.process-definitions-list td.name', '.breadcrumbs-panel', 'td.activity', '.instance-tree .tree-node-label'
].join();

// of the values of a card the risk is a word of ours, and what stands for a person's name
const OURS = /^(低|中|高) |^自然人 Individual$/;

function translate(node) {
  const place = node.parentElement;
  const text = node.data.trim();
  if (place?.closest(NAMES) || place?.matches('.variable-value') && OURS.test(text)) {
    const read = inOneLanguage(text);
    if (read !== text) {
      node.data = node.data.replace(text, () => read);
    }
  }
}

function translateIn(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    translate(node);
  } else {
    node.childNodes.forEach(translateIn);
  }
}

new MutationObserver(changes => changes.forEach(({target, addedNodes}) => {
  translateIn(target.nodeType === Node.TEXT_NODE ? target : {childNodes: addedNodes});
})).observe(document, {subtree: true, childList: true, characterData: true});
