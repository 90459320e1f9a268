// What the server says of a request comes in both languages, Chinese first, sentence after sentence: here is one.
const CHINESE_ENDS = /[\u2e80-\u9fff\uff00-\uffef…”]$/;

/**
 * Each sentence once, in the reader's language where some are in it.
 *
 * @param language zh or en; of both where it is empty
 */
export function said(language, ...texts) {
  const sentences = [...new Set(texts.flatMap(text => (text || '').split(/(?<=[。；！？.!?;])\s+(?=[A-Z“(\u4e00-\u9fff])/)))];
  const read = sentences.filter(one => !language || CHINESE_ENDS.test(one) === (language === 'zh'));
  return (read.length > 0 ? read : sentences).join(language === 'zh' ? '' : ' ');
}
