// Below the form for the lessor's seal: whoever seals proves anew who they are, by the password and where the settings
// ask for it by a one-time code. Both go to the product's own door and never into the form.
import {t, inOneLanguage} from './language.js';

const FORM = 'contract--seal-for-lessor';
const SEAL = 'SEAL';

// as long as the server takes a confirmation, in milliseconds
const VALID = 10 * 60 * 1000;

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

async function confirm(number, contractDigest, password, code) {
  const answer = await fetch(`/api/leases/${encodeURIComponent(number)}/seal-confirmations`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', Accept: 'application/json'},
    body: JSON.stringify(code === null ? {password, contractDigest} : {password, contractDigest, code})
  });
  if (answer.ok) {
    return '';
  }
  const problem = await answer.json().catch(() => ({}));
  return inOneLanguage(problem.detail) || t('未能确认，请重试。', 'It could not be confirmed; try again.');
}

/** Whether a code is asked for, and whether this officer has an app for it. */
async function factor() {
  const answer = await fetch('/api/second-factor', {headers: {Accept: 'application/json'}}).catch(() => null);
  return answer && answer.ok ? answer.json() : {required: false};
}

function field(label, input) {
  return [make('label', {htmlFor: input.id, textContent: label}), input];
}

/** Where the seal is still to be confirmed on this page, the field for the password; null otherwise. */
export function sealToConfirm(element, form) {
  const {schema, data} = form._getState();
  const place = element.querySelector('.server-lease-seal');
  return schema.id === FORM && data.sealing === SEAL && place && !place.dataset.confirmed ? place.querySelector('input') : null;
}

/** Whether what was filled in seals. */
export const seals = form => form._getState().schema.id === FORM && form._getState().data.sealing === SEAL;

/**
 * @param element in which the task's form is drawn
 * @param tell called when it was confirmed, and when that is over
 */
export function sealIn(element, form, tell) {
  const {initialData} = form._getState();
  if (form._getState().schema.id !== FORM || element.querySelector('.server-lease-seal')) {
    return;
  }
  const password = make('input', {type: 'password', id: 'server-lease-seal', className: 'form-control', autocomplete: 'current-password'});
  const code = make('input', {type: 'text', inputMode: 'numeric', id: 'server-lease-seal-code', className: 'form-control', autocomplete: 'one-time-code'});
  const codeFields = make('div', {hidden: true}, ...field(t('手机验证器上的动态验证码', 'Code of the app on your telephone'), code));
  factor().then(asked => {
    codeFields.hidden = !asked.required;
    if (asked.required && !asked.enrolled) {
      codeFields.replaceChildren(make('a', {href: '/desk/second-factor', target: '_blank',
        textContent: t('用印须先登记第二验证因素，请先到此页登记', 'Sealing asks for a second factor; enrol on this page first')}));
    }
  });
  let over;
  const status = make('p', {className: 'help-block'});
  status.setAttribute('role', 'status');
  const button = make('button', {type: 'button', className: 'btn btn-default', textContent: t('确认用印', 'Confirm the sealing')});
  const confirmNow = async () => {
    button.disabled = true;
    const wrong = await confirm(initialData.view.number, initialData.view.digest, password.value, codeFields.hidden ? null : code.value);
    button.disabled = false;
    password.value = '';
    code.value = '';
    status.textContent = wrong || t('已确认，十分钟内提交有效。', 'Confirmed; complete the task within ten minutes.');
    status.className = wrong ? 'text-danger' : 'text-success';
    if (wrong) {
      password.focus();
      return;
    }
    place.dataset.confirmed = 'true';
    tell();
    clearTimeout(over);
    over = setTimeout(() => {
      delete place.dataset.confirmed;
      status.textContent = '';
      tell();
    }, VALID);
  };
  button.addEventListener('click', confirmNow);
  const place = make('div', {className: 'server-lease-seal form-group'},
    ...field(t('认领后、用印前，再次输入本人密码', 'Once claimed and before sealing, your own password again'), password),
    codeFields, button, status);
  // where Enter would send the form
  place.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.tagName === 'INPUT' && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      if (event.target === password && !codeFields.hidden && !code.value) code.focus();
      else if (!button.disabled) confirmNow();
    }
  });
  element.append(place);
}
