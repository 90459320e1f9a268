// What form-js writes in English, in Chinese for readers of Chinese. It has no hook for that, so its texts are replaced
// in the page; it does not notice, because it compares with what it wrote itself.
import {zh} from './language.js';

const WORDS = [
  [/^Field is required\.$/, '必填。'],
  [/^Select$/, '请选择'],
  [/^Search$/, '搜索'],
  [/^No results$/, '没有匹配的选项'],
  [/^All values selected$/, '已全部选择'],
  [/^Value is not a number\.$/, '须填写数字。'],
  [/^Value is expected to be an integer\.$/, '须填写整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多 $1 位小数。'],
  [/^Field must be a valid email\.$/, '须填写有效的电子邮箱地址。'],
  [/^Field must match pattern .*$/, '格式不正确，请按字段说明填写。'],
  [/^Field must have minimum value of (.+)\.$/, '不得小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不得大于 $1。'],
  [/^Field must have minimum length of (\d+)\.$/, '至少 $1 个字符。'],
  [/^Field must have maximum length of (\d+)\.$/, '最多 $1 个字符。'],
  [/^hh:mm\s*(\?m)?$/, '时:分']
];

const WHERE = '.fjs-form-field-error, .fjs-select-display, .fjs-select-placeholder, .fjs-dropdownlist, .fjs-taglist-skip-link';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const MONTHS = ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月'];
const CALENDAR = {
  firstDayOfWeek: 1,
  weekdays: {shorthand: WEEKDAYS, longhand: WEEKDAYS.map(day => '星期' + day)},
  months: {shorthand: MONTHS, longhand: MONTHS}
};

function translated(text) {
  const found = WORDS.find(([pattern]) => pattern.test(text.trim()));
  return found ? text.trim().replace(...found) : text;
}

function inChinese(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const chinese = node.parentElement && node.parentElement.closest(WHERE) ? translated(node.data) : node.data;
    if (chinese !== node.data) {
      node.data = chinese;
    }
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) {
    return;
  }
  if (!node.closest('.fjs-container') && !node.querySelector('.fjs-container')) {
    return;
  }
  if (node.placeholder && translated(node.placeholder) !== node.placeholder) {
    node.placeholder = translated(node.placeholder);
  }
  if (node._flatpickr && node._flatpickr.config.locale !== CALENDAR) {
    node._flatpickr.set('locale', CALENDAR);
  }
  node.childNodes.forEach(inChinese);
}

if (zh) {
  new MutationObserver(changes => changes.forEach(({type, target, addedNodes}) => {
    if (type !== 'childList') {
      inChinese(target);
    } else {
      addedNodes.forEach(inChinese);
      if (target.matches('.fjs-datepicker, .flatpickr-wrapper')) {
        target.querySelectorAll('input').forEach(inChinese);
      }
    }
  })).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['placeholder', 'class']
  });
}
