// The server's own pages within Cockpit: their links and forms stay inside, and the filter is in Cockpit's address.
import {t, zh} from '../../tasklist/server-lease/language.js';
import {NotShown, answer, say} from './failures.js';

/** Pages that have a place in Cockpit, what that is, and the page's style sheet, which falls on nothing but our pages. */
const PLACES = [
  [/^(\/leases)$/, '$1', '/front/lists.css'],
  [/^(\/portfolio)$/, '$1', '/front/portfolio.css'],
  [/^\/desk(\/leases\/[^/]+)$/, '$1', '/front/lease-sheet.css']
];

/**
 * Draws a page of the server in the node, and follows what is done there.
 *
 * @param address path and query of the page
 * @param focus whether the reader has come here for it, so that keys and screen readers go on at its heading
 * @param stays whether the page's form and its links to itself, as to its next page, are followed in the node, which is only
 *   a part of Cockpit's page
 */
export async function embed(node, address, {focus = false, stays = false, quietly = false} = {}) {
  if (!quietly) {
    wait(node);
  }
  try {
    const here = asked(address);
    const html = await (await answer(here.href, true)).text();
    if (!node.isConnected) {
      return;
    }
    const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main.sl-page');
    if (!main) {
      throw new Error('no page of ours: ' + here.pathname);
    }
    style(here);
    main.querySelectorAll('script').forEach(script => script.remove());
    const open = stays && (url => embed(node, url.href, {focus: true, stays}));
    stayInside(main, here, open, () => embed(node, address, {focus: true, stays}));
    if (quietly && isAtWork(node)) {
      return;
    }
    const [down, unfolded] = [node.scrollTop, quietly ? opened(node) : []];
    const at = quietly && node.contains(document.activeElement) && document.activeElement.getAttribute('href');
    node.replaceChildren(document.adoptNode(main));
    node.onsubmit = event => sent(event, open);
    main.querySelectorAll('details').forEach(details => {
      details.open ||= unfolded.includes(details.querySelector('summary').textContent);
    });
    shown.set(node, {since: Date.now(), filled: filled(node), address, stays});
    if (quietly) {
      [...main.querySelectorAll('a')].find(link => link.getAttribute('href') === at)?.focus({preventScroll: true});
      node.scrollTop = down;
    }
    if (focus) {
      arrive(main, !stays);
    }
  } catch (failure) {
    if (quietly) {
      return; // what is shown stays, and says how old it is
    }
    if (!(failure instanceof NotShown)) {
      console.error(failure);
    }
    say(node, failure, () => embed(node, address, {focus, stays}));
  }
}

/** What is looked at again after a while is loaded anew in its place, unless its reader is at work in a form. */
const OLD = 60_000;
const shown = new Map();
document.addEventListener('visibilitychange', () => {
  for (const [node, {since, address, stays}] of shown) {
    if (!node.isConnected) {
      shown.delete(node);
    } else if (!document.hidden && Date.now() - since > OLD && !isAtWork(node)) {
      embed(node, address, {stays, quietly: true});
    }
  }
});

const filled = node => [...node.querySelectorAll('form')].map(form => new URLSearchParams(new FormData(form))).join();

const isAtWork = node => filled(node) !== shown.get(node).filled
  || node.contains(document.activeElement) && document.activeElement.matches('input, select, textarea');

const opened = node => [...node.querySelectorAll('details[open] > summary')].map(summary => summary.textContent);

const COCKPIT = document.title.split(' | ')[0];

/** Cockpit names its own pages, but not its log-in. */
export const untitled = () => {
  document.title = COCKPIT;
};

/** Where a page of ours is in Cockpit, as the part of the address behind the number sign; null if it is not there. */
export function inside(url) {
  const place = url.origin === location.origin && PLACES.find(([path]) => path.test(url.pathname));
  if (!place) {
    return null;
  }
  const query = new URLSearchParams([...url.searchParams].filter(([name, value]) =>
    value !== '' && name !== 'embed' && name !== 'lang'));
  return '#' + url.pathname.replace(place[0], place[1]) + (query.size ? '?' + query : '');
}

function asked(address) {
  const url = new URL(address, location.origin);
  // Cockpit writes down what part of a diagram is seen, and does it a little late: when the next page is open
  url.searchParams.delete('viewbox');
  url.searchParams.set('embed', 'true');
  url.searchParams.set('lang', zh ? 'zh' : 'en');
  return url;
}

function wait(node) {
  const told = document.createElement('p');
  told.className = 'sl-wait';
  told.setAttribute('role', 'status');
  told.textContent = t('正在载入……', 'Loading …');
  node.replaceChildren(told);
}

function style(here) {
  const href = PLACES.find(([path]) => path.test(here.pathname))[2];
  if (!document.head.querySelector(`link[href="${href}"]`)) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    document.head.append(link);
  }
}

/**
 * Cockpit's page has an address of its own, against which nothing of ours is relative. What is to open by itself says so, and
 * so does a link to load the page again, which would lead to where Cockpit is already.
 */
function stayInside(main, here, open, again) {
  main.querySelectorAll('a[href]').forEach(link => {
    const href = link.getAttribute('href');
    if (href.startsWith('#')) {
      link.addEventListener('click', event => {
        event.preventDefault();
        goTo(main.querySelector('#' + CSS.escape(href.slice(1))));
      });
      return;
    }
    const url = new URL(href, here);
    link.href = link.dataset.outside === undefined && inside(url) || url.href;
    const opened = link.dataset.again !== undefined ? again : open && url.pathname === here.pathname && open;
    if (opened) {
      link.addEventListener('click', event => {
        // unless the reader wants it beside this one
        if (!(event.ctrlKey || event.metaKey || event.shiftKey)) {
          event.preventDefault();
          opened(url);
        }
      });
    }
  });
  main.querySelectorAll('form').forEach(form => form.action = new URL(form.getAttribute('action') || '', here).href);
}

/** What a form asks for is another page of ours. */
function sent(event, open) {
  const form = event.target;
  if (form.method !== 'get') {
    return;
  }
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form, event.submitter));
  const place = inside(url);
  if (place) {
    event.preventDefault();
    if (open) {
      open(url);
    } else {
      location.hash = place;
    }
  }
}

function arrive(main, titled) {
  const heading = main.querySelector('h1, h2');
  if (heading) {
    if (titled) {
      document.title = `${COCKPIT} | ${heading.textContent.replace(/\s+/g, ' ').trim()}`;
    }
    goTo(heading);
  }
}

function goTo(element) {
  if (element) {
    element.tabIndex = element.tabIndex < 0 ? -1 : element.tabIndex;
    element.focus({preventScroll: false});
    element.scrollIntoView({block: 'nearest'});
  }
}
