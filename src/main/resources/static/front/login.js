// A server is not told the part of an address behind the mark: what somebody wanted in Tasklist stands there.
const to = document.querySelector('[name=to]');
if (location.hash && to.value) to.value += location.hash;

// The browser keeps drafts of forms in clear, personal data included: they go when their reader goes.
if (new URLSearchParams(location.search).has('out')) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('camunda-form:') || key === 'server-lease:reader') localStorage.removeItem(key);
  }
}

// What was sent when the session ended: its answer was lost.
const KEPT = 'server-lease:kept';
if (sessionStorage.getItem(KEPT) !== null) {
  document.getElementById('kept').hidden = false;
  sessionStorage.removeItem(KEPT);
}
