// "Why?" beside each finding of a form: read from the lease's pages when it is unfolded.
import {unfold} from '/front/why.js';

const NUMBER = /SL-\d{4}-\d+/;

/** @param form element in which a task's form is drawn; a finding's fold holds the rule's name until it is read */
export function whyIn(form) {
  // toggle does not bubble, but it is captured on its way down
  form.addEventListener('toggle', event => {
    const details = event.target;
    if (!details.open || !details.matches('details.why') || details.dataset.why) return;
    const number = form.textContent.match(NUMBER);
    const rule = details.querySelector('.mono') ?? details;
    details.dataset.rule = details.dataset.rule ?? rule.textContent.trim();
    if (number) unfold(details, `/desk/leases/${number[0]}/findings/${encodeURIComponent(details.dataset.rule)}/why`);
  }, true);
}
