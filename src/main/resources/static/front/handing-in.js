// How a file is handed in, on our pages and in Tasklist, and what forms share with it; texts come as “中文 English”.
export const MOST = 20_000_000;

// kept until a field changes: whoever sends once more after a broken connection sends the same
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What is wrong with the chosen file and its date before it is sent; empty if nothing is. */
export function unfit(file, date) {
  const errors = [];
  if (date.validity.badInput) errors.push({field: 'effectiveOn', message: '日期不完整。 The date is not complete.'});
  if (!file) errors.push({field: 'file', message: '请选择文件。 Choose a file.'});
  else if (file.size > MOST) errors.push({field: 'file', message: '文件超过 20 MB，请压缩或者拆分后再上传。 The file is larger than 20 MB; compress or split it.'});
  return errors;
}

/** Of an answer that did not come, or that somebody between gave: each of ours is JSON. */
export const NOT_KNOWN = {detail: '没有收到答复，尚不知是否已经登记。请检查网络后再提交一次，重复提交只登记一次。 No answer came, and it is not known whether this was recorded. Check the network and send it again; it is recorded once.'};

/**
 * Sends it; answers the status (0 without connection) and the problem that the door told.
 *
 * @param said kind, effectiveOn, subject; what is empty is left out
 * @param progress given the percentage now and then
 */
export function send(door, said, file, key, progress) {
  const parameters = new URLSearchParams({...Object.fromEntries(Object.entries(said).filter(([, value]) => value)), fileName: file.name});
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const broken = () => resolve({status: 0, problem: NOT_KNOWN});
    request.open('POST', `${door}?${parameters}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Idempotency-Key', key);
    request.setRequestHeader('X-Requested-With', 'desk');
    request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) progress(100 * event.loaded / event.total); });
    request.addEventListener('error', broken);
    request.addEventListener('abort', broken);
    request.addEventListener('load', () => {
      let problem = NOT_KNOWN;
      try { problem = JSON.parse(request.responseText); } catch { /* no problem document */ }
      resolve({status: request.status, problem});
    });
    request.send(file);
  });
}
