// Hands in a lease's files: how far it is, what is wrong beside each field, and the list with the new file.
const MOST = 20_000_000;
const OF_THE_FILE = ['file', 'fileName', 'Idempotency-Key', 'subject'];

const form = document.getElementById('attach');
const status = document.getElementById('attach-status');
let key = '';

// kept until a field changes: whoever sends once more after a broken connection sends the same
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

function show(problem) {
  for (const place of form.querySelectorAll('[data-error]')) place.textContent = '';
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  if (!problem) return;
  let first = null;
  for (const error of problem.errors ?? []) {
    const name = OF_THE_FILE.includes(error.field) ? 'file' : error.field;
    const place = form.querySelector(`[data-error="${CSS.escape(name)}"]`);
    if (!place) continue;
    place.textContent = [place.textContent, error.message].join(' ').trim();
    const field = form.elements.namedItem(name);
    field.setAttribute('aria-invalid', 'true');
    first = first ?? field;
  }
  if (!first) form.querySelector('[data-error=""]').textContent = problem.detail;
  (first ?? form.querySelector('button')).focus();
}

function missing() {
  const errors = [];
  const file = form.elements.file.files[0];
  if (!form.elements.kind.value) errors.push({field: 'kind', message: '请选择用途。 Say what it is.'});
  if (form.elements.effectiveOn.validity.badInput) errors.push({field: 'effectiveOn', message: '日期不完整。 The date is not complete.'});
  if (!file) errors.push({field: 'file', message: '请选择文件。 Choose a file.'});
  else if (file.size > MOST) errors.push({field: 'file', message: '文件超过 20 MB，请压缩或者拆分后再上传。 The file is larger than 20 MB; compress or split it.'});
  return errors;
}

function send(file, progress) {
  const said = new URLSearchParams({kind: form.elements.kind.value, fileName: file.name});
  if (form.elements.effectiveOn.value) said.set('effectiveOn', form.elements.effectiveOn.value);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const broken = () => resolve({status: 0, problem: {detail: '连接中断，请检查网络后再试；重复提交不会重复保存。 No connection; try again, nothing is kept twice.'}});
    request.open('POST', `${form.dataset.door}?${said}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) progress(100 * event.loaded / event.total); });
    request.addEventListener('error', broken);
    request.addEventListener('abort', broken);
    request.addEventListener('load', () => {
      let problem = {detail: `没有办成（${request.status}），请稍后再试。 Not done; try again later.`};
      try { problem = JSON.parse(request.responseText); } catch { /* no problem document */ }
      resolve({status: request.status, problem});
    });
    request.send(file);
  });
}

async function refresh() {
  const page = await fetch(location.href).then((answer) => answer.text());
  const list = new DOMParser().parseFromString(page, 'text/html').getElementById('attachment-list');
  if (list) document.getElementById('attachment-list').replaceWith(list);
  const count = (list ?? document).querySelectorAll('li').length;
  document.querySelector('#attachments-heading .number').textContent = `（${count}）`;
}

function offerScans() {
  for (const select of document.querySelectorAll('select[name="scan"]')) {
    const chosen = select.value;
    select.replaceChildren(select.options[0]);
    for (const file of document.querySelectorAll('#attachment-list li[data-kind="SIGNED_CONTRACT"]')) {
      select.add(new Option(file.querySelector('a').textContent, file.dataset.id));
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
  status.textContent = '正在上传… Sending…';
  const answer = await send(file, (percent) => { bar.value = percent; });
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
  offerScans();
  status.textContent = `已上传：${file.name} Handed in.`;
  document.getElementById('attachments-heading').focus();
}

if (form) {
  key = newKey();
  form.addEventListener('input', () => { key = newKey(); });
  form.addEventListener('submit', handIn);
}
offerScans();
