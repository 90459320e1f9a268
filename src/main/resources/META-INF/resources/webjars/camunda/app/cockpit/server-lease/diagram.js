// On the diagram of a process: leases, late ones and failures at each place, and how long it takes there, in a colour that
// says it in words too. What they mean, and all of them in a table, is beside the diagram and covers nothing of it.
import {t} from '../../tasklist/server-lease/language.js';
import {say} from './failures.js';
import {MEASURED, STEPS, age, eachMinute, figure, figures, list, name, redraw, signs, stepOf, table, words} from './places.js';

const OURS = 'sl-marks';

/** Never smaller than they can be read; where they would cover one another, the table has them. */
const READABLE = {scale: {min: 1}, show: {minZoom: 0.3}};

/** Counts stand on the lower edge of an element. */
const EDGE = {bottom: 26, left: -8};

/** Where a time is below an element, and how large, as the diagram opens. */
const TIME = {below: 8, width: 90, height: 36};

export const diagram = {
  id: 'server-lease.diagram',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  priority: 1000,

  async render(viewer) {
    const canvas = viewer.get('canvas');
    const legend = document.createElement('aside');
    legend.className = 'sl-legend';
    legend.setAttribute('aria-label', t('图例与数据', 'Legend and figures'));
    const container = canvas.getContainer();
    container.before(legend);
    container.parentElement.classList.add('sl-with-legend');
    // what is done in the legend is not done in the diagram
    ['mousedown', 'wheel', 'dblclick'].forEach(done => legend.addEventListener(done, event => event.stopPropagation()));
    let counted;
    let here;
    let small;
    const explain = () => redraw(legend, explained(counted, here, {open: legend.querySelector('details')?.open, small}));
    const draw = async () => {
      try {
        counted = await figures();
        here = counted.places.filter(place => viewer.get('elementRegistry').get(place.id));
        viewer.get('overlays').remove({type: OURS});
        here.forEach(place => mark(viewer, place));
        explain();
      } catch (failure) {
        say(legend, failure, draw);
      }
    };
    viewer.get('eventBus').on('canvas.viewbox.changed', () => {
      const was = small;
      small = canvas.zoom() < READABLE.show.minZoom;
      if (here && small !== was) {
        explain();
      }
    });
    eachMinute(legend, draw);
    await draw();
    fillRoom(canvas);
    foldOnPhone();
  },

  unmount() {}
};

/** The diagram fills its room whenever that becomes another, as when the legend opens beside it. */
function fillRoom(canvas) {
  const container = canvas.getContainer();
  let size = '';
  new ResizeObserver(() => {
    const now = `${container.clientWidth} × ${container.clientHeight}`;
    if (container.clientWidth && container.clientHeight && now !== size) {
      size = now;
      canvas.resized();
      canvas.zoom('fit-viewport', 'auto');
    }
  }).observe(container);
}

/** On a phone what Cockpit says beside a diagram or a lease leaves them no room: it is folded, as a reader folds it. */
export function foldOnPhone() {
  const fold = document.querySelector('.ctn-sidebar > .hide-collapsable');
  if (fold && fold.offsetParent && matchMedia('(max-width: 767px)').matches) {
    fold.click();
  }
}

function mark(viewer, place) {
  const element = viewer.get('elementRegistry').get(place.id);
  const counts = document.createElement('div');
  counts.className = 'sl-counts';
  const count = (kind, query) => {
    if (place[kind]) {
      counts.append(figure(signs[kind](place[kind]), kind, list(query), `${name(place)}${t('：', ': ')}${words[kind](place[kind])}`));
    }
  };
  count('leases', place.list);
  count('overdue', place.overdueList);
  count('incidents', place.incidentsList);
  const beside = room(element);
  const spent = place.seconds == null ? null : time(place);
  if (spent && beside) {
    const marks = document.createElement('div');
    marks.append(counts, spent);
    add(viewer, element, marks, beside);
    return;
  }
  add(viewer, element, counts, beside || EDGE);
  if (spent) {
    const position = roomOfTime(viewer, element);
    const alone = document.createElement('div');
    alone.className = position.top === undefined ? 'sl-below-counts' : '';
    alone.append(spent);
    add(viewer, element, alone, position);
  }
}

function time(place) {
  const spent = figure(signs.spent(place.seconds), 'spent', null, `${words.spent(place.seconds)} · ${t(
    `近30天已办结 ${place.done} 次，用时的中位数`, `median of the ${place.done} done in the last 30 days`)}`);
  spent.classList.add(`sl-step-${stepOf(place.seconds)}`);
  return spent;
}

function add(viewer, element, marks, position) {
  if (marks.hasChildNodes()) {
    viewer.get('overlays').add(element.id, OURS, {...READABLE, position, html: marks});
  }
}

/** Where an element has room for counts and time together; null where they are at its lower edge and below it. */
function room(element) {
  if (element.children.length) {
    return {top: 4, left: 6};
  }
  // below what begins with an event the diagram ends
  return element.businessObject.triggeredByEvent ? {top: -20, left: -8} : null;
}

/** Below an element; beside that, or above it, where a name is written, as of an event on its edge. */
function roomOfTime(viewer, element) {
  const names = viewer.get('elementRegistry').filter(one => one.labelTarget && one.parent === element.parent);
  const free = ({left, top}) => {
    const [x, y] = [element.x + left, top === undefined ? element.y + element.height + TIME.below : element.y + top];
    return !names.some(name => name.x < x + TIME.width && x < name.x + name.width
      && name.y < y + TIME.height && y < name.y + name.height);
  };
  const rooms = [EDGE, {...EDGE, left: element.width + 12}, {...EDGE, left: element.width + 44},
    {top: -TIME.height, left: EDGE.left}, {top: -TIME.height, left: element.width - TIME.width}];
  return rooms.find(free) || EDGE;
}

/** @param small whether the diagram is so small that its marks are not shown: its table comes first, and is said to be there */
function explained(counted, places, {open, small}) {
  const marks = document.createElement('ul');
  const steps = document.createElement('ul');
  steps.setAttribute('aria-label', t('用时的颜色', 'Colours of how long it takes'));
  const item = (to, ...content) => {
    const one = document.createElement('li');
    one.append(...content);
    to.append(one);
  };
  item(marks, figure(signs.leases(12), 'leases'), t('现在此处的租赁（件）', 'leases here now'));
  item(marks, figure(signs.overdue(3), 'overdue'), t('其中已过期限的租赁（件）', 'of these past their date'));
  item(marks, figure(signs.incidents(1), 'incidents'),
    t('此处有故障、待运维处理的租赁（件）', 'leases with a failure here, which waits for operations'));
  STEPS.forEach(([, text], step) => {
    const colour = figure(text, 'spent');
    colour.classList.add(`sl-step-${step}`);
    item(steps, colour);
  });
  const heat = document.createElement('p');
  heat.textContent = MEASURED;
  const all = document.createElement('details');
  all.open = open;
  const summary = document.createElement('summary');
  summary.append(t('图例与列表', 'Legend and table'), ' · ', age(counted, 'span'));
  const drawn = table(places, t('环节', 'Step'), t('图中各环节', 'The steps of this diagram'));
  if (small) {
    summary.append(' · ', t('图太小，数字在此列表中', 'the diagram is too small for its figures: they are in this table'));
    all.append(summary, drawn, heat, marks, steps);
  } else {
    all.append(summary, marks, heat, steps, drawn);
  }
  return all;
}
