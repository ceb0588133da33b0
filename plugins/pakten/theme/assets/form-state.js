// The dates of an event on a day, and the words that must be said about them: the same as `domain/occurrence.py`,
// `domain/state.py` and `domain/event_state.py`, said again for those who cannot run them; a test compares pages.

import { OFF, inOrder, spanOf } from "./form-when.js";

/** @import { Occasion, Place, Recap, Registration, WrittenEvent } from "./form-check.js" */
/** @typedef {Occasion & { path: string, own: Occasion, status: string }} DateOf A date, where it is written, and what it says itself. */
/**
 * One date on a day.
 * @typedef {DateOf & {
 *   isOff: boolean, isOver: boolean, hasPlace: boolean, decided: string[], standing: string, marks: string[], note: string,
 * }} State
 */

const SEATS = ["waiting_list", "full", "closed", "invited"];

/**
 * Each date, with what it says itself or takes from the event, in the order in which they are written.
 * @param {WrittenEvent} event
 * @returns {DateOf[]}
 */
export function datesOf(event) {
  if (!event.occasions?.length) return [{ ...event, path: "", own: event, status: event.status ?? "confirmed" }];
  return event.occasions.map((own, at) => ({
    ...own,
    path: `occasions-${at}-`,
    own,
    status: statusOf(event.status ?? "confirmed", own.status ?? "confirmed"),
    status_note: own.status_note || event.status_note,
    format: own.format ?? event.format,
    place: own.place ?? event.place,
    online: own.online ?? event.online,
    previous_place: own.previous_place ?? (own.place ? undefined : event.previous_place),
    previous_format: own.previous_format ?? (own.format ? undefined : event.previous_format),
    registration: own.registration ?? event.registration,
  }));
}

/** @type {(whole: string, own: string) => string} */
const statusOf = (whole, own) => OFF.includes(own) || (!OFF.includes(whole) && own !== "confirmed") ? own : whole;

/** @param {Occasion} date */
export const isOff = ({ status = "" }) => OFF.includes(status);
/** @type {(one?: Place, other?: Place) => boolean} */
export const samePlace = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * All dates of an event on a day: which comes first, what one can come to, and what must be said, the weightiest first.
 * @param {WrittenEvent} event
 * @param {string} today
 */
export function stateOf(event, today) {
  const dates = inOrder(datesOf(event)).map((date) => onDay(date, event, today));
  const lead = dates.find((one) => !one.isOver) ?? dates[dates.length - 1];
  const allOff = dates.every((one) => one.isOff);
  const allOver = dates.every((one) => one.isOver);
  const same = new Set(dates.map(({ decided, note }) => JSON.stringify([decided, note]))).size === 1;
  return {
    dates, lead,
    isOver: allOver,
    coming: dates.find((one) => !one.isOver && !one.isOff),
    marks: marksOf(dates, lead, allOff, allOver, event.recap),
    saysOneThing: dates.length === 1 || (allOff && same),
    sharesNote: dates.filter((one) => one.decided.length && !one.own.status_note).length > 1,
    sharesSeats: new Set(dates.filter((one) => !one.isOff).map((one) => JSON.stringify(one.registration))).size <= 1,
  };
}

/** @type {(dates: State[], lead: State, allOff: boolean, allOver: boolean, recap?: Recap) => string[]} */
function marksOf(dates, lead, allOff, allOver, recap) {
  // When none takes place but some may still be, all of it is postponed.
  if (allOff) return new Set(dates.map(({ status }) => status)).size > 1 ? ["postponed"] : dates[0].decided;
  return dates.length > 1 && allOver ? [after(recap)] : lead.marks;
}

/** @param {Recap} [recap] */
function after(recap) {
  if (!recap) return "held";
  const tells = recap.values?.length || recap.next_steps?.length;
  return tells && (recap.outcome || recap.next_steps?.some((step) => step.outcome)) ? "followed_up" : "recapped";
}

/** @param {DateOf} date @param {WrittenEvent} event @param {string} today @returns {State} */
function onDay(date, event, today) {
  const off = isOff(date);
  const { last = "9" } = spanOf(date);
  const isOver = last < today;
  const hasPlace = date.format !== "online";
  const registration = off ? undefined : date.registration;
  const standing = registration ? standingOf(registration, today) : "";
  const decided = decidedOf(date, hasPlace);
  const unset = date.start === "TBA" ? ["to_be_announced"] : [];
  const ahead = [...decided, ...unset, ...(SEATS.includes(standing) ? [standing] : [])];
  const marks = off ? decided : isOver ? [...decided.filter((mark) => mark === "moved_online"), after(event.recap)] : ahead;
  const note = date.own.status_note || (decided.length || !event.occasions?.length ? event.status_note : "") || "";
  return { ...date, isOff: off, isOver, hasPlace, registration, standing, decided, marks, note };
}

/** What has been decided about a date. @param {DateOf} date @param {boolean} hasPlace */
function decidedOf(date, hasPlace) {
  if (isOff(date)) return [date.status];
  const marks = [];
  if (date.previous_start?.length) marks.push("rescheduled");
  if (date.previous_format && date.previous_format !== date.format) marks.push(hasPlace ? "new_format" : "moved_online");
  if (date.previous_place && hasPlace && !samePlace(date.previous_place, date.place)) marks.push("new_place");
  if (date.status === "tentative") marks.push("tentative");
  return marks;
}

/** @param {Registration} registration @param {string} today */
function standingOf({ needed, opens, closes, state = "open" }, today) {
  if (!needed) return "not_needed";
  if (closes && today > closes) return "closed";
  return state === "open" && opens && today < opens ? "not_yet" : state;
}
