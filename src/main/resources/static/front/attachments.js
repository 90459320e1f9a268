// Hands in a lease's files: how far it is, what is wrong beside each field, and the list with the new file.
import {newKey, send, unfit} from './handing-in.js';
import {said} from './said.js';

const OF_THE_FILE = ['file', 'fileName', 'Idempotency-Key'];

const form = document.getElementById('attach');
const status = document.getElementById('attach-status');

const t = (zh, en) => document.documentElement.lang === 'zh' ? zh : en;
let key = '';

function show(problem) {
  for (const place of form.querySelectorAll('[data-error]')) place.textContent = '';
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  if (!problem) return;
  let first = null;
  for (const error of problem.errors ?? []) {
    const name = OF_THE_FILE.includes(error.field) ? 'file' : error.field;
    const place = form.querySelector(`[data-error="${CSS.escape(name)}"]`);
    if (!place) continue;
    place.textContent = [place.textContent, said(document.documentElement.lang, error.message)].join(' ').trim();
    const field = form.elements.namedItem(name);
    field.setAttribute('aria-invalid', 'true');
    first = first ?? field;
  }
  if (!first) form.querySelector('[data-error=""]').textContent = said(document.documentElement.lang, problem.detail);
  (first ?? form.querySelector('button')).focus();
}

function missing() {
  const errors = form.elements.kind.value ? [] : [{field: 'kind', message: t('请选择用途。', 'Say what it is.')}];
  return [...errors, ...unfit(form.elements.file.files[0], form.elements.effectiveOn)];
}

async function refresh() {
  const page = await fetch(location.href).then((answer) => answer.text());
  const list = new DOMParser().parseFromString(page, 'text/html').getElementById('attachment-list');
  if (list) document.getElementById('attachment-list').replaceWith(list);
  const count = (list ?? document).querySelectorAll('li').length;
  document.querySelector('#attachments-heading .number').textContent = t(`（${count}）`, ` (${count})`);
}

// which files a field of another form names, by their kind
const NAMED = {scan: 'SIGNED_CONTRACT', proof: 'IDENTITY', statement: 'LESSEE_STATEMENT'};

function offerFiles() {
  for (const select of document.querySelectorAll('select[name="scan"], select[name="proof"], select[name="statement"]')) {
    const chosen = select.value;
    select.replaceChildren(select.options[0]);
    for (const file of document.querySelectorAll(`#attachment-list li[data-kind="${NAMED[select.name]}"]`)) {
      select.add(new Option(file.querySelector('.name').textContent, file.dataset.id));
    }
    select.value = chosen;
  }
}

async function handIn(event) {
  event.preventDefault();
  const errors = missing();
  show(errors.length > 0 ? {errors} : null);
  if (errors.length > 0) return;
  const bar = form.querySelector('progress');
  const button = form.querySelector('button');
  const file = form.elements.file.files[0];
  button.disabled = true;
  bar.hidden = false;
  status.textContent = t('正在上传…', 'Uploading…');
  const said = {kind: form.elements.kind.value, effectiveOn: form.elements.effectiveOn.value, subject: form.elements.subject?.value};
  const answer = await send(form.dataset.door, said, file, key, (percent) => { bar.value = percent; });
  button.disabled = false;
  bar.hidden = true;
  bar.value = 0;
  status.textContent = '';
  if (answer.status !== 201) {
    show(answer.problem);
    return;
  }
  form.reset();
  key = newKey();
  await refresh().catch(() => location.reload());
  offerFiles();
  status.textContent = t(`已上传：${file.name}`, `Uploaded: ${file.name}`);
  document.getElementById('attachments-heading').focus();
}

if (form) {
  key = newKey();
  form.addEventListener('input', () => { key = newKey(); });
  form.addEventListener('submit', handIn);
}
offerFiles();
