// What is filled in, read from the page itself: each blank carries its key, and groups hold blanks.

import { all, one } from "./elements.js";
import { clean } from "./form-yaml.js";

/** @import { Item, Value, Values } from "./form-yaml.js" */
/** @typedef {Map<string, HTMLElement>} Places The blanks by the path of their value. */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {{ lists: [string, number[]][], fields: [string, string | boolean][] }} Snapshot */

/** @param {HTMLElement} scope */
export const inside = (scope) => all(scope, "[data-key]", HTMLElement)
  .filter((blank) => blank.parentElement?.closest("[data-inside], [data-form]") === scope);

/**
 * @param {HTMLElement} blank
 * @returns {Control[]}
 */
export const controlsOf = (blank) => [.../** @type {NodeListOf<Control>} */ (blank.querySelectorAll("input, select, textarea"))];

/**
 * The values of a form or group, without what is empty; `places` learns where each of them stands.
 * @param {HTMLElement} scope
 * @param {{ [key: string]: number } | null} order
 * @param {string} path
 * @param {Places} places
 */
export function valuesIn(scope, order, path, places) {
  const blanks = inside(scope);
  if (order) blanks.sort((a, b) => order[keyOf(a)] - order[keyOf(b)]);
  /** @type {Values} */
  const values = {};
  for (const blank of blanks) {
    const at = `${path}${keyOf(blank)}`;
    places.set(at, blank);
    const value = valueOf(blank, at, places);
    if (value !== undefined) values[keyOf(blank)] = value;
  }
  return values;
}

/** @param {HTMLElement} blank */
export const keyOf = (blank) => blank.dataset.key ?? "";

/**
 * @param {HTMLElement} blank
 * @param {string} at
 * @param {Places} places
 * @returns {Value | undefined}
 */
function valueOf(blank, at, places) {
  switch (blank.dataset.control) {
    case "boxes": return someOf(all(blank, "input", HTMLInputElement).filter((box) => box.checked).map((box) => box.value));
    case "rows": return rows(blank, at, places);
    case "group": return group(blank, at, places);
    case "place": return group(blank, at, places) ?? typed(blank);
    default: return typed(blank);
  }
}

/**
 * @param {HTMLElement} blank
 * @param {string} at
 * @param {Places} places
 */
function group(blank, at, places) {
  const values = valuesIn(one(blank, "[data-inside]", HTMLElement), null, `${at}-`, places);
  return Object.keys(values).length ? values : undefined;
}

/**
 * @param {HTMLElement} blank
 * @param {string} at
 * @param {Places} places
 */
function rows(blank, at, places) {
  /** @type {Item[]} */
  const found = [];
  for (const row of rowsOf(blank)) {
    const item = one(row, "[data-control]", HTMLElement);
    const value = valueOf(item, `${at}-${found.length}`, places);
    if (value === undefined || Array.isArray(value)) continue;
    places.set(`${at}-${found.length}`, item);
    found.push(value);
  }
  return someOf(found);
}

/** @param {HTMLElement} blank */
export const rowsOf = (blank) => all(one(blank, "[data-rows]", HTMLElement), ":scope > li", HTMLElement);

/** @param {HTMLElement} blank */
function typed(blank) {
  const text = clean(controlsOf(blank)[0].value);
  if (text === "") return undefined;
  if (blank.dataset.kind === "flag") return text === "true";
  return blank.dataset.kind === "count" && /^[0-9]{1,6}$/.test(text) ? Number(text) : text;
}

/** @param {Item[]} found */
const someOf = (found) => (found.length ? found : undefined);

/**
 * Adds a row to a list of blanks; its ids carry its number, also in the rows that it will hold itself.
 * @param {HTMLElement} blank
 */
export function addRow(blank, number = nextNumber(blank)) {
  const { content } = one(blank, ":scope > template", HTMLTemplateElement);
  const depth = one(blank, ":scope > [data-add]", HTMLElement).dataset.add;
  const made = document.importNode(content, true);
  renumber(made, `{${depth}}`, String(number));
  const row = one(made, "li", HTMLElement);
  row.dataset.row = String(number);
  one(blank, "[data-rows]", HTMLElement).append(made);
  return row;
}

/** @param {HTMLElement} blank */
const nextNumber = (blank) => Math.max(0, ...rowsOf(blank).map((row) => Number(row.dataset.row))) + 1;

/**
 * @param {ParentNode} node
 * @param {string} hole
 * @param {string} number
 */
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
    .map((blank) => [blank.dataset.path ?? "", rowsOf(blank).map((row) => Number(row.dataset.row))]);
  /** @type {Snapshot["fields"]} */
  const fields = controlsOf(form).filter((control) => control.id && !("readOnly" in control && control.readOnly))
    .map((control) => [control.id, isBox(control) ? control.checked : control.value]);
  return { lists, fields: fields.filter(([, value]) => value) };
}

/**
 * @param {Control} control
 * @returns {control is HTMLInputElement}
 */
const isBox = (control) => control.type === "checkbox";

/**
 * @param {HTMLElement} form
 * @param {Snapshot} kept
 */
export function restore(form, { lists, fields }) {
  for (const [path, numbers] of lists) {
    const [blank] = all(form, `[data-control=rows][data-path="${CSS.escape(path)}"]`, HTMLElement);
    if (blank) numbers.forEach((number) => addRow(blank, number));
  }
  const controls = new Map(controlsOf(form).map((control) => [control.id, control]));
  for (const [id, value] of fields) {
    const control = controls.get(id);
    if (control && typeof value === "boolean" && isBox(control)) control.checked = value;
    else if (control) control.value = String(value);
  }
}
