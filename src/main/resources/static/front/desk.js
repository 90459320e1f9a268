// Sends the forms of a lease's page to the REST interface, and says beside each field what was wrong with it.
'use strict';

const CHINA = '+08:00';

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

function bodyOf(form) {
  const body = {};
  for (const field of form.querySelectorAll('[data-kind]')) {
    if (field.value.trim() !== '' && !['path', 'query'].includes(field.dataset.kind)) body[field.name] = valueOf(field);
  }
  return body;
}

function addressOf(form) {
  let address = form.dataset.door;
  for (const field of form.querySelectorAll('[data-kind=path]')) {
    address = address.replace(`{${field.name}}`, encodeURIComponent(field.value.trim() || '0'));
  }
  const query = new URLSearchParams();
  for (const field of form.querySelectorAll('[data-kind=query]')) {
    if (field.value.trim() !== '') query.set(field.name, field.value.trim());
  }
  return query.size > 0 ? `${address}?${query}` : address;
}

function show(form, problem) {
  for (const place of form.querySelectorAll('[data-error]')) place.textContent = '';
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  if (!problem) return;
  let first = null;
  const rest = [];
  for (const error of problem.errors || []) {
    const place = error.field && form.querySelector(`[data-error="${CSS.escape(error.field)}"]`);
    if (place) {
      place.textContent = error.message;
      const field = form.elements.namedItem(error.field);
      field.setAttribute('aria-invalid', 'true');
      first = first || field;
    } else {
      rest.push(error.message);
    }
  }
  form.querySelector('[data-error=""]').textContent =
      first && rest.length === 0 ? '请更正标出的字段。 Correct the fields that are marked.' : [problem.detail, ...rest].join(' ');
  (first || form.querySelector('button')).focus();
}

async function send(event) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector('button');
  button.disabled = true;
  show(form, null);
  try {
    const method = form.dataset.method;
    const answer = await fetch(addressOf(form), {
      method,
      headers: method === 'DELETE' ? {} : {'Content-Type': 'application/json'},
      body: method === 'DELETE' ? undefined : JSON.stringify(bodyOf(form)),
    });
    if (answer.ok) {
      location.reload();
      return;
    }
    button.disabled = false;
    show(form, await answer.json().catch(() => ({detail: `没有办成（${answer.status}），请稍后再试。 Not done; try again later.`})));
  } catch {
    button.disabled = false;
    show(form, {detail: '连接中断，请检查网络后再试。 No connection; check the network and try again.'});
  }
}

for (const form of document.querySelectorAll('form.action')) form.addEventListener('submit', send);
