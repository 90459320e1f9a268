// On the diagram of a process: leases, late ones and failures at each place, and how long it takes there, in a colour that
// says it in words too.
import {t} from '../../tasklist/server-lease/language.js';
import {say} from './failures.js';
import {STEPS, age, figure, figures, list, stepOf, table, words} from './places.js';

export const diagram = {
  id: 'server-lease.diagram',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  priority: 1000,

  async render(viewer) {
    const legend = document.createElement('aside');
    legend.className = 'sl-legend';
    legend.setAttribute('aria-label', t('图例与数据', 'Legend and figures'));
    viewer.get('canvas').getContainer().append(legend);
    // what is done in the legend is not done in the diagram
    ['mousedown', 'wheel', 'dblclick'].forEach(done => legend.addEventListener(done, event => event.stopPropagation()));
    const draw = async () => {
      try {
        const counted = await figures();
        const here = counted.places.filter(place => viewer.get('elementRegistry').get(place.id));
        here.forEach(place => mark(viewer.get('overlays'), place));
        legend.replaceChildren(explained(counted, here));
      } catch (failure) {
        say(legend, failure, draw);
      }
    };
    await draw();
    makeRoom(viewer.get('canvas'));
  },

  unmount() {}
};

/**
 * On a phone what Cockpit says of the definition leaves the diagram beside it no room: it is folded, as a reader folds it,
 * and the diagram fills its room whenever that grows wider or narrower.
 */
function makeRoom(canvas) {
  const fold = document.querySelector('.ctn-sidebar > .hide-collapsable');
  if (!fold || !matchMedia('(max-width: 767px)').matches) {
    return;
  }
  const container = canvas.getContainer();
  let width = container.clientWidth;
  new ResizeObserver(() => {
    if (container.clientWidth && container.clientWidth !== width) {
      width = container.clientWidth;
      canvas.resized();
      canvas.zoom('fit-viewport', 'auto');
    }
  }).observe(container);
  if (fold.offsetParent) {
    fold.click();
  }
}

function mark(overlays, place) {
  const counts = document.createElement('div');
  counts.className = 'sl-counts';
  if (place.leases) {
    counts.append(figure(words.leases(place.leases), 'leases', list(place)));
  }
  if (place.overdue) {
    counts.append(figure(words.overdue(place.overdue), 'overdue', list(place, '&overdue=true')));
  }
  if (place.incidents) {
    counts.append(figure(words.incidents(place.incidents), 'incidents'));
  }
  if (counts.hasChildNodes()) {
    overlays.add(place.id, {position: {bottom: 9, left: -8}, html: counts});
  }
  if (place.seconds != null) {
    const spent = figure(words.spent(place.seconds), 'spent');
    spent.classList.add(`sl-step-${stepOf(place.seconds)}`);
    spent.title = t(`近30天办结 ${place.done} 次，用时的中位数`, `Median of the ${place.done} done in the last 30 days`);
    overlays.add(place.id, {position: {bottom: -10, left: -8}, html: spent});
  }
}

function explained(counted, places) {
  const marks = document.createElement('ul');
  const steps = document.createElement('ul');
  steps.setAttribute('aria-label', t('用时的颜色', 'Colours of how long it takes'));
  const item = (to, ...content) => {
    const one = document.createElement('li');
    one.append(...content);
    to.append(one);
  };
  item(marks, figure(words.leases(12), 'leases'), t('现在此处的租赁', ' here now'));
  item(marks, figure(words.overdue(3), 'overdue'), t('其中已过期限的租赁', ' of these past their date'));
  item(marks, figure(words.incidents(1), 'incidents'), t('停在此处、待运维处理的故障', ' where leases stand still and wait for operations'));
  STEPS.forEach(([, text], step) => {
    const colour = figure(text, 'spent');
    colour.classList.add(`sl-step-${step}`);
    item(steps, colour);
  });
  const heat = document.createElement('p');
  heat.textContent = t('用时：近30天办结的中位数，每小时重算', 'Takes: median of those done in the last 30 days, counted every hour');
  const all = document.createElement('details');
  const summary = document.createElement('summary');
  summary.append(t('图例与列表', 'Legend and table'), ' · ', age(counted, 'span'));
  all.append(summary, marks, heat, steps, table(places, t('图中各环节', 'The steps of this diagram')));
  return all;
}
