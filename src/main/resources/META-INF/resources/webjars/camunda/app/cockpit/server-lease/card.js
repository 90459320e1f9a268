// On Cockpit's first page: how many leases are in which stage, and how many of them are late.
import {t} from '../../tasklist/server-lease/language.js';
import {age, figures, table} from './places.js';

export const card = {
  id: 'server-lease.card',
  pluginPoint: 'cockpit.dashboard',
  priority: 1000,

  async render(node) {
    const counted = await figures();
    const section = document.createElement('section');
    section.className = 'sl-card';
    const more = document.createElement('p');
    [['#/portfolio', t('查看组合', 'Portfolio')], ['#/leases', t('查看全部租赁', 'All leases')]].forEach(([href, text]) => {
      const link = document.createElement('a');
      link.href = href;
      link.textContent = text;
      more.append(link, ' ');
    });
    section.append(age(counted), table(counted.places.filter(place => place.stage), t('各阶段的租赁', 'Leases by stage')), more);
    node.replaceChildren(section);
  },

  unmount() {}
};
