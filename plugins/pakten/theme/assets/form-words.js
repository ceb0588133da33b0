// The words of pages, the names of what entries refer to, and moments in words: `writing/when.py`, said again for those
// who cannot run it. All of it comes with the page of the form.

import { one } from "./elements.js";
import { spanOf } from "./form-when.js";

/** @import { Place, Source } from "./form-check.js" */
/** @typedef {{ name: string, way: string, note: string, station: string, map: boolean }} Whereabouts */
/** @typedef {{ key: string, name: string, names: string, language: boolean, choices: { [value: string]: string }, plain: string }} Shown A field whose value is a row of facts. */
/**
 * @typedef {{
 *   words: { [key: string]: { [category: string]: string } }, names: { [kind: string]: { [id: string]: string } },
 *   places: { [id: string]: Whereabouts }, sources: { [id: string]: Source }, roles: { [id: string]: string },
 *   tones: { [area: string]: string }, marks: { [mark: string]: string }, widths: { [letter: string]: number },
 *   contact: string, facts: Shown[],
 * }} Drawn What pages are drawn with, and the title of the page of contacts; a word has a form for each category of numbers.
 */
/** @type {Drawn} */
export const drawn = JSON.parse(one(document, "[data-form]", HTMLFormElement).dataset.drawn ?? "");
const language = document.documentElement.lang;
const category = new Intl.PluralRules(language);
/** @type {{ [first: string]: string }} */
const SEASONS = { "03": "spring", "06": "summer", "09": "autumn", 12: "winter" };

/** @param {string} key @param {{ [hole: string]: string | number }} [values] */
export function word(key, values = {}) {
  const forms = drawn.words[key] ?? { other: key };
  const text = forms[category.select(Number(values.n ?? 0))] ?? forms.other;
  return text.replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole));
}

/** A sentence with elements in its holes. @param {string} key @param {{ [hole: string]: Node | string }} values */
export const filled = (key, values) => word(key).split(/\{(\w+)\}/).map((part, at) => (at % 2 ? values[part] : part));

/** @type {(kind: string, id: string) => string} */
export const nameOf = (kind, id) => drawn.names[kind]?.[id] ?? id;
/** @type {(areas?: string[]) => string} */
export const areasOf = (areas = []) => (areas.includes("all") ? [] : areas).map((id) => nameOf("area", id)).join(", ") || word("area.all");
/**
 * A place of the list, or one that only this event knows; none while it is to be announced.
 * @param {{ place?: Place }} of
 * @returns {Whereabouts | undefined}
 */
export function placeOf({ place }) {
  if (typeof place === "string") return place === "TBA" ? undefined : drawn.places[place] ?? { name: place, way: "", note: "", station: "", map: false };
  if (!place) return undefined;
  const { name = "…", address = "", postal_code = "", city = "", note = "", station = "", geo = "" } = place;
  const parts = new Set([name, address, [postal_code, city].filter(Boolean).join(" ")].filter(Boolean));
  return { name, way: [...parts].slice(1).join(", "), note, station, map: Boolean(address || geo) };
}

/** @type {Intl.DateTimeFormatOptions} */
const WHOLE = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
/** @type {{ [sign: string]: [part: string, of: Intl.DateTimeFormatOptions] }} What the signs of CLDR's patterns stand for: a part of a whole date, or a word alone. */
const SIGNS = {
  EEEE: ["weekday", WHOLE], d: ["day", WHOLE], MMMM: ["month", WHOLE], MMM: ["month", { ...WHOLE, month: "short" }], y: ["year", WHOLE],
  cccc: ["weekday", { weekday: "long" }], LLLL: ["month", { month: "long" }],
};

/** A day by a pattern of CLDR, such as `when.date` is. @param {string} moment @param {string} pattern */
export const patterned = (moment, pattern) => pattern.replace(/EEEE|cccc|MMMM?|LLLL|d|y|'([^']*)'/g, (sign, literal) => {
  if (literal !== undefined) return literal;
  const [type, of] = SIGNS[sign];
  const parts = new Intl.DateTimeFormat(language, { timeZone: "UTC", ...of }).formatToParts(new Date(`${moment.slice(0, 10)}T12:00:00Z`));
  return parts.find((part) => part.type === type)?.value ?? "";
});

/** @param {string} moment */
export const dayIn = (moment, weekday = false) => patterned(moment, word(weekday ? "when.weekday_date" : "when.date"));

/** Whether a text is a day that there is. @param {string} [moment] */
export const isDay = (moment = "") => /^\d{4}-\d\d-\d\d/.test(moment) && !Number.isNaN(Date.parse(`${moment.slice(0, 10)}T12:00Z`));

/**
 * What is known of a date without a day: the month or season and its year, the year alone, or that it is to come; in
 * a sentence, and as a word with its year below it.
 * @returns {{ said: string, alone: string, year: string }}
 */
export function vaguely(start = "") {
  const [, year = "", month, season] = start.match(/^(\d{4})(?:-(\d\d))?(?: (\S+))?$/) ?? [];
  const name = season && SEASONS[spanOf({ start }).first?.slice(5, 7) ?? ""];
  if (month) return { said: patterned(`${start}-01`, word("when.month")), alone: patterned(`${start}-01`, "LLLL"), year };
  if (name) return { said: word(`when.in_${name}`, { year }), alone: word(`when.${name}`), year };
  const said = year || word("when.unset");
  return { said, alone: said, year: "" };
}

/** A span of time in a sentence. */
export function when(start = "", end = "") {
  if (!isDay(start)) return vaguely(start).said;
  const { first = "", last = "" } = spanOf({ start, end: end || undefined });
  if (first === last || !isDay(end)) return hours(start) ? word("when.at", { day: dayIn(first, true), time: hours(start, end) }) : dayIn(first, true);
  /** @param {string} moment */
  const at = (moment) => word("when.at", { day: dayIn(moment, true), time: hours(moment) });
  if (hours(start)) return word("when.wide_range", { first: at(start), last: at(end) });
  if (first.slice(0, 4) !== last.slice(0, 4)) return word("when.wide_range", { first: dayIn(first), last: dayIn(last) });
  const within = first.slice(0, 7) === last.slice(0, 7) ? "month" : "year";
  const [begins, ends] = [patterned(first, word(`when.${within}_first`)), patterned(last, word(`when.${within}_last`))];
  return word(/^\d+\.?$/.test(begins) ? "when.range" : "when.wide_range", { first: begins, last: ends });
}

/** The hours alone, empty when they are not known. */
export function hours(start = "", end = "") {
  return end.length > 10 ? word("when.range", { first: clock(start), last: clock(end) }) : clock(start);
}

/** @param {string} moment */
function clock(moment) {
  const [hour, minute] = moment.slice(11).split(":");
  if (!minute) return "";
  return word(minute === "00" ? "when.whole_hour" : "when.hour").replace("HH", hour).replace("H", String(Number(hour))).replace("mm", minute);
}
