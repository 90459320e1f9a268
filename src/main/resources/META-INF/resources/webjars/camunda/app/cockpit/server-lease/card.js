// On Cockpit's first page: how many leases are in which stage, and how many of them are late.
import {t} from '../../tasklist/server-lease/language.js';
import {MEASURED, age, eachMinute, figures, redraw, table} from './places.js';
import {say} from './failures.js';

export const card = {
  id: 'server-lease.card',
  pluginPoint: 'cockpit.dashboard',
  priority: 1000,

  async render(node) {
    const draw = async () => {
      try {
        redraw(node, drawn(await figures()));
      } catch (failure) {
        say(node, failure, draw);
      }
    };
    eachMinute(node, draw);
    await draw();
  },

  unmount() {}
};

function drawn(counted) {
  const section = document.createElement('section');
  section.className = 'sl-card';
  const measured = document.createElement('p');
  measured.textContent = MEASURED;
  const more = document.createElement('p');
  [['#/portfolio', t('查看租赁概览', 'Portfolio')], ['#/leases', t('查看全部租赁', 'All leases')]].forEach(([href, text]) => {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = text;
    more.append(link, ' ');
  });
  const stages = counted.places.filter(place => place.stage);
  section.append(age(counted), table(stages, t('阶段', 'Stage'), t('各阶段的租赁', 'Leases by stage')), measured, more);
  return section;
}
