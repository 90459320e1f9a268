// Below the form for the lessor's seal: whoever seals proves anew who they are. The password goes to the product's own
// door and never into the form.
import {t, inOneLanguage} from './language.js';

const FORM = 'contract--seal-for-lessor';

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

async function confirm(number, contractDigest, password) {
  const answer = await fetch(`/api/leases/${encodeURIComponent(number)}/seal-confirmations`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', Accept: 'application/json'},
    body: JSON.stringify({password, contractDigest})
  });
  if (answer.ok) {
    return '';
  }
  const problem = await answer.json().catch(() => ({}));
  return inOneLanguage(problem.detail) || t('未能确认，请重试。', 'It could not be confirmed; try again.');
}

/** @param element in which the task's form is drawn */
export function sealIn(element, form) {
  const {initialData} = form._getState();
  if (form._getState().schema.id !== FORM || element.querySelector('.server-lease-seal')) {
    return;
  }
  const password = make('input', {type: 'password', id: 'server-lease-seal', className: 'form-control', autocomplete: 'current-password'});
  const status = make('p', {className: 'help-block'});
  status.setAttribute('role', 'status');
  const button = make('button', {type: 'button', className: 'btn btn-default', textContent: t('确认用印', 'Confirm the sealing')});
  button.addEventListener('click', async () => {
    button.disabled = true;
    const wrong = await confirm(initialData.view.number, initialData.view.digest, password.value);
    button.disabled = false;
    password.value = '';
    status.textContent = wrong || t('已确认，十分钟内提交有效。', 'Confirmed; complete the task within ten minutes.');
    status.className = wrong ? 'text-danger' : 'text-success';
    if (wrong) password.focus();
  });
  element.append(make('div', {className: 'server-lease-seal form-group'},
    make('label', {htmlFor: password.id, textContent: t('用印前，再次输入本人密码', 'Before sealing, your own password again')}),
    password, button, status));
}
