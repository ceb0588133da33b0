// What is filled in, read from the page itself: each blank carries its key, and groups hold blanks.

import { clean } from "./form-yaml.js";

const inside = (scope) => [...scope.querySelectorAll("[data-key]")]
  .filter((blank) => blank.parentElement.closest("[data-inside], [data-form]") === scope);

export const controlsOf = (blank) => [...blank.querySelectorAll("input, select, textarea")];

/** The values of a form or group, without what is empty; `places` learns where each of them stands. */
export function valuesIn(scope, order, path, places) {
  const blanks = inside(scope);
  if (order) blanks.sort((a, b) => order[a.dataset.key] - order[b.dataset.key]);
  const values = {};
  for (const blank of blanks) {
    const at = `${path}${blank.dataset.key}`;
    places.set(at, blank);
    const value = valueOf(blank, at, places);
    if (value !== undefined) values[blank.dataset.key] = value;
  }
  return values;
}

function valueOf(blank, at, places) {
  switch (blank.dataset.control) {
    case "boxes": return some(controlsOf(blank).filter((box) => box.checked).map((box) => box.value));
    case "rows": return rows(blank, at, places);
    case "group": return some(valuesIn(blank.querySelector("[data-inside]"), null, `${at}-`, places));
    case "place": return some(valuesIn(blank.querySelector("[data-inside]"), null, `${at}-`, places)) ?? typed(blank);
    default: return typed(blank);
  }
}

function rows(blank, at, places) {
  const found = [];
  for (const row of rowsOf(blank)) {
    const item = row.querySelector("[data-control]");
    const value = valueOf(item, `${at}-${found.length}`, places);
    if (value === undefined) continue;
    places.set(`${at}-${found.length}`, item);
    found.push(value);
  }
  return some(found);
}

export const rowsOf = (blank) => [...blank.querySelector("[data-rows]").children];

function typed(blank) {
  const text = clean(blank.querySelector("input, select, textarea").value);
  if (text === "") return undefined;
  if (blank.dataset.kind === "flag") return text === "true";
  return blank.dataset.kind === "count" && /^[0-9]{1,6}$/.test(text) ? Number(text) : text;
}

const some = (found) => ((Array.isArray(found) ? found : Object.keys(found)).length ? found : undefined);

/** Adds a row to a list of blanks; its ids carry its number, also in the rows that it will hold itself. */
export function addRow(blank, number = nextNumber(blank)) {
  const template = blank.querySelector(":scope > template");
  const depth = blank.querySelector(":scope > [data-add]").dataset.add;
  const row = template.content.cloneNode(true);
  renumber(row, `{${depth}}`, String(number));
  row.firstElementChild.dataset.row = number;
  blank.querySelector("[data-rows]").append(row);
  return blank.querySelector("[data-rows]").lastElementChild;
}

const nextNumber = (blank) => Math.max(0, ...rowsOf(blank).map((row) => Number(row.dataset.row))) + 1;

function renumber(node, hole, number) {
  for (const element of node.querySelectorAll("*")) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll(hole, number);
    for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) child.data = child.data.replaceAll(hole, number);
    if (element.localName === "template") renumber(element.content, hole, number);
  }
}

/** Everything on the page, to be put back later: which rows there are, and what stands where. */
export function snapshot(form) {
  const lists = [...form.querySelectorAll("[data-control=rows]")]
    .map((blank) => [blank.dataset.path, rowsOf(blank).map((row) => Number(row.dataset.row))]);
  const fields = controlsOf(form).filter((one) => one.id && !one.readOnly)
    .map((one) => [one.id, one.type === "checkbox" ? one.checked : one.value]);
  return { lists, fields: fields.filter(([, value]) => value) };
}

export function restore(form, { lists, fields }) {
  for (const [path, numbers] of lists) {
    const blank = form.querySelector(`[data-control=rows][data-path="${CSS.escape(path)}"]`);
    if (blank) numbers.forEach((number) => addRow(blank, number));
  }
  for (const [id, value] of fields) {
    const control = document.getElementById(id);
    if (control) control[typeof value === "boolean" ? "checked" : "value"] = value;
  }
}
