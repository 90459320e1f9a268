// What is missing is a list of links, each to its field in the same form.
import {control, show} from './form-js.js';

const FIELD = '#field=';

/** @param element in which a form is drawn @param opened answers the form that is open in it */
export function fieldLinksIn(element, opened) {
  element.addEventListener('click', event => {
    const link = event.target.closest(`a[href*="${FIELD}"]`);
    const form = opened();
    if (!link || !form) return;
    const path = 'application.' + link.getAttribute('href').split(FIELD)[1];
    const instance = form.get('formFieldInstanceRegistry').getAllKeyed()
      .find(({valuePath}) => valuePath.join('.') === path);
    if (instance) {
      event.preventDefault();
      show(control(form, instance));
    }
  });
}
