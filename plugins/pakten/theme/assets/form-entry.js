// An entry that is there already: put into the form as it is written, and what has become different taken out of it.
// The file of a change is read by `reading/network/changes.py`; a test writes one and reads it.

import { all, one } from "./elements.js";
import { addRow, controlsOf, inside, keyOf } from "./form-values.js";

/** @import { Value, Values } from "./form-yaml.js" */
/** @typedef {{ id: string, title: string, values: Values, seen: string, files: string[], edit: string, body: string }} Entry */
/** @typedef {{ patch: Values, remove: string[] }} Difference */

/** @type {{ [written: string]: string }} */
const SAME = { yes: "true", ja: "true", no: "false", nej: "false", true: "yes", false: "no" };

/**
 * The entry with an id, as its authors have written it; null when there is none.
 * @param {string} address
 * @returns {Promise<Entry | null>}
 */
export async function written(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  return answer.ok ? answer.json() : null;
}

/** @param {HTMLElement} scope @param {Values} values */
export function fillIn(scope, values) {
  for (const field of inside(scope)) if (keyOf(field) in values) fill(field, values[keyOf(field)]);
}

/** @param {HTMLElement} field @param {Value} value */
function fill(field, value) {
  const [control] = controlsOf(field);
  if (Array.isArray(value)) {
    if (field.dataset.control === "boxes") {
      field.dataset.written = value.join(" ");
      for (const box of all(field, "input", HTMLInputElement)) box.checked = value.includes(box.value);
    } else for (const item of value) fill(one(addRow(field), "[data-control]", HTMLElement), item);
  } else if (typeof value === "object") {
    fillIn(one(field, "[data-inside]", HTMLElement), value);
    for (const details of all(field, ":scope > details", HTMLDetailsElement)) details.open = true;
  } else {
    control.value = String(value);
    // Yes and no are taken in several words; the page has one of them.
    if (control instanceof HTMLSelectElement && control.value !== String(value)) control.value = SAME[String(value)] ?? "";
  }
}

/**
 * What is different now, as a patch: groups key by key, items that have an id item by item.
 * @param {Values} before
 * @param {Values} now
 * @returns {Difference}
 */
export function difference(before, now, path = "") {
  /** @type {Difference} */
  const found = { patch: {}, remove: Object.keys(before).filter((key) => !(key in now)).map((key) => path + key) };
  for (const [key, value] of Object.entries(now)) {
    const old = before[key];
    if (JSON.stringify(old) === JSON.stringify(value)) continue;
    if (isGroup(old) && isGroup(value)) {
      const { patch, remove } = difference(old, value, `${path}${key}.`);
      if (Object.keys(patch).length) found.patch[key] = patch;
      found.remove.push(...remove);
    } else if (haveIds(old) && haveIds(value)) items(key, old, value, `${path}${key}.`, found);
    else found.patch[key] = value;
  }
  return found;
}

/**
 * @param {string} key
 * @param {Values[]} before
 * @param {Values[]} now
 * @param {string} path
 * @param {Difference} found
 */
function items(key, before, now, path, found) {
  /** @type {Values[]} */
  const changed = [];
  for (const item of now) {
    const old = before.find(({ id }) => id === item.id);
    const { patch, remove } = old ? difference(old, item, `${path}${item.id}.`) : { patch: item, remove: [] };
    if (Object.keys(patch).length) changed.push({ id: item.id, ...patch });
    found.remove.push(...remove);
  }
  if (changed.length) found.patch[key] = changed;
  found.remove.push(...before.filter(({ id }) => !now.some((item) => item.id === id)).map(({ id }) => path + id));
}

/** @type {(value: Value | undefined) => value is Values} */
const isGroup = (value) => typeof value === "object" && !Array.isArray(value);
/** @type {(value: Value | undefined) => value is Values[]} */
const haveIds = (value) => Array.isArray(value) && value.every((item) => typeof item === "object" && "id" in item);

/**
 * All of a file of a change, in its order.
 * @param {Entry} entry
 * @param {Difference} different
 * @param {string} now
 * @returns {Values}
 */
export function change({ id, seen, values }, { patch, remove }, now) {
  const { updated = now > seen ? now : minuteAfter(seen), ...fields } = patch;
  for (const [key, value] of Object.entries(fields)) fields[key] = asOrdered(value, values[key]);
  return { id, updated, seen, ...fields, ...(remove.length ? { remove } : {}) };
}

/**
 * What is ticked comes in the order of the page; what was there stays in the order in which it was written.
 * @param {Value} value
 * @param {Value | undefined} written
 */
function asOrdered(value, written) {
  if (!Array.isArray(value) || !Array.isArray(written) || value.some((one) => typeof one === "object")) return value;
  return [...written.filter((one) => value.includes(one)), ...value.filter((one) => !written.includes(one))];
}

/** @param {string} moment */
const minuteAfter = (moment) => asText(asNumber(moment) + 60_000);

/**
 * A moment as far from another as a second one is from a third: the end of a meeting that has moved.
 * @param {string} moment
 * @param {string} from
 * @param {string} to
 */
export function shifted(moment, from, to) {
  const isClear = [moment, from, to].every((one) => one.length === moment.length && !Number.isNaN(asNumber(one)));
  return isClear ? asText(asNumber(moment) + asNumber(to) - asNumber(from)).slice(0, moment.length) : moment;
}

/** On the clock of the wall, whose hours are all as long. @param {string} moment */
const asNumber = (moment) => (/^\d{4}-\d\d-\d\d(?: \d\d:\d\d)?$/.test(moment) ? Date.parse(`${moment.replace(" ", "T").padEnd(16, "T00:00")}Z`) : NaN);
/** @param {number} number */
const asText = (number) => new Date(number).toISOString().slice(0, 16).replace("T", " ");
