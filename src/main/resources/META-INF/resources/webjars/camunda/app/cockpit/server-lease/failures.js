// A plug-in that fails says so in its own place, and keeps nothing else from working.
import {inOneLanguage, t} from '../../tasklist/server-lease/language.js';

/** Why something is not shown, in words for the reader. */
export class NotShown extends Error {}

/** What is not there does not come by trying again; the list has what is there. */
class NotFound extends NotShown {}

/** Cockpit asks for the password when it is loaded again, and goes on where the reader was. */
class SignedOut extends NotShown {
  constructor() {
    super(t('登录已失效，请重新登录。', 'Your session has ended; sign in again.'));
  }
}

const SILENT = t('系统没有响应，请检查网络，稍后再试。', 'The server does not answer. Check the network and try again.');

const PATIENCE_SECONDS = 10;

const SLOW = t(`系统 ${PATIENCE_SECONDS} 秒内没有答复；请再试一次，仍不成功的请联系运维人员。`,
  `The server has not answered within ${PATIENCE_SECONDS} seconds. Try again; if it fails again, call the operators.`);

const BROKEN = t('系统出错，未能显示；请稍后再试，仍不成功的请联系运维人员。',
  'Something failed on our side, and this cannot be shown. Try again later, or call the operators.');

/**
 * The answer to a GET. A page is not asked for as one, else a lost session would bring the log-in page.
 *
 * @param page whether a refusal that comes as a page, with what is to be corrected, is an answer too
 */
export async function answer(address, page = false) {
  let answered;
  try {
    answered = await fetch(address, {
      headers: {'Accept': '*/*', 'X-Requested-With': 'XMLHttpRequest'},
      cache: 'no-store',
      // of the whole answer: it may hang while it is read, too
      signal: AbortSignal.timeout(PATIENCE_SECONDS * 1000)
    });
  } catch (failure) {
    throw new NotShown(isLate(failure) ? SLOW : SILENT);
  }
  if (answered.status === 401) {
    throw new SignedOut();
  }
  const asPage = page && answered.status < 500 && /html/.test(answered.headers.get('Content-Type'));
  if (!answered.ok && !asPage) {
    throw new (answered.status === 404 ? NotFound : NotShown)(await why(answered));
  }
  return answered;
}

const isLate = failure => failure.name === 'TimeoutError';

/** What the server says of a refusal, or of being held; each part of it is in both languages. */
async function why(refused) {
  if (refused.status >= 500 && refused.status !== 503) {
    return BROKEN;
  }
  const unsaid = refused.status === 503 ? SILENT : BROKEN;
  try {
    const {detail, errors} = await refused.json();
    return [detail, ...(errors || []).map(error => error.message)]
      .filter((text, at, all) => text && all.indexOf(text) === at)
      .map(inOneLanguage)
      .join(' ') || unsaid;
  } catch {
    return unsaid;
  }
}

/** Says in the node what is wrong, with a button to try again. */
export function say(node, failure, again) {
  const told = document.createElement('div');
  told.className = 'sl-failed';
  told.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.textContent = failure instanceof NotShown ? failure.message : isLate(failure) ? SLOW : BROKEN;
  told.append(words);
  if (failure instanceof NotFound) {
    const list = document.createElement('a');
    list.href = '#/leases';
    list.textContent = t('返回租赁列表', 'Back to the list of leases');
    told.append(list);
    node.replaceChildren(told);
    return;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-default';
  if (failure instanceof SignedOut) {
    button.textContent = t('重新登录', 'Sign in');
    button.addEventListener('click', () => location.reload());
    told.append(button);
  } else if (again) {
    button.textContent = t('再试一次', 'Try again');
    button.addEventListener('click', again);
    told.append(button);
  }
  node.replaceChildren(told);
}

/** Whatever a plug-in throws ends here. */
export function safely(plugin) {
  const {render} = plugin;
  return render ? {...plugin, async render(node, ...rest) {
    try {
      await render.call(this, node, ...rest);
    } catch (failure) {
      console.error(plugin.id, failure);
      if (node instanceof Element) {
        say(node, failure);
      }
    }
  }} : plugin;
}
