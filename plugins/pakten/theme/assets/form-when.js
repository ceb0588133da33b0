// Moments as they are written: whether clocks ever show them, and the days that they cover.
// The same as `reading/forms/partial_date.py` and `reading/forms/dates.py`; a test asks both and compares.

import { dateText, instantOf, two } from "./form-dates.js";

/** @type {{ [word: string]: number }} */
const SEASONS = { vår: 3, sommar: 6, höst: 9, vinter: 12, spring: 3, summer: 6, autumn: 9, winter: 12 };
export const OFF = ["cancelled", "postponed"];

/** @typedef {(key: string, values?: { [name: string]: string | number }) => string} Say A sentence in the language of the page. */
/** @typedef {{ start?: string, end?: string, status?: string }} Dates As they are written. */
/** @typedef {{ name: string, vague: number, first?: string, last?: string }} Span */

/** What is wrong with a moment that looks like one. @param {string} text @param {Say} say @param {string} [zone] */
export function wrongMoment(text, say, zone) {
  if (text === "TBA") return "";
  const [, year = "", month = "01", day = "01", hour, minute] = text.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?: (\d\d):(\d\d))?/) ?? [];
  if (Number(year) < 1900 || Number(year) > 2199) return say("year");
  if (dateText(year, month, day) !== `${year}-${month}-${day}`) return say("no_day");
  if (hour === undefined) return "";
  if (Number(hour) > 23 || Number(minute) > 59) return say("no_time");
  return instantOf(text, zone) === undefined ? say("skipped") : "";
}

/**
 * The first and the last day of a span, and its name, which says how exact it is; one without a date has no days.
 * @param {Dates} dates
 * @returns {Span}
 */
export function spanOf({ start, end }) {
  const [, year, month, day, rest] = start?.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?: (\S+))?$/) ?? [];
  if (!start || !year) return { name: "TBA", vague: 5 };
  if (day) {
    const first = start.slice(0, 10);
    const last = end?.endsWith(" 00:00") ? dateText(year, month, Number(end.slice(8, 10)) - 1) : (end ?? start).slice(0, 10);
    return { name: start, vague: 0, first, last: last < first ? first : last };
  }
  if (month) return { name: start, vague: 2, first: `${start}-01`, last: dateText(year, Number(month) + 1, 0) };
  if (!rest) return { name: start, vague: 4, first: `${year}-01-01`, last: `${year}-12-31` };
  const from = SEASONS[rest];
  return { name: `${year} ${from}`, vague: 3, first: `${year}-${two(from)}-01`, last: dateText(year, from + 3, 0) };
}

/**
 * The span of all dates together: of those that take place, as exact as the vaguest that has a day.
 * @param {Dates[]} occasions
 * @returns {Span}
 */
export function hullOf(occasions) {
  const on = occasions.filter(({ status }) => !OFF.includes(status ?? ""));
  const dates = on.length ? on : occasions;
  const dated = dates.map(spanOf).filter(({ vague }) => vague === 0);
  if (!dated.length) return spanOf(inOrder(dates)[0]);
  const names = dated.map(({ name }) => name).sort();
  const [first = ""] = dated.map((one) => one.first).sort();
  const last = dated.map((one) => one.last).sort().at(-1);
  return { name: names.every((name) => name.length > 10) ? names[0] : first, vague: 0, first, last };
}

/**
 * Dates in the order of time: what begins first, then what is known best, then by name.
 * @template {Dates & { id?: string }} D
 * @param {D[]} dates
 */
export function inOrder(dates) {
  /** @param {D} one */
  const key = (one) => {
    const { first = "9999", vague, last } = spanOf(one);
    return [first, vague, one.start ?? "", last ?? "", one.end ?? "", one.id ?? ""].join("\t");
  };
  return [...dates].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
