import {said} from '/front/said.js';

// The reader's language, as Tasklist itself chooses it; texts of ours come in both.
export const zh = /^zh\b/i.test((navigator.languages && navigator.languages[0]) || navigator.language || '');

export const t = (chinese, english) => zh ? chinese : english;

/** Of a label like “审查决定 Decision” the part in the reader's language. */
export function inOneLanguage(label) {
  const parts = /^(.*?[\u2e80-\u9fff\uff00-\uffef…”》）])\s+([A-Za-z“(][^\u2e80-\u9fff\uff00-\uffef]*)$/s.exec(label || '');
  return parts ? parts[zh ? 1 : 2] : label || '';
}

/** Of what the server says in both, the sentences in the reader's language. */
export const read = text => said(zh ? 'zh' : 'en', text);
