// The files of a lease inside Tasklist: what has been handed in, and a form to hand in more.
import {newKey, send, unfit} from '/front/handing-in.js';
import {zh, t, inOneLanguage} from './language.js';

// form fields that the door's errors are shown at
const FIELD = {kind: 'kind', effectiveOn: 'effectiveOn', subject: 'subject'};

const WHEN = new Intl.DateTimeFormat(zh ? 'zh-CN' : 'en-GB', {dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai'});

const DAY = new Intl.DateTimeFormat(zh ? 'zh-CN' : 'en-GB', {dateStyle: 'medium', timeZone: 'UTC'});

let mounted = 0;

function make(tag, properties = {}, ...children) {
  const {dataset, ...rest} = properties;
  const element = Object.assign(document.createElement(tag), rest);
  Object.assign(element.dataset, dataset);
  element.append(...children);
  return element;
}

function size(bytes) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function line(door, file, closed) {
  const link = closed ? make('span', {textContent: file.fileName})
    : make('a', {href: `${door}/${file.id}`, download: file.fileName, target: '_self', textContent: file.fileName});
  const opened = closed ? ` · ${t('仅合规、法务人员可以打开', 'opened by compliance and legal officers only')}` : '';
  const dated = file.effectiveOn ? ` · ${t('文件日期', 'dated')} ${DAY.format(new Date(file.effectiveOn))}` : '';
  const facts = ` ${inOneLanguage(file.kindName)} · ${size(file.size)}${dated} · ${WHEN.format(new Date(file.receivedAt))} · ${file.receivedBy}${opened}`;
  return make('li', {dataset: {id: file.id, kind: file.kind}}, link, make('small', {textContent: facts}));
}

/**
 * Draws the list and the form into a node.
 *
 * @param node that is drawn into; what it holds is replaced
 * @param leaseNumber like SL-2026-000001
 * @param changed called with the files whenever they were read
 */
export function mount(node, leaseNumber, {changed} = {}) {
  const door = `/api/leases/${encodeURIComponent(leaseNumber)}/attachments`;
  const id = `server-lease-files-${++mounted}`;
  let key = newKey();

  const files = make('ul');
  const status = make('p', {className: 'server-lease-files-status'});
  status.setAttribute('role', 'status');
  const form = make('form', {noValidate: true});
  const bar = make('progress', {max: 100, value: 0, hidden: true, ariaLabel: t('上传进度', 'Progress')});
  const button = make('button', {type: 'submit', className: 'btn btn-default', textContent: t('上传', 'Hand in')});
  const failure = make('p', {className: 'text-danger'});
  failure.setAttribute('role', 'alert');

  function field(name, label, input) {
    const error = make('p', {id: `${id}-${name}-error`, className: 'text-danger'});
    Object.assign(input, {id: `${id}-${name}`, name});
    input.setAttribute('aria-describedby', error.id);
    form.append(make('div', {className: 'form-group'}, make('label', {htmlFor: input.id, textContent: label}), input, error));
    return {input, error};
  }

  const fields = {
    kind: field('kind', t('用途（必填）', 'What it is (required)'),
        make('select', {className: 'form-control', required: true})),
    effectiveOn: field('effectiveOn', t('文件日期（送达证明填写其所载的到达日）', "The document's own date (of a proof of arrival: the day of arrival that it states)"),
        make('input', {type: 'date', className: 'form-control'})),
    subject: field('subject', t('所证明的通知的编号（仅送达证明填写；在系统之外发出的不填）', 'Number of the notice it proves (of a proof of arrival; none for one given elsewhere)'),
        make('input', {type: 'text', className: 'form-control'})),
    file: field('file', t('文件（必填；PDF、JPEG、PNG，不超过 20 MB）', 'File (required; PDF, JPEG or PNG, up to 20 MB)'),
        make('input', {type: 'file', accept: 'application/pdf,image/jpeg,image/png', required: true})),
  };
  form.append(bar, failure, button);
  node.replaceChildren(files, form, status);

  function show(errors, detail = '') {
    for (const {input, error} of Object.values(fields)) {
      error.textContent = '';
      input.removeAttribute('aria-invalid');
    }
    let first = null;
    for (const wrong of errors) {
      const {input, error} = fields[FIELD[wrong.field] ?? 'file'];
      error.textContent = `${error.textContent} ${inOneLanguage(wrong.message)}`.trim();
      input.setAttribute('aria-invalid', 'true');
      first ??= input;
    }
    failure.textContent = first ? '' : inOneLanguage(detail);
    if (first) first.focus();
  }

  async function list() {
    try {
      const answer = await fetch(door, {headers: {Accept: 'application/json'}});
      if (!answer.ok) throw new Error(String(answer.status));
      const {attachments, kinds, closed} = await answer.json();
      if (!fields.kind.input.options.length) {
        fields.kind.input.append(...kinds.map(({kind, name}) => new Option(inOneLanguage(name), kind)));
      }
      files.replaceChildren(...attachments.map((file) => line(door, file, closed.includes(file.kind))));
      if (attachments.length === 0) files.append(make('li', {textContent: t('尚无附件。', 'No files yet.')}));
      changed?.(attachments);
    } catch {
      files.replaceChildren(make('li', {className: 'text-danger', textContent: t('附件清单未能读取，请刷新后再试。', 'The files could not be read; reload and try again.')}));
    }
  }

  form.addEventListener('input', () => { key = newKey(); });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const file = fields.file.input.files[0];
    const errors = unfit(file, fields.effectiveOn.input);
    show(errors);
    if (errors.length > 0) return;
    button.disabled = true;
    bar.hidden = false;
    status.textContent = t('正在上传…', 'Sending…');
    const answer = await send(door, {kind: fields.kind.input.value, effectiveOn: fields.effectiveOn.input.value, subject: fields.subject.input.value.trim()}, file, key,
      (percent) => { bar.value = percent; });
    button.disabled = false;
    bar.hidden = true;
    bar.value = 0;
    status.textContent = '';
    if (answer.status !== 201) {
      show(answer.problem.errors ?? [], answer.problem.detail);
      return;
    }
    form.reset();
    key = newKey();
    await list();
    status.textContent = t(`已上传：${file.name}`, `Handed in: ${file.name}`);
  });
  list();
}
