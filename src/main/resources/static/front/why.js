// "Why?" beside a finding: what is folded is read when it is unfolded for the first time, from the page that says it.

const zh = document.documentElement.lang.startsWith('zh');

/**
 * @param details that was unfolded; what it holds beside its summary is replaced
 * @param address of the page
 */
export async function unfold(details, address) {
  if (details.dataset.why) return;
  details.dataset.why = 'asked';
  const place = document.createElement('div');
  place.className = 'why-body';
  place.setAttribute('role', 'status');
  place.textContent = zh ? '正在读取……' : 'Reading…';
  details.replaceChildren(details.querySelector('summary'), place);
  try {
    const answer = await fetch(`${address}?lang=${zh ? 'zh' : 'en'}`, {headers: {Accept: 'text/html'}});
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    place.replaceChildren(...page.querySelector('main').childNodes);
  } catch {
    // asked again when it is unfolded again
    delete details.dataset.why;
    place.textContent = zh ? '未能读取，请收起后再试。' : 'Could not be read; fold it and try again.';
  }
}

// On the lease's page each knows its address; toggle does not bubble.
for (const details of document.querySelectorAll('details.why')) {
  const link = details.querySelector('a[href]');
  if (link) {
    const address = link.href;
    details.addEventListener('toggle', () => details.open && unfold(details, address));
  }
}
