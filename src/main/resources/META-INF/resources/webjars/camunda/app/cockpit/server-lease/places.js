// How many leases are where, how many of them late, what stands still there, and how long it takes: counted by the server
// once a minute for everybody. Here they get words, units and their age.
import {t, zh} from '../../tasklist/server-lease/language.js';
import {NotShown, answer} from './failures.js';
import {inside} from './embedded.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Counted every minute; older than this they are said to be old. */
const OLD = 5 * MINUTE;

/** How long it usually takes, from short to long; each step has a colour and says what it means. */
export const STEPS = [
  [HOUR, t('1小时以内', 'up to 1 hour')],
  [DAY, t('1天以内', 'up to 1 day')],
  [3 * DAY, t('3天以内', 'up to 3 days')],
  [7 * DAY, t('7天以内', 'up to 7 days')],
  [Infinity, t('7天以上', 'more than 7 days')]
];

export const stepOf = seconds => STEPS.findIndex(([most]) => seconds <= most);

/**
 * The newest figures: `at` when they were counted, `old` how many seconds ago, `places` by the model's elements, the
 * stages of a lease first.
 */
export async function figures() {
  const answered = await answer('/api/portfolio');
  const day = await answered.json();
  const places = day.figures && day.figures.places;
  if (!places) {
    throw new NotShown(t('尚无统计数据，一分钟内即有。', 'There are no figures yet; they come within a minute.'));
  }
  // by the server's clock, whatever the reader's says
  const now = new Date(answered.headers.get('Date') || Date.now());
  const at = new Date(day.computedAt);
  return {at, old: Math.max(0, (now - at) / 1000), places};
}

const number = new Intl.NumberFormat(zh ? 'zh-CN' : 'en-GB', {maximumFractionDigits: 1});

const clock = new Intl.DateTimeFormat(zh ? 'zh-CN' : 'en-GB',
  {timeZone: 'Asia/Shanghai', day: 'numeric', month: zh ? 'numeric' : 'short', hour: '2-digit', minute: '2-digit', hour12: false});

export function duration(seconds) {
  if (seconds < MINUTE) {
    return t('不足1分钟', 'under a minute');
  }
  if (seconds < 90 * MINUTE) {
    const minutes = Math.round(seconds / MINUTE);
    return t(`${minutes}分钟`, `${minutes} min`);
  }
  return seconds < 2 * DAY
    ? t(`${number.format(seconds / HOUR)}小时`, `${number.format(seconds / HOUR)} h`)
    : t(`${number.format(seconds / DAY)}天`, `${number.format(seconds / DAY)} days`);
}

export const name = place => t(place.zh, place.en);

/** What stands at a place, in words; the parts that count nothing are left out. */
export const words = {
  leases: count => t(`${number.format(count)} 件`, count === 1 ? '1 lease' : `${number.format(count)} leases`),
  overdue: count => t(`逾期 ${number.format(count)} 件`, `${number.format(count)} overdue ${count === 1 ? 'lease' : 'leases'}`),
  incidents: count => t(`有故障 ${number.format(count)} 件`,
    count === 1 ? '1 lease with a failure' : `${number.format(count)} leases with a failure`),
  spent: seconds => t(`用时 ${duration(seconds)}`, `takes ${duration(seconds)}`)
};

const few = new Intl.NumberFormat(zh ? 'zh-CN' : 'en-GB', {notation: 'compact', maximumFractionDigits: 1});

/** The same as short as a diagram has room for: number and sign, of which the legend and the title say what they mean. */
export const signs = {
  leases: count => short(count),
  overdue: count => `!${short(count)}`,
  incidents: count => `×${short(count)}`,
  spent: seconds => seconds < MINUTE ? t('<1分钟', '<1 min') : duration(seconds).replace(' days', ' d')
};

const short = count => count < 10000 ? String(count) : few.format(count);

/** What the time spent is of, said wherever it stands. */
export const MEASURED = t('用时：近30天已办结的中位数，不含仍在等候的；每小时重算',
  'Takes: median of those done in the last 30 days, not of those that still wait; counted every hour');

/**
 * Does it again each minute, as long as the element is in the page. Nothing is asked for while nobody looks at the page.
 */
export function eachMinute(element, draw) {
  const timer = setInterval(() => {
    if (!element.isConnected) {
      clearInterval(timer);
    } else if (!document.hidden) {
      draw();
    }
  }, MINUTE * 1000);
}

/** New content; who was at one of the links goes on at the same. */
export function redraw(node, ...content) {
  const at = node.contains(document.activeElement) && document.activeElement;
  const same = at && (at.tagName === 'SUMMARY' ? 'summary' : `a[href="${CSS.escape(at.getAttribute('href') || '')}"]`);
  node.replaceChildren(...content);
  if (same) {
    node.querySelector(same)?.focus({preventScroll: true});
  }
}

/** Where a list is, by its query; null without one. */
export const list = query => query ? inside(new URL(`/leases?${query}`, location.origin)) : null;

/** Until when the figures count, and a warning if that is long ago. */
export function age({at, old}, element = 'p') {
  const told = document.createElement(element);
  told.className = old > OLD ? 'sl-age sl-old' : 'sl-age';
  // Cockpit itself shows the browser's time
  const time = t(`北京时间 ${clock.format(at)}`, `${clock.format(at)} China time`);
  told.textContent = old > OLD
    ? t(`数据已有${duration(old)}未更新（截至${time}）`, `These figures are ${duration(old)} old (as of ${time})`)
    : t(`截至${time}，每分钟更新`, `As of ${time}, counted every minute`);
  return told;
}

/** A figure, as a link where there is a list of just what it counts; one that is short says in words what it is. */
export function figure(text, kind, href, said) {
  const shown = document.createElement(href ? 'a' : 'span');
  shown.className = `sl-${kind}`;
  shown.textContent = text;
  if (href) {
    shown.href = href;
  }
  if (said) {
    shown.title = said;
    if (href) {
      shown.setAttribute('aria-label', said);
    }
  }
  return shown;
}

/**
 * All places in a table: the diagram for those who do not see it, and for print.
 *
 * @param kind what these places are called
 */
export function table(places, kind, caption) {
  const drawn = document.createElement('table');
  drawn.className = 'sl-places';
  drawn.createCaption().textContent = caption;
  const head = drawn.createTHead().insertRow();
  [kind, t('租赁（件）', 'Leases'), t('逾期（件）', 'Overdue'), t('有故障（件）', 'Failed'), t('用时', 'Takes')].forEach(title => {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = title;
    head.append(cell);
  });
  const body = drawn.createTBody();
  places.forEach(place => {
    const row = body.insertRow();
    const title = document.createElement('th');
    title.scope = 'row';
    title.textContent = name(place);
    row.append(title);
    [figure(number.format(place.leases), 'leases', list(place.list)),
      figure(number.format(place.overdue), place.overdue ? 'overdue' : 'none', list(place.overdueList)),
      figure(number.format(place.incidents), 'incidents', place.incidents && list(place.incidentsList)),
      figure(place.seconds == null ? '—' : duration(place.seconds), 'spent')].forEach(shown => row.insertCell().append(shown));
  });
  return drawn;
}
