// What is filled in, read from the page itself: each field carries its key, and groups hold fields.

import { all, one } from "./elements.js";
import { clean } from "./form-yaml.js";

/** @import { Item, Value, Values } from "./form-yaml.js" */
/** @typedef {Map<string, HTMLElement>} Places The fields by the path of their value. */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {{ lists: [string, number[]][], fields: [string, string | boolean][] }} Snapshot */

/** @param {HTMLElement} scope */
export const inside = (scope) => all(scope, "[data-key]", HTMLElement)
  .filter((field) => field.parentElement?.closest("[data-inside], [data-form]") === scope);

/** @param {HTMLElement} field @returns {Control[]} */
export const controlsOf = (field) => [.../** @type {NodeListOf<Control>} */ (field.querySelectorAll("input, select, textarea"))];

/**
 * The values of a form or group, without what is empty; `places` learns where each of them stands.
 * @param {HTMLElement} scope
 * @param {{ [key: string]: number } | null} order
 * @param {string} path
 * @param {Places} places
 */
export function valuesIn(scope, order, path, places) {
  const fields = inside(scope);
  if (order) fields.sort((a, b) => order[keyOf(a)] - order[keyOf(b)]);
  /** @type {Values} */
  const values = {};
  for (const field of fields) {
    const at = `${path}${keyOf(field)}`;
    places.set(at, field);
    const value = valueOf(field, at, places);
    if (value !== undefined) values[keyOf(field)] = value;
  }
  return values;
}

/** @param {HTMLElement} field */
export const keyOf = (field) => field.dataset.key ?? "";

/** @param {HTMLElement} field @param {string} at @param {Places} places @returns {Value | undefined} */
function valueOf(field, at, places) {
  switch (field.dataset.control) {
    case "boxes": return someOf(chosen(field));
    case "rows": return rows(field, at, places);
    case "group": return group(field, at, places);
    case "place": return group(field, at, places) ?? typed(field);
    default: return typed(field);
  }
}

/** In the order in which they were written; what is new comes last. @param {HTMLElement} field */
function chosen(field) {
  const values = all(field, "input", HTMLInputElement).filter((box) => box.checked).map((box) => box.value);
  const before = (field.dataset.written ?? "").split(" ").filter((one) => values.includes(one));
  return [...new Set([...before, ...values])];
}

/** @param {HTMLElement} field @param {string} at @param {Places} places */
function group(field, at, places) {
  const values = valuesIn(one(field, "[data-inside]", HTMLElement), null, `${at}-`, places);
  return Object.keys(values).length ? values : undefined;
}

/** @param {HTMLElement} field @param {string} at @param {Places} places */
function rows(field, at, places) {
  /** @type {Item[]} */
  const found = [];
  for (const row of rowsOf(field)) {
    const item = one(row, "[data-control]", HTMLElement);
    const value = valueOf(item, `${at}-${found.length}`, places);
    if (value === undefined || Array.isArray(value)) continue;
    places.set(`${at}-${found.length}`, item);
    found.push(value);
  }
  return someOf(found);
}

/** @param {HTMLElement} field */
export const rowsOf = (field) => all(one(field, "[data-rows]", HTMLElement), ":scope > li", HTMLElement);

/** @param {HTMLElement} field */
function typed(field) {
  const text = clean(controlsOf(field)[0].value);
  if (text === "") return undefined;
  if (field.dataset.kind === "flag") return text === "true";
  return field.dataset.kind === "count" && /^[0-9]{1,6}$/.test(text) ? Number(text) : text;
}

/** @param {Item[]} found */
const someOf = (found) => (found.length ? found : undefined);

/**
 * Adds a row to a list of fields; its ids carry its number, also in the rows that it will hold itself.
 * @param {HTMLElement} field
 */
export function addRow(field, number = nextNumber(field)) {
  const { content } = one(field, ":scope > template", HTMLTemplateElement);
  const depth = one(field, ":scope > [data-add]", HTMLElement).dataset.add;
  const made = document.importNode(content, true);
  renumber(made, `{${depth}}`, String(number));
  const row = one(made, "li", HTMLElement);
  row.dataset.row = String(number);
  one(field, "[data-rows]", HTMLElement).append(made);
  return row;
}

/** @param {HTMLElement} field */
const nextNumber = (field) => Math.max(0, ...rowsOf(field).map((row) => Number(row.dataset.row))) + 1;

/** @param {ParentNode} node @param {string} hole @param {string} number */
function renumber(node, hole, number) {
  for (const element of node.querySelectorAll("*")) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll(hole, number);
    for (const child of element.childNodes) if (child instanceof Text) child.data = child.data.replaceAll(hole, number);
    if (element instanceof HTMLTemplateElement) renumber(element.content, hole, number);
  }
}

/**
 * Everything on the page, to be put back later: which rows there are, and what stands where.
 * @param {HTMLElement} form
 * @returns {Snapshot}
 */
export function snapshot(form) {
  /** @type {Snapshot["lists"]} */
  const lists = all(form, "[data-control=rows]", HTMLElement)
    .map((field) => [field.dataset.path ?? "", rowsOf(field).map((row) => Number(row.dataset.row))]);
  /** @type {Snapshot["fields"]} */
  const fields = controlsOf(form).filter((control) => control.id && !("readOnly" in control && control.readOnly))
    .map((control) => [control.id, isBox(control) ? control.checked : control.value]);
  return { lists, fields: fields.filter(([, value]) => value) };
}

/** @param {Control} control @returns {control is HTMLInputElement} */
const isBox = (control) => control.type === "checkbox";

/** @param {HTMLElement} form @param {Snapshot} kept */
export function restore(form, { lists, fields }) {
  for (const [path, numbers] of lists) {
    const [field] = all(form, `[data-control=rows][data-path="${CSS.escape(path)}"]`, HTMLElement);
    if (field) numbers.forEach((number) => addRow(field, number));
  }
  const controls = new Map(controlsOf(form).map((control) => [control.id, control]));
  for (const [id, value] of fields) {
    const control = controls.get(id);
    if (control && typeof value === "boolean" && isBox(control)) control.checked = value;
    else if (control) control.value = String(value);
  }
}
