// The reader's language, where one was chosen on a page of ours; Camunda knows the browser's alone.
const chosen = /(?:^|; )lang=(zh|en)(?:;|$)/.exec(document.cookie);

if (chosen) {
  const language = chosen[1] === 'zh' ? 'zh-CN' : 'en';
  Object.defineProperty(navigator, 'language', {value: language, configurable: true});
  Object.defineProperty(navigator, 'languages', {value: [language], configurable: true});
}
