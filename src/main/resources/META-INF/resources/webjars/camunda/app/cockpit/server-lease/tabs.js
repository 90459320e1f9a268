// First tabs of Cockpit's own pages: of a process its leases, of an instance its lease, named as people name them.
import {t} from '../../tasklist/server-lease/language.js';
import {answer, NotShown} from './failures.js';
import {foldOnPhone} from './diagram.js';
import {embed} from './embedded.js';

/** Processes that leases call for one of their steps: which leases are there. */
const CALLED = {
  'contract-signing': '?stage=CONTRACT',
  'agreement': '?what=AGREEMENT&what=PURPOSE_ANSWER',
  'use-review': '?what=USE_REVIEW'
};

export const leasesOfDefinition = {
  id: 'server-lease.leases',
  pluginPoint: 'cockpit.processDefinition.runtime.tab',
  priority: 1000,
  properties: {label: t('租赁', 'Leases')},

  render(node, {processDefinitionId}) {
    node.className = 'sl-tab';
    return embed(node, '/leases' + (CALLED[processDefinitionId.split(':')[0]] || ''), {stays: true});
  },

  unmount() {}
};

export const leaseOfInstance = {
  id: 'server-lease.lease',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 1000,
  properties: {label: t('租赁', 'Lease')},

  async render(node, {api, processInstanceId}) {
    node.className = 'sl-tab';
    foldOnPhone();
    const instance = await (await answer(`${api.engineApi}/process-instance/${processInstanceId}`)).json();
    if (!instance.businessKey) {
      throw new NotShown(t('该实例不属于任何租赁。', 'This instance belongs to no lease.'));
    }
    await embed(node, `/desk/leases/${encodeURIComponent(instance.businessKey)}`);
  },

  unmount() {}
};
