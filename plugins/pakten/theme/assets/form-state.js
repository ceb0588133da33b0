// The dates of an event, and the words that must be said about them, before the event lies behind: the same as
// `domain/occurrence.py` and `domain/state.py`, said again for those who cannot run them; a test asks both and compares.

import { OFF, inOrder } from "./form-when.js";

/** @import { Occasion, Place, WrittenEvent } from "./form-check.js" */
/** @typedef {Occasion & { path: string, own: Occasion, status: string }} DateOf A date, where it is written, and what it says itself. */

const SEATS = ["waiting_list", "full", "closed"];

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
/** @param {Occasion} date */
export const hasPlace = (date) => date.format !== "online";
/** @type {(one?: Place, other?: Place) => boolean} */
export const samePlace = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What has been decided about a date.
 * @param {DateOf} date
 * @returns {string[]}
 */
export function decided(date) {
  if (isOff(date)) return [date.status];
  const marks = [];
  if (date.previous_start) marks.push("rescheduled");
  if (date.previous_format && date.previous_format !== date.format) marks.push(hasPlace(date) ? "new_format" : "moved_online");
  if (date.previous_place && hasPlace(date) && !samePlace(date.previous_place, date.place)) marks.push("new_place");
  if (date.status === "tentative") marks.push("tentative");
  return marks;
}

/**
 * The date that comes first, and all that its card must say, the weightiest first.
 * @param {WrittenEvent} event
 */
export function nextOf(event) {
  const dates = datesOf(event);
  const [next] = inOrder(dates);
  // When none takes place but some may still be, all of it is postponed.
  if (dates.every(isOff)) return { next, marks: [dates.some(({ status }) => status === "postponed") ? "postponed" : "cancelled"] };
  if (isOff(next)) return { next, marks: decided(next) };
  const unset = next.start === "TBA" ? ["to_be_announced"] : [];
  const { needed, state = "" } = next.registration ?? {};
  const seats = needed && SEATS.includes(state) ? [state] : [];
  return { next, marks: [...decided(next), ...unset, ...seats] };
}
