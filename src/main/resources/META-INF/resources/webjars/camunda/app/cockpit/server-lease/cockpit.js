// What Cockpit lacks for those who manage leases: the portfolio, and all leases by their numbers, ended ones too. The
// server draws these pages once, for their own addresses and for Cockpit.
import {t} from '../../tasklist/server-lease/language.js';
import {card} from './card.js';
import {diagram} from './diagram.js';
import {embed} from './embedded.js';
import {leaseOfInstance, leasesOfDefinition} from './tabs.js';
import {countOpenTasks} from './open-tasks.js';
import {nameInstances} from './names.js';
import {safely} from './failures.js';

const entry = (path, label, priority) => ({
  id: `server-lease.to${path.replace('/', '-')}`,
  pluginPoint: 'cockpit.navigation',
  priority,
  properties: {label, pagePath: `#${path}`, checkActive: address => address.includes(`#${path}`)}
});

/** A page of ours as a page of Cockpit; the filter stays in the address. */
const page = (path, address) => ({
  id: `server-lease.page${path.replace(/\W+/g, '-')}`,
  pluginPoint: 'cockpit.route',
  priority: 0,
  properties: {path},

  render(node) {
    node.className = 'sl-route';
    return embed(node, address(location.hash.slice(1)), {focus: true});
  },

  unmount() {}
});

nameInstances();
countOpenTasks();

export default [
  entry('/portfolio', t('组合', 'Portfolio'), 1001),
  entry('/leases', t('租赁', 'Leases'), 1000),
  page('/portfolio', place => place),
  page('/leases', place => place),
  page('/leases/:number', place => `/desk${place}`),
  card,
  leasesOfDefinition,
  leaseOfInstance,
  diagram
].map(safely);
