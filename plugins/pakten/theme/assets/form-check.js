// The rules of what is written, told as it is written. Patterns come with the page, from the same definition as the
// reader's. What must hold between values is `domain/rules/entry.py`, said again for those who cannot run it: a test asks
// both about the same entries and compares.

import { datesOf, isOff, samePlace } from "./form-state.js";
import { interpret, isShownTwice } from "./form-dates.js";
import { hullOf, spanOf, wrongMoment } from "./form-when.js";

/** @import { DateOf } from "./form-state.js" */
/** @import { Dates, Say, Span } from "./form-when.js" */
/** @typedef {{ pattern?: string, kind?: string, message?: string }} Rule What the page says about one text. */
/** @typedef {[begins: string, id: string, title: string, file: string]} KnownEvent */
/** @typedef {{ events: KnownEvent[], examples: [id: string, title: string][] }} Known What has been published. */
/** @typedef {[path: string, message: string]} Problem */
/** @typedef {(path: string, key: string) => void} Tell */
/** @typedef {{ opens?: string, closes?: string, needed?: boolean, state?: string, url?: string, seats?: number, price?: string, note?: string }} Registration */
/** @typedef {string | { name?: string, address?: string, postal_code?: string, city?: string, geo?: string, station?: string, note?: string, url?: string }} Place An id, or a place that only this event knows. */
/** @typedef {{ title?: string, url?: string, date?: string }} Link */
/** @typedef {string | (Link & { number?: string, standing?: string })} Source An id in the register, or one of its own. */
/** @typedef {{ what?: string, who_may_know?: string }} Unknown */
/** @typedef {{ time?: string, title?: string, text?: string, with?: string[], part?: string }} ProgrammeItem */
/** @typedef {{ id?: string, title?: string, time?: string, day?: string, place?: Place, attendance?: string, text?: string }} EventPart */
/** @typedef {{ text?: string, kind?: string, voice?: string, gathered?: string, date?: string }} Worth */
/**
 * @typedef {{
 *   text?: string, kind?: string, organisations?: string[], to?: string, part?: string, outcome?: string, public?: boolean,
 *   handed_over?: string, received?: string, going_on?: string, closed?: string,
 * }} Lead
 */
/** @typedef {{ text?: string, organisation?: string, source?: string }} Voice */
/** @typedef {{ name?: string, url?: string, email?: string, phone?: string }} Contact */
/** @typedef {{ file?: string, alt?: string, credit?: string }} Image */
/**
 * @typedef {{
 *   summary?: string, values?: string[], worth?: Worth[], voices?: Voice[], next_steps?: { text?: string, to?: string, outcome?: string }[],
 *   outcome?: string, examples?: string[], materials?: (Link & { format?: string, alternative?: string })[],
 * }} Recap
 */
/**
 * One of several dates as it is filled in: all of it may be missing.
 * @typedef {Dates & {
 *   id?: string, status_note?: string, format?: string, place?: Place, online?: { url?: string, note?: string }, registration?: Registration,
 *   previous_start?: string[], previous_place?: Place, previous_format?: string,
 * }} Occasion
 */
/**
 * An event as it is filled in.
 * @typedef {Occasion & {
 *   title?: string, summary?: string, published?: string, updated?: string, type?: string,
 *   areas?: string[], themes?: string[], goals?: string[], ways_in?: string[], audience?: string[], languages?: string[],
 *   steps?: string[], part_of?: string, role?: string, organisers?: string[], participants?: string[],
 *   occasions?: Occasion[], contact?: Contact, image?: Image, description?: string, note?: string,
 *   parts?: EventPart[], programme?: ProgrammeItem[], exhibitors?: { organisation?: string, offers?: string, looks_for?: string }[],
 *   tables?: { theme?: string, host?: string, organisation?: string }[], leads?: Lead[],
 *   follow_up?: { by?: string, owner?: string, text?: string, told_in?: string[] }, sources?: Source[], unknown?: Unknown[], links?: Link[],
 *   accessibility?: { [question: string]: string | undefined }, recap?: Recap,
 * }} WrittenEvent
 */
/**
 * A good example as it is filled in.
 * @typedef {{
 *   title?: string, summary?: string, organisations?: { id?: string, role?: string }[], sector?: string, evidence?: string,
 *   status?: string, relation?: string, period?: string, target_groups?: string[], areas?: string[], themes?: string[],
 *   goals?: string[], ways_in?: string[], events?: string[], steps?: string[], lessons?: string[], prerequisites?: string[],
 *   results?: { text?: string, source?: string, date?: string }[], quotes?: Voice[], contact?: Contact, image?: Image,
 *   reviewed?: string, sources?: Source[], unknown?: Unknown[], note?: string,
 * }} WrittenExample
 */

const MOMENTS = ["when", "timestamp", "day", "dated"];
/** @type {{ [kind: string]: number }} */
const LONGEST = { title: 70, summary: 200 };

/**
 * What is wrong with one text, or nothing.
 * @param {string} text
 * @param {Rule} rule
 * @param {Say} say
 * @param {string} [zone]
 */
export function wrong(text, { pattern, kind = "", message = "" }, say, zone) {
  const isMoment = MOMENTS.includes(kind);
  if (!pattern || new RegExp(pattern, "u").test(text)) return isMoment ? wrongMoment(text, say, zone) : "";
  const length = [...text].length;
  const most = LONGEST[kind];
  if (most && length > most) return say("too_long", { length, most });
  if (isMoment) return meantBy(text, message, say, zone);
  const meant = kind === "id" ? slug(text) : "";
  return meant ? `${message} ${say("meant", { text: meant })}` : message;
}

/**
 * What is wrong with a date that is written in another way, and what to write.
 * @param {string} text
 * @param {string} message
 * @param {Say} say
 * @param {string} [zone]
 */
function meantBy(text, message, say, zone) {
  const { spans: [[start, end = ""] = ["", ""], ...more], tentative, mistake, weekday, without } = interpret(text, zone);
  if (weekday !== undefined) return say("weekday", { weekday: nameOf(weekday) });
  if (mistake === "no_day" || mistake === "no_time" || mistake === "skipped" || mistake === "quarter") return say(mistake);
  if (without) return `${message} ${say("meant", { text: `${say("no_year")}-${without}` })}`;
  if (!start || more.length || (end && tentative)) return message;
  if (tentative) return say("tentative", { text: start });
  return end ? say("span", { start, end }) : `${message} ${say("meant", { text: start })}`;
}

/** A weekday in the language of the form; the second of January 2023 was a Monday. @param {number} weekday */
const nameOf = (weekday) =>
  new Intl.DateTimeFormat(globalThis.document?.querySelector("form[lang]")?.getAttribute("lang") ?? globalThis.document?.documentElement.lang, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2023, 0, 2 + weekday));

/** @param {string} text */
export const slug = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** @param {string} moment */
const day = (moment) => moment.slice(0, 10);
/** @param {string} [moment] */
const isDay = (moment) => /^\d{4}-\d\d-\d\d/.test(moment ?? "");

/** @type {(one?: string, other?: string) => boolean} Whether both are written, and the first is the earlier. */
const isBefore = (one, other) => one !== undefined && other !== undefined && one < other;

/**
 * What must hold between the values of an event: path and message.
 * @param {WrittenEvent} event
 * @param {Known} known
 * @param {Say} say
 * @param {string} [zone]
 */
export function eventProblems(event, known, say, zone) {
  /** @type {Problem[]} */
  const found = [];
  /** @type {Tell} */
  const tell = (path, key) => { found.push([path, say(key)]); };
  const occasions = event.occasions ?? [];
  const span = occasions.length ? hullOf(occasions) : spanOf(event);
  if (!event.start && !occasions.length) tell("start", "start");
  if (!occasions.length) endProblems(event, "", tell);
  else {
    if (event.start && spanOf(event).first !== span.first) tell("start", "occasions");
    if (event.end && spanOf({ start: event.end }).first !== span.last) tell("end", "occasions");
  }
  for (const [at, one] of occasions.entries()) {
    endProblems(one, `occasions-${at}-`, tell);
    movedProblems(one.previous_start, spanOf(one), `occasions-${at}-`, tell);
    registrationProblems(one.registration, `occasions-${at}-registration-`, spanOf(one).last, tell);
    if (occasions.findIndex((other) => other.id === one.id) < at) tell(`occasions-${at}-id`, "same_occasion");
  }
  if (occasions.length && event.previous_start?.length) tell("previous_start-0", "moved_beside");
  else movedProblems(event.previous_start, span, "", tell);
  registrationProblems(event.registration, "registration-", span.last, tell);
  if (isBefore(span.first, event.accessibility?.ask_by)) tell("accessibility-ask_by", "ask");
  if (event.updated && isBefore(day(event.updated), event.published)) tell("updated", "updated");
  const dates = datesOf(event);
  for (const one of dates) {
    if (isOff(one) && !one.status_note) tell(`${isOff(one.own) ? one.path : ""}status_note`, "note");
    unmovedProblems(one, tell);
    if (!isBefore(spanOf(one).last, event.published)) shownTwice(one, zone, tell);
  }
  if (event.part_of && event.part_of === event.id) tell("part_of", "part");
  else if (event.part_of && !known.events.some(([, id]) => id === event.part_of)) tell("part_of", "unknown");
  if (event.areas?.includes("all") && event.areas.length > 1) tell("areas", "all_and_others");
  if (known.events.some(([, id]) => id === event.id)) tell("id", "taken");
  event.recap?.examples?.forEach((id, at) => { if (!known.examples.some(([one]) => one === id)) tell(`recap-examples-${at}`, "unknown"); });
  const changed = event.updated && isBefore(event.published, day(event.updated)) ? day(event.updated) : event.published;
  if (!event.recap && !isBefore(span.last, changed)) aheadProblems(event, dates, Boolean(span.first), tell);
  return found;
}

/** @param {Dates} dates @param {string} path @param {Tell} tell */
function endProblems({ start, end }, path, tell) {
  if (!end || !start) return;
  if (!isDay(start) || start.length !== end.length) tell(`${path}end`, "end_unequal");
  else if (start.length > 10 && end === start) tell(`${path}end`, "end_at_start");
  else if (end < start) tell(`${path}end`, "end_before");
}

/**
 * In the hour that clocks show twice nobody knows which is meant.
 * @param {DateOf} date
 * @param {string | undefined} zone
 * @param {Tell} tell
 */
function shownTwice({ path, start, end }, zone, tell) {
  for (const [key, moment] of Object.entries({ start, end })) {
    if (moment && moment.length > 10 && isDay(moment) && isShownTwice(moment, zone)) tell(path + key, "shown_twice");
  }
}

/** @param {string[] | undefined} previous @param {Span} span @param {string} path @param {Tell} tell */
function movedProblems(previous, span, path, tell) {
  previous?.forEach((start, at) => { if (spanOf({ start }).name === span.name) tell(`${path}previous_start-${at}`, "moved"); });
}

/**
 * @param {Registration | undefined} registration
 * @param {string} path
 * @param {string | undefined} last
 * @param {Tell} tell
 */
function registrationProblems(registration, path, last, tell) {
  const { opens, closes } = registration ?? {};
  if (isBefore(closes, opens)) tell(`${path}closes`, "closes");
  for (const [key, moment] of Object.entries({ opens, closes })) if (isBefore(last, moment)) tell(path + key, "late");
}

/** The same as now tells nobody what it was before. @param {DateOf} date @param {Tell} tell */
function unmovedProblems({ path, own, ...date }, tell) {
  /** @param {"previous_format" | "previous_place"} key */
  const where = (key) => `${own[key] ? path : ""}${key}`;
  if (date.previous_format && date.previous_format === date.format) tell(where("previous_format"), "same_format");
  if (date.previous_place && samePlace(date.previous_place, date.place)) tell(where("previous_place"), "same_place");
}

/**
 * What visitors need to know of an event that lies ahead when it is published.
 * @param {WrittenEvent} event
 * @param {DateOf[]} dates
 * @param {boolean} hasDate
 * @param {Tell} tell
 */
function aheadProblems(event, dates, hasDate, tell) {
  if (event.format === "unknown") tell("format", "format");
  const held = dates.filter((one) => !isOff(one));
  if (!hasDate || !held.length) return;
  /** @param {DateOf} date */
  const atPlace = ({ format = "" }) => ["on_site", "hybrid"].includes(format);
  for (const one of held) {
    const path = one.own.format ? one.path : "";
    if (atPlace(one) && !one.place) tell(`${path}place`, "place");
    if (["online", "hybrid"].includes(one.format ?? "") && !one.online) tell(`${path}online`, "online");
  }
  if (!held.every((one) => one.registration)) tell("registration", "ahead");
  if (!event.contact) tell("contact", "ahead");
  if (held.some(atPlace) && !event.accessibility) tell("accessibility", "ahead");
}

const COUNTED = /(?<![\p{L}\p{N}_.,:–-])(?:\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d+(?:[.,]\d+)?)(?:\s?%|\s\p{L}{3,})/gu;
const CALENDAR = /^(?:19|20)\d\d\s\p{L}|\s(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|maj|may|june?|juni|july?|juli|aug(?:usti?)?|sep(?:tember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/iu;

/**
 * What must hold between the values of a good example.
 * @param {WrittenExample} example
 * @param {Known} known
 * @param {Say} say
 */
export function exampleProblems(example, known, say) {
  /** @type {Problem[]} */
  const found = [];
  example.results?.forEach((result, at) => {
    const counts = [...(result.text ?? "").matchAll(COUNTED)].some(([one]) => one.endsWith("%") || !CALENDAR.test(one));
    if (counts && !(result.source && result.date)) found.push([`results-${at}-text`, say("figure")]);
  });
  if (["followed_up", "evaluated", "spread"].includes(example.evidence ?? "") && !example.results) found.push(["evidence", say("proven")]);
  if (example.areas?.includes("all") && example.areas.length > 1) found.push(["areas", say("all_and_others")]);
  example.events?.forEach((id, at) => { if (!known.events.some(([, one]) => one === id)) found.push([`events-${at}`, say("unknown")]); });
  return found;
}
