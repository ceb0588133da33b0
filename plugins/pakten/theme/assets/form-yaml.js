// Values as YAML that reads back as exactly these values: ids in brackets, long texts folded, quotes where needed.
// The same notation as `reading/yaml/emitter.py`; a test fills in the form and reads what it wrote.

const WIDTH = 118;
const SIMPLE = /^[\w.:/@+ åäöÅÄÖ–-]*$/;
// Editors read YAML 1.2, where these would be a number, a truth or nothing although a text is meant.
const OTHER_KIND = /^(?:[-+]?[0-9][0-9_.eE+:-]*|0[xo][0-9a-f]+|true|false|yes|no|on|off|y|n|null|~)$/i;
const DATE = /^[0-9]{4}(?:-[0-9]{2}){1,2}$/;
const HOURS = /^[0-9]{2}:[0-9]{2}$/;

/** @typedef {string | number | boolean} Scalar */
/** @typedef {{ [key: string]: Scalar | Values | Item[] }} Values A mapping, in the order in which it is written. */
/** @typedef {Scalar | Values} Item What a list holds: no form has lists in lists. */
/** @typedef {Item | Item[]} Value */

/**
 * What people cannot see and YAML cannot hold is left out; a tab is two spaces.
 * @param {string & { toWellFormed?: () => string }} text
 */
export const clean = (text) => (text.toWellFormed?.() ?? text)
  .replace(/\r\n?/g, "\n")
  .replace(/\t/g, "  ")
  .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, "")
  .trim();

/**
 * A mapping, a line for each line: texts, numbers, truths, lists and mappings.
 * @param {Values} values
 * @returns {string[]}
 */
export const mapping = (values) => Object.entries(values).flatMap(([key, value]) => field(key, value));

/** The mapping as an entry of a list. @param {Values} values */
export function entry(values) {
  const [first, ...others] = mapping(values);
  return [`- ${first}`, ...others.map((line) => (line ? `  ${line}` : ""))];
}

/** @param {string} key @param {Value} value */
function field(key, value) {
  if (Array.isArray(value)) return list(key, value);
  if (typeof value === "object") return [`${key}:`, ...indented(mapping(value))];
  return text(key, value);
}

/** @param {string} key @param {Item[]} values */
function list(key, values) {
  const brackets = `${key}: [${values.map((value) => scalar(value, true)).join(", ")}]`;
  if (values.every((value) => typeof value === "string" && SIMPLE.test(value)) && brackets.length <= WIDTH) {
    return [brackets];
  }
  return [`${key}:`, ...values.flatMap((value) => indented(itemLines(value)))];
}

/** @param {Item} value */
function itemLines(value) {
  if (typeof value === "object") return entry(value);
  return typeof value === "string" && value.includes("\n") ? [`- ${JSON.stringify(value)}`] : [`- ${scalar(value)}`];
}

/** @param {string} key @param {Scalar} value */
function text(key, value) {
  if (typeof value !== "string") return [`${key}: ${value}`];
  if (value.includes("\n")) return [`${key}: |-`, ...indented(value.split("\n"))];
  const line = `${key}: ${scalar(value)}`;
  return line.length > WIDTH && /^\S+(?: \S+)*$/.test(value) ? [`${key}: >-`, ...indented(folded(value))] : [line];
}

/** @param {string[]} lines */
const indented = (lines) => lines.map((line) => (line ? `  ${line}` : ""));

/** @param {string} value */
function folded(value) {
  const lines = [""];
  for (const word of value.split(" ")) {
    const line = lines[lines.length - 1];
    if (line && line.length + 1 + word.length > WIDTH - 8) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

/** @param {Item} value */
function scalar(value, inList = false) {
  if (typeof value !== "string") return String(value);
  if (isPlain(value) && !(inList && /[,[\]{}]/.test(value))) return value;
  return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}

/** Whether the bare text is read as itself, and would be as part of a line too. @param {string} value */
function isPlain(value) {
  if (OTHER_KIND.test(value) && !DATE.test(value) && !HOURS.test(value)) return false;
  return /^(?:[\p{L}\p{N}(/]|-(?=\p{L}))/u.test(value) && !/: |:$| #/.test(value);
}
