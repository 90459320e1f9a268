// Sends the forms of a lease's page to the REST interface, and says beside each field what was wrong with it.
import {NOT_KNOWN, newKey} from './handing-in.js';
import {said as inOne} from './said.js';

const CHINA = '+08:00';
const MISSING = '请填写。 Fill this in.';
const UNCONFIRMED = '请先勾选确认。 Tick it to confirm.';

// A page in one language says in which; what the server says of a request comes in both, Chinese first.
const reader = document.documentElement.dataset.reader;

const said = (...texts) => inOne(reader, ...texts);

function valueOf(field) {
  const text = field.value.trim();
  switch (field.dataset.kind) {
    case 'yesno': return text === 'true';
    // what is no number goes as it is: the server says what is wrong with it
    case 'number': return Number.isNaN(Number(text)) ? text : Number(text);
    case 'time': return text.length === 16 ? text + ':00' + CHINA : text + CHINA;
    default: return text;
  }
}

// A field that is not asked for is disabled, and not sent.
function asked(form, kinds) {
  return [...form.querySelectorAll(kinds)].filter(field => !field.disabled);
}

function bodyOf(form) {
  const body = {};
  for (const field of asked(form, '[data-kind]')) {
    if (field.dataset.kind === 'each') {
      if (field.checked) (body[field.name] ||= []).push(field.value);
    } else if (field.value.trim() !== '' && !['path', 'query'].includes(field.dataset.kind)) {
      body[field.name] = valueOf(field);
    }
  }
  return body;
}

function addressOf(form) {
  let address = form.dataset.door;
  for (const field of asked(form, '[data-kind=path]')) {
    address = address.replace(`{${field.name}}`, encodeURIComponent(field.value.trim() || '0'));
  }
  const query = new URLSearchParams();
  for (const field of asked(form, '[data-kind=query]')) {
    if (field.value.trim() !== '') query.set(field.name, field.value.trim());
  }
  return query.size > 0 ? `${address}?${query}` : address;
}

// Shows the fields and offers the choices that the choices made so far ask for, all of them: data-when="ground=A|B;by=C".
function showAsked(form) {
  for (const place of form.querySelectorAll('[data-when]')) {
    const wanted = place.dataset.when.split(';').every(one => {
      const [name, values] = one.split('=');
      return values.split('|').includes(form.elements.namedItem(name).value);
    });
    place.hidden = !wanted;
    if (place.tagName === 'OPTION') {
      place.disabled = !wanted;
      if (!wanted && place.selected) place.parentElement.value = '';
    }
    for (const field of place.querySelectorAll('[data-kind]')) field.disabled = !wanted;
  }
}

function show(form, problem) {
  for (const place of form.querySelectorAll('[data-error]')) place.textContent = '';
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  if (!problem) return;
  let first = null;
  const rest = [];
  for (const error of problem.errors || []) {
    const place = error.field && form.querySelector(`[data-error="${CSS.escape(error.field)}"]`);
    const field = form.elements.namedItem(error.field);
    // what is sent unseen has no place beside it
    if (place && field && !field.disabled && field.type !== 'hidden') {
      place.textContent = said(error.message);
      field.setAttribute('aria-invalid', 'true');
      first = first || field;
    } else {
      rest.push(error.message);
    }
  }
  form.querySelector('[data-error=""]').textContent =
      first && rest.length === 0 ? said('请更正标出的字段。 Correct the fields that are marked.') : said(problem.detail, ...rest);
  (first || form.querySelector('button')).focus();
}

// Sent again after a lost connection it is the same request; what was corrected meanwhile is another.
function keyOf(form) {
  const said = addressOf(form) + JSON.stringify(bodyOf(form));
  if (form.dataset.said !== said) {
    form.dataset.said = said;
    form.dataset.key = newKey();
  }
  return form.dataset.key;
}

function missing(form) {
  const fields = asked(form, '[data-kind][required]').filter(field => field.value.trim() === '');
  const errors = fields.map(field => ({field: field.name, message: MISSING}));
  for (const box of form.querySelectorAll('[data-confirms]')) {
    if (!box.checked) errors.push({field: box.name, message: UNCONFIRMED});
  }
  return errors;
}

// The page again, without what the form was filled from: sent once more it would be recorded once more.
function recordedAt(form) {
  const address = new URL(location.href);
  for (const name of (form.dataset.forget || '').split(' ')) address.searchParams.delete(name);
  address.hash = 'recorded';
  return address;
}

async function send(event) {
  event.preventDefault();
  const form = event.target;
  show(form, null);
  const errors = missing(form);
  if (errors.length > 0) {
    show(form, {errors});
    return;
  }
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const method = form.dataset.method;
    const answer = await fetch(addressOf(form), {
      method,
      headers: {'X-Requested-With': 'desk', 'Idempotency-Key': keyOf(form), ...(method === 'DELETE' ? {} : {'Content-Type': 'application/json'})},
      body: method === 'DELETE' ? undefined : JSON.stringify(bodyOf(form)),
    });
    if (answer.ok) {
      // what goes on in the background has a page of its own
      const run = /^\/api(\/steering\/runs\/\d+)$/.exec(answer.headers.get('Location') || '');
      if (run) {
        location.assign(run[1]);
        return;
      }
      // kept with this entry of the browser's history: still said when the page is loaded again
      const link = (await answer.json().catch(() => ({}))).link;
      history.replaceState({recorded: form.dataset.label, link, fresh: true}, '', recordedAt(form));
      history.scrollRestoration = 'manual';
      location.reload();
      return;
    }
    button.disabled = false;
    show(form, await answer.json().catch(() => NOT_KNOWN));
    if (answer.status === 401) {
      // in another tab: what was filled in stays here
      const link = document.createElement('a');
      link.href = '/login?ended';
      link.target = '_blank';
      link.textContent = reader === 'en' ? 'Sign in' : '登录';
      form.querySelector('[data-error=""]').append(' ', link);
    }
  } catch {
    button.disabled = false;
    show(form, NOT_KNOWN);
  }
}

function recordedWhere(what, stage) {
  return reader === 'en'
    ? `Recorded: ${what}. ` + (stage ? `Current stage: ${stage}.` : 'The table below shows how it goes on.')
    : `已登记：${what}。` + (stage ? `当前阶段：${stage}。` : '进展见下表。');
}

function sayWhatWasRecorded() {
  const place = document.getElementById('recorded');
  // from Tasklist, which opens this page for an application that was just sent
  if (new URLSearchParams(location.search).get('recorded') === 'application') {
    history.replaceState({recorded: reader === 'en' ? 'Application' : '申请', fresh: true}, '', location.pathname);
  }
  if (place && history.state && history.state.recorded) {
    place.textContent = recordedWhere(history.state.recorded, place.dataset.stage);
    const {recorded, fresh} = history.state;
    if (history.state.link) {
      place.append(' ' + (reader === 'en'
        ? 'No mail went out. Hand this link to the signer; it is shown only now: '
        : '没有邮件发出。请把此链接交给签署人本人，它只显示这一次：'));
      const code = document.createElement('code');
      code.textContent = location.origin + history.state.link;
      place.append(code);
    }
    history.replaceState({recorded}, '');
    // it stands above the form that was sent, and a one-time link is not shown again
    if (fresh) {
      place.tabIndex = -1;
      place.focus();
      place.scrollIntoView();
    }
  }
}

for (const form of document.querySelectorAll('form.action')) {
  form.addEventListener('submit', send);
  form.addEventListener('change', () => showAsked(form));
  showAsked(form);
}
sayWhatWasRecorded();
// on paper nothing is folded
window.addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('.findings details')) folded.open = true;
});
