// Dates as people write them: "onsdag 2/12 kl 9–11" as a start and an end. Every figure and word counts, or nothing is meant.
// The same as `reading/forms/natural_dates/`; a table of cases and a test ask both and compare.

import { kindsOf, statement } from "./form-date-grammar.js";
import { EMPTY, HOME, normalised, tokensOf } from "./form-date-tokens.js";

/** @import { Clock, Day } from "./form-date-grammar.js" */
/** @import { Token } from "./form-date-tokens.js" */
/** @typedef {{ spans: string[][], tentative: boolean, zone: string, mistake?: string, weekday?: number, without?: string }} Meaning */

const UNKNOWN = ["tba", "tbd", "tbc", "?", "datum kommer", "kommer senare", "kommer inom kort", "meddelas senare", "meddelas", "datum meddelas", "datum meddelas senare", "datum meddelas inom kort", "meddelas inom kort", "oklart", "ej bestämt", "inte bestämt", "ej klart", "inte klart", "ej fastställt", "to be announced", "to be confirmed"];
/** Where a zone's own name is used: `CET` in summer may be what the clocks show, or an hour less. @type {{ [zone: string]: string }} */
const CLOCKS_OF = { cet: "Europe/Berlin", cest: "Europe/Berlin", gmt: "Europe/London" };


/** What keeps a date from being written, by the key of its sentence. */
class Mistake extends Error {
  /** @param {string} key @param {Partial<Meaning>} [more] */
  constructor(key, more = {}) {
    super(key);
    this.told = { mistake: key, ...more };
  }
}

/**
 * What a text says of when something happens, in the zone of the network.
 * @param {string} text
 * @param {string} [zone]
 * @returns {Meaning}
 */
export function interpret(text, zone) {
  const nothing = { spans: [], tentative: false, zone: "" };
  if (UNKNOWN.includes(normalised(text.slice(0, 200)).replace(/\.+$/, ""))) return { ...nothing, spans: [["TBA"]] };
  const tokens = text.length > 200 ? [] : tokensOf(text);
  if (tokens.some(({ kind }) => kind === "X")) return { ...nothing, mistake: "quarter" };
  if (tokens.some(({ kind }) => kind === "U")) return nothing;
  try {
    const spans = spansOf(tokens, zone);
    if (!spans.length) return nothing;
    return { spans, tentative: tokens.some(({ kind }) => kind === "T"), zone: tokens.find(({ kind }) => kind === "Z")?.text ?? "" };
  } catch (mistake) {
    if (mistake instanceof Mistake) return { ...nothing, ...mistake.told };
    throw mistake;
  }
}

/** @param {Token[]} tokens @param {string} [zone] */
function spansOf(tokens, zone) {
  const plain = withoutMarks(tokens);
  const marks = tokens.filter(({ kind }) => "AZPL".includes(kind));
  const vague = vagueOf(plain);
  if (vague) return marks.length ? [] : [[vague]];
  const said = statement(plain);
  if (!said?.days.length || !isFit(marks, said)) return [];
  const own = said.hours.map(minutesOf);
  if (own.some((one, at) => one.length !== said.hours[at].length)) return [];
  const length = marks.find(({ kind }) => kind === "L")?.value;
  const minutes = length === undefined ? own : own.map(([first]) => [first, first + length]);
  const each = marks.filter(({ kind }) => kind === "P").map(({ value }) => value);
  const clock = minutes.length === 1 && minutes[0].length === 1 ? ` ${clockOf(minutes[0][0])}` : "";
  let days = calendarDays(said.days.map((day) => ({ ...day, weekdays: [...day.weekdays, ...each] })), said.span, clock);
  const isEach = said.span && days.length > 0 && minutes[0].length > 1;
  if (isEach) {
    // "2–3 december kl 9–16". What goes on for longer is open rather than held, and through a night it is one.
    const length = (Date.parse(days[1]) - Date.parse(days[0])) / 86_400_000 + 1;
    if (length > MOST_DAYS || minutes[0][1] > WHOLE_DAY) return [];
    const [year, month, day] = days[0].split("-");
    days = Array.from({ length }, (_, after) => dateText(year, month, Number(day) + after));
  }
  const writtenIn = marks.find(({ kind }) => kind === "Z");
  const moments = days.map((day, at) => minutes[isEach ? 0 : at].length ? minutes[isEach ? 0 : at].map((minute) => momentOf(day, minute, zone, writtenIn)) : [day]);
  if (!said.span || isEach) return moments;
  return moments.length && moments[0][0] < moments[1][0] ? [[moments[0][0], moments[1][0]]] : [];
}

/** @param {Token[]} tokens */
function withoutMarks(tokens) {
  /** @type {Token[]} */
  const plain = [];
  for (const one of tokens) if (!"TAZPL".includes(one.kind) && !(one.kind === "," && (plain.at(-1)?.kind ?? ",") === ",")) plain.push(one);
  return plain.at(-1)?.kind === "," ? plain.slice(0, -1) : plain;
}

/**
 * Whether what is said beside days and hours makes sense with them.
 * @param {Token[]} marks
 * @param {{ days: Day[], hours: Clock[][], span: boolean }} said
 */
function isFit(marks, { days, hours, span }) {
  const hasHours = hours.some((own) => own.length);
  /** @param {string} wanted */
  const different = (wanted) => new Set(marks.filter(({ kind }) => kind === wanted).map(({ text, value }) => wanted === "Z" ? `${text} ${value}` : value)).size;
  if (different("A") && hasHours) return false;
  const lengths = marks.filter(({ kind }) => kind === "L").length;
  if (lengths && (lengths > 1 || span || hours.some((own) => own.length !== 1))) return false;
  return different("Z") <= Number(hasHours) && different("P") <= Number(days.length > 1 && !span);
}

/** A month, a season or a year. @param {Token[]} tokens */
function vagueOf(tokens) {
  const kinds = kindsOf(tokens);
  /** @param {string} wanted */
  const token = (wanted) => tokens.find(({ kind }) => kind === wanted) ?? EMPTY;
  // July for some and Christmas for others.
  if (kinds === "MY" || kinds === "YM") return token("M").text === "jul" ? "" : `${token("Y").value}-${two(token("M").value)}`;
  if (kinds === "QY" || kinds === "YQ") return `${token("Y").value} ${token("Q").text}`;
  if (kinds === "O") return `${tokens[0].year}-${two(tokens[0].month)}`;
  return kinds === "Y" ? String(tokens[0].value) : "";
}

const MOST_DAYS = 5;
const WHOLE_DAY = 1440;
const [EVENING, MORNING] = [1020, 360];

/**
 * The beginning and the end, counted from midnight; nothing when they cannot be a span of hours.
 * @param {Clock[]} hours
 * @returns {number[]}
 */
function minutesOf(hours) {
  if (hours.length < 2) return hours.flatMap((clock) => minuteOf(clock) ?? []);
  const [first, last] = hours;
  if (first.half && !last.half) return [];
  let end = minuteOf(last);
  // "9–11 em" is said of both; "11–1 em" of the end alone.
  const halves = last.half && !first.half && first.hour <= 12 ? [last.half, ...(last.half === "pm" ? ["am"] : [])] : [first.half];
  const begins = halves.map((half) => minuteOf({ ...first, half }));
  const begin = begins.find((one) => one !== undefined && end !== undefined && one < end) ?? begins[0];
  if (begin === undefined || end === undefined) return [];
  if (end <= begin && begin >= EVENING && end <= MORNING) end += WHOLE_DAY;
  return begin < end ? [begin, end] : [];
}

/** Of the day; 24:00 is the end of it. Nothing for "15 em" and the like. @param {Clock} clock */
function minuteOf({ hour, minute, half }) {
  if (half && (hour < 1 || hour > 12)) return undefined;
  const counted = (half ? (hour % 12) + (half === "pm" ? 12 : 0) : hour) * 60 + minute;
  if (counted > WHOLE_DAY || minute > 59) throw new Mistake("no_time");
  return counted;
}

/**
 * The days in the order in which they are said, each after the one before.
 * @param {Day[]} said
 * @param {boolean} span
 * @param {string} clock
 */
function calendarDays(said, span, clock) {
  /** @type {Day[]} */
  const filled = [];
  for (const day of [...said].reverse()) {
    const next = filled[0];
    filled.unshift(day.month || day.week ? day : { ...day, month: next.month, year: day.year || next.year });
  }
  const days = filled.map(inOrder);
  if (days.every(({ year }) => !year)) noYear(days, span, clock);
  const found = dated(days, span);
  for (const [at, day] of days.entries()) {
    const actual = weekdayOf(found[at]);
    if (day.weekdays.some((weekday) => weekday !== actual)) throw new Mistake("weekday", { weekday: actual });
  }
  return found.every((day, at) => !at || found[at - 1] < day || (span && found[at - 1] === day)) ? found : [];
}

/**
 * The form knows no dates around this one: its year is left open.
 * @param {Day[]} days
 * @param {boolean} span
 * @param {string} clock
 */
function noYear(days, span, clock) {
  if (days.some(({ week }) => week)) throw new Mistake("week");
  // A leap year lets 29 February pass where the year is not said.
  dated([{ ...days[0], year: 2028 }, ...days.slice(1)], span);
  throw new Mistake("no_year", { without: `${two(days[0].month)}-${two(days[0].day)}${clock}` });
}

/** The day, when 12/2 may also be 2 December: its weekday decides. @param {Day} day */
function inOrder(day) {
  if (!day.other) return day;
  const ways = [day, { ...day, month: day.other[0], day: day.other[1] }];
  const fitting = ways.filter((way) => day.weekdays.length === 1 && weekdayOf(dateOf(way, way.year)) === day.weekdays[0]);
  if (fitting.length !== 1) throw new Mistake("ambiguous");
  return fitting[0];
}

/**
 * The days with the years that are said; one without takes that of the next, or else of the one before.
 * @param {Day[]} days
 * @param {boolean} span
 */
function dated(days, span) {
  const years = days.map(({ year }) => year);
  for (let at = days.length - 2; at >= 0; at -= 1) {
    years[at] ||= years[at + 1] && years[at + 1] - Number(span && days[at].month > days[at + 1].month);
  }
  for (let at = 1; at < days.length; at += 1) years[at] ||= years[at - 1] + Number(span && days[at].month < days[at - 1].month);
  return days.map((day, at) => dateOf(day, years[at]));
}

/** @param {Day} day @param {number} year */
function dateOf({ month, day, week, weekdays }, year) {
  if (!month) {
    if (!weekdays.length) throw new Mistake("week");
    // The fourth of January is always in the first week.
    const monday = 4 - weekdayOf(`${year}-01-04`) + (week - 1) * 7;
    const date = dateText(year, 1, monday + weekdays[0]);
    if (week < 1 || weekOf(date) !== week) throw new Mistake("no_day");
    return date;
  }
  const date = `${year}-${two(month)}-${two(day)}`;
  if (dateText(year, month, day) !== date) throw new Mistake("no_day");
  if (week && weekOf(date) !== week) throw new Mistake("week_differs");
  return date;
}

/** @param {string} date Monday is 0. */
const weekdayOf = (date) => (new Date(date).getUTCDay() + 6) % 7;

/** @param {string} date */
function weekOf(date) {
  const [year, month, day] = date.split("-").map(Number);
  // The week has the number of its Thursday.
  const thursday = new Date(Date.UTC(year, month - 1, day + 3 - weekdayOf(date)));
  return Math.floor((thursday.valueOf() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 604_800_000) + 1;
}

/** @type {(year: string | number, month: string | number, day: string | number) => string} */
export const dateText = (year, month, day) => new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).toISOString().slice(0, 10);
/** @param {string | number} number */
export const two = (number) => String(number).padStart(2, "0");
/** @param {number} minute */
const clockOf = (minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/**
 * A minute of a day as clocks of the network show it.
 * @param {string} day
 * @param {number} minute
 * @param {string} [zone]
 * @param {Token} [writtenIn]
 */
function momentOf(day, minute, zone, writtenIn) {
  const local = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  const text = new Date(local).toISOString().slice(0, 16).replace("T", " ");
  const place = writtenIn ? writtenIn.text === HOME ? "Europe/Berlin" : CLOCKS_OF[writtenIn.text] : zone;
  const isOffset = writtenIn && writtenIn.text !== HOME;
  const instant = isOffset ? local - writtenIn.value * 60_000 : instantOf(text, place);
  if (instant === undefined) throw new Mistake("skipped");
  if (isOffset && place && shown(instant, place) !== text) throw new Mistake("zone");
  const there = shown(instant, zone);
  // The second of two hours with one name cannot be written.
  if (writtenIn && shown(instant - 3_600_000, zone) === there) throw new Mistake("zone");
  return there;
}

/** @param {number} instant @param {string} [zone] */
const shown = (instant, zone) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(instant);

/**
 * The first instant at which clocks show this; none when they skip it, or no clock has it.
 * @param {string} text
 * @param {string} [zone]
 */
export function instantOf(text, zone) {
  const guess = Date.parse(`${text.replace(" ", "T")}:00Z`);
  // No calendar has it.
  if (Number.isNaN(guess)) return undefined;
  for (let quarter = -60; quarter <= 60; quarter += 1) {
    const instant = guess + quarter * 900_000;
    if (shown(instant, zone) === text) return instant;
  }
  return undefined;
}

/** Whether clocks show this minute twice, when summer time ends. @param {string} text @param {string} [zone] */
export function isShownTwice(text, zone) {
  const first = instantOf(text, zone);
  return first !== undefined && shown(first + 3_600_000, zone) === text;
}
