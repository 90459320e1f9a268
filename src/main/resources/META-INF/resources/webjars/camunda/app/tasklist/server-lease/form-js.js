// The forms' own library, which Tasklist carries in its bundle and shows to nobody: from each form that is opened an
// event goes up the page, with the form as its detail. Where the bundle has no such module no event is sent, and the
// forms are as Tasklist makes them.
import {read, t} from './language.js';
import {groupsOfReader} from './reader.js';

const FORM_JS = 57661;

let Form;
self.webpackChunkcamunda_bpm_webapp.push([['server-lease'], {}, bundle => {
  try {
    Form = bundle(FORM_JS).Form;
  } catch (e) {
    console.error('Tasklist has another form library than this script knows', e);
  }
}]);

/**
 * The form without the answers that are not this reader's or this case's: such an answer says in its schema for which
 * groups it is, and which fact of the view has to be given.
 */
function offered(component, groups, view) {
  const copy = {...component};
  if (copy.values) {
    copy.values = copy.values.filter(value => (!value.groups || value.groups.some(group => groups.includes(group)))
      && (!value.given || view[value.given]));
  }
  if (copy.components) {
    copy.components = copy.components.map(inner => offered(inner, groups, view));
  }
  return copy;
}

/** The form with what is said of its dates, below what it shows of the case. */
function dated(schema, {holidaysMissing}) {
  if (!holidaysMissing) {
    return schema;
  }
  const [view, ...fields] = schema.components;
  const note = {
    type: 'text', id: 'View_holidays', text: t(holidaysMissing.zh, holidaysMissing.en),
    layout: {row: 'Row_view_holidays', columns: 16}
  };
  return {...schema, components: [view, note, ...fields]};
}

/** In place of a form that is not for this reader: why, and nothing to fill in. */
const instead = (schema, {withheld}) => withheld
  ? {...schema, components: [{type: 'text', id: 'View_withheld', text: t(withheld.zh, withheld.en)}]}
  : schema;

if (Form) {
  const importSchema = Form.prototype.importSchema;
  Form.prototype.importSchema = async function (schema, data) {
    // a number that is taken over a moment later empties the field which is written in by then
    this.get('config').debounce = false;
    const view = data?.view ?? {};
    const imported = await importSchema.call(this, instead(dated(offered(schema, await groupsOfReader(), view), view), view), data);
    this._container.dispatchEvent(new CustomEvent('form-opened', {bubbles: true, detail: this}));
    return imported;
  };
}

const at = (data, path) => path.reduce((value, step) => value === null || value === undefined ? undefined : value[step], data);

const empty = value => value === null || value === undefined || value === '' || Array.isArray(value) && !value.length;

/** What a field holds now, and what is wrong with it; empty if nothing is. */
function state(form, instance) {
  const field = form.get('formFieldRegistry').get(instance.id);
  const {data, initialData} = form._getState();
  const value = at(data, instance.valuePath);
  const [error = ''] = form.get('validator').validateFieldInstance(instance, value);
  const neededIf = field.properties && field.properties.requiredIf;
  const needed = neededIf && form.get('expressionLanguage').evaluate(neededIf, {...initialData, ...data}) === true;
  return {field, instance, error: error || (needed && empty(value) ? 'Field is required.' : '')};
}

/** Where the field is in the page; in a list of rows its id ends in the number of the row. */
export function control(form, {id, indexes}) {
  const name = CSS.escape([id, ...Object.values(indexes || {})].join('_'));
  return form._container.querySelector(`[id$="-${name}"], [id$="-${name}-0"], [id$="-${name}-date"]`);
}

/**
 * The fields that still need something, in the order of the page: filled in where it is required (always, or under the
 * condition that its property requiredIf says), and written as it must be.
 */
export function unfinished(form) {
  return form.get('formFieldInstanceRegistry').getAllKeyed()
    .map(instance => state(form, instance))
    .filter(({field, error}) => error && !field.disabled && !field.readonly)
    .map(found => ({...found, control: control(form, found.instance)}))
    .filter(({control}) => control)
    .sort((a, b) => a.control.compareDocumentPosition(b.control) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
}

/** Where the field stands, in words: the list or the group around it, and in a list the number of the row. */
export function place(form, {field, instance}) {
  const [row] = Object.values(instance.indexes || {});
  const around = form.get('formFieldRegistry').get(field._parent);
  return {around: around && around.label, row: row === undefined ? null : row + 1, label: field.label || field.dateLabel};
}

/** Marks fields with what the server says of them; answers how many of the messages have a field. */
export function mark(form, errors) {
  const instances = form.get('formFieldInstanceRegistry').getAllKeyed();
  const marks = {...form._getState().errors};
  const found = errors.map(({field, message}) => {
    const instance = instances.find(one => {
      const path = one.valuePath.join('.');
      return path === field || path.endsWith('.' + field);
    });
    if (instance) {
      const path = [instance.id, ...Object.values(instance.indexes || {})];
      const last = path.pop();
      path.reduce((node, step) => node[step] = node[step] || {}, marks)[last] = [read(message)];
    }
    return instance;
  }).filter(Boolean);
  if (found.length) {
    form._setState({errors: marks});
    show(control(form, found[0]));
  }
  return found.length;
}

/** Brings a field to the middle of the page, ready to be filled in. */
export function show(control) {
  if (control) {
    control.closest('.fjs-form-field').scrollIntoView({block: 'center'});
    control.focus({preventScroll: true});
  }
}
