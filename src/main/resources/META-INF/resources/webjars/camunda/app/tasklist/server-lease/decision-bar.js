// Beside the button that sends a form: what is still missing, each a way to its field; the button is off until then.
import {t, inOneLanguage} from './language.js';
import {place, show, unfinished} from './form-js.js';
import {sealToConfirm} from './seal.js';

const MOST = 8;

/** Marks of a field, or of a field in each row; form-js leaves empty ones behind. */
const marked = marks => Array.isArray(marks)
  ? marks.some(mark => typeof mark === 'string' || marked(mark))
  : Boolean(marks) && typeof marks === 'object' && Object.values(marks).some(marked);

export const NOT_KNOWN = t('尚不知是否已经提交。请再提交一次，只会登记一次。',
  'It is not known whether this was recorded. Send it again; it is recorded once.');

const UNANSWERED = {
  trying: t('尚未得到确认，正在原样再次提交，只会登记一次。请留在本页；所填内容已暂存在此浏览器。',
    'It is not confirmed yet. The same is being sent again, and is recorded once. Stay on this page; what you filled in is'
      + ' kept in this browser.'),
  notKnown: NOT_KNOWN
};

const SENT_BEFORE = t('此前提交过，没有收到答复，尚不知是否已经登记；所填内容取自此浏览器的暂存。请再提交一次，只会登记一次。',
  'This was sent before and not answered: it is not known whether it was recorded. What is filled in was kept in this browser.'
    + ' Send it again; it is recorded once. ');

/** Put where the button is: below a task's form, or in the foot of the dialog that starts a process. */
export class DecisionBar {

  /** `trying` while it is sent again, `notKnown` if it no longer is and may be recorded; else empty. */
  unanswered = '';

  /** Whether it was sent when it was last open, and what became of that is not known. */
  sentBefore = false;

  constructor(element) {
    this.element = element;
    this.node = Object.assign(document.createElement('div'), {className: 'missing', id: 'missing-' + Date.now()});
    this.node.setAttribute('role', 'status');
  }

  /** Answers whether something is missing. */
  show(form, reader) {
    const missing = unfinished(form);
    const {barred = []} = form._getState().initialData.view || {};
    const kept = barred.find(({user}) => user === reader);
    document.querySelectorAll('[ng-click="claim()"]').forEach(button => {
      button.hidden = Boolean(kept);
    });
    const unclaimed = this.element.closest('.disabled-form') !== null;
    const wrong = Object.keys(form._getState().errors).some(id => marked(form._getState().errors[id]));
    const toConfirm = sealToConfirm(this.element, form);
    const key = [wrong, unclaimed, Boolean(kept), Boolean(toConfirm), this.unanswered, this.sentBefore].join() + missing.map(({control}) => control.id).join();
    if (this.shown !== key) {
      this.shown = key;
      this.node.replaceChildren(...this.unanswered
        ? [UNANSWERED[this.unanswered]]
        : kept
        ? [inOneLanguage(kept.why)]
        : unclaimed
        ? [t('认领后才能填写。', 'Claim it first, then fill it in.')]
        : [this.sentBefore ? SENT_BEFORE : '', ...this.words(form, missing, wrong, toConfirm)]);
    }
    this.attach();
    return missing.length > 0 || Boolean(kept);
  }

  words(form, missing, wrong, toConfirm) {
    if (!missing.length && !wrong && toConfirm) {
      const link = Object.assign(document.createElement('button'), {type: 'button', className: 'btn btn-link'});
      link.textContent = t('再次输入密码', 'Enter the password again');
      link.onclick = () => {
        toConfirm.scrollIntoView({block: 'center'});
        toConfirm.focus({preventScroll: true});
      };
      return [t('各项已填写，还须再次输入本人密码确认用印；刚刚已在租赁页面确认的，可以直接提交：',
        'All is filled in; the sealing is still to be confirmed with your own password, unless you did so just now on the'
          + ' lease’s page: '), link];
    }
    if (!missing.length) {
      return [wrong
        ? t('请更正标红的内容后再提交。', 'Correct what is marked, then send it again.')
        : t('已填写完整，可以提交。', 'Complete: it can be sent.')];
    }
    const places = missing.map(one => place(form, one));
    const links = missing.slice(0, MOST).map((one, i) => {
      const {around, row, label} = places[i];
      const isAlone = places.filter(other => other.label === label).length === 1;
      const link = Object.assign(document.createElement('button'), {type: 'button', className: 'btn btn-link'});
      const wrongNow = one.error !== 'Field is required.' ? t('（有误）', ' (wrong)') : '';
      link.textContent = (row ? inOneLanguage(around) + ' ' + row + ' › ' : around && !isAlone ? inOneLanguage(around) + ' › ' : '')
        + inOneLanguage(label) + wrongNow;
      link.onclick = () => show(one.control);
      return link;
    });
    const rest = missing.length - links.length;
    return [
      t(`还缺 ${missing.length} 项：`, `${missing.length} still to fill in: `),
      ...links,
      ...(rest > 0 ? [t(`等`, ' and more')] : [])
    ];
  }

  attach() {
    const host = this.element.closest('[cam-tasklist-form]');
    const dialog = this.element.closest('.modal-content');
    const place = dialog ? dialog.querySelector('.modal-footer') : host && host.querySelector('.form-actions');
    if (place && this.node.parentNode !== place) {
      place.prepend(this.node);
      const button = place.querySelector('.btn-primary');
      if (button) {
        button.setAttribute('aria-describedby', this.node.id);
      }
    }
  }

  remove() {
    this.node.remove();
  }
}
