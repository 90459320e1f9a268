// What Cockpit lacks for those who manage leases: the portfolio, and all leases by their numbers, ended ones too. The
// server draws these pages once, for their own addresses and for Cockpit.
import {t} from '../../tasklist/server-lease/language.js';
import {card} from './card.js';
import {diagram} from './diagram.js';
import {embed, untitled} from './embedded.js';
import {leaseOfInstance, leasesOfDefinition} from './tabs.js';
import {countOpenTasks} from './open-tasks.js';
import {leadToEndedLeases} from './ended.js';
import {nameInstances} from './names.js';
import {safely} from './failures.js';

const entry = (path, label, priority) => ({
  id: `server-lease.to${path.replace('/', '-')}`,
  pluginPoint: 'cockpit.navigation',
  priority,
  properties: {label, pagePath: `#${path}`, checkActive: address => address.includes(`#${path}`)}
});

/** How far down pages of ours were read, by their addresses, and whether the reader goes back to one. */
const read = new Map();
let back = false;
addEventListener('popstate', () => {
  back = true;
}, true);

/** A page of ours as a page of Cockpit; the filter stays in the address. */
const page = (path, address) => ({
  id: `server-lease.page${path.replace(/\W+/g, '-')}`,
  pluginPoint: 'cockpit.route',
  priority: 0,
  properties: {path},

  async render(node) {
    const place = location.hash.slice(1);
    const down = back ? read.get(place) : 0;
    back = false;
    node.className = 'sl-route';
    await embed(node, address(place), {focus: true});
    node.scrollTop = down || node.scrollTop;
    node.addEventListener('scroll', () => read.set(place, node.scrollTop), {passive: true});
  },

  unmount() {
    untitled();
  }
});

nameInstances();
countOpenTasks();
leadToEndedLeases();

export default [
  entry('/portfolio', t('租赁概览', 'Portfolio'), 1001),
  entry('/leases', t('租赁', 'Leases'), 1000),
  page('/portfolio', place => place),
  page('/leases', place => place),
  page('/leases/:number', place => `/desk${place}`),
  card,
  leasesOfDefinition,
  leaseOfInstance,
  diagram
].map(safely);
