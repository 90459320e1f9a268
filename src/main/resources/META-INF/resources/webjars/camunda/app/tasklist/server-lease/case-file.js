// A tab beside the task's form: the files of its lease, to read and to hand in.
import {t} from './language.js';
import {engine} from './reader.js';
import {mount} from './attachments.js';

export const caseFile = {
  id: 'server-lease.attachments',
  pluginPoint: 'tasklist.task.detail',
  priority: 300,
  properties: {label: t('附件', 'Files')},

  async render(node, {taskId}) {
    try {
      const answer = await fetch(`${engine}/task/${taskId}/form-variables?variableNames=leaseNumber`);
      mount(node, (await answer.json()).leaseNumber.value);
    } catch {
      node.textContent = t('附件未能读取，请刷新后再试。', 'The files could not be read; reload and try again.');
    }
  },

  unmount() {}
};
