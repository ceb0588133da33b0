// The card of what is being written, made of the site's own: its template stands in the page, and only words are put in.

import { all, one } from "./elements.js";
import { hasPlace, isOff, nextOf } from "./form-state.js";

/** @import { WrittenEvent, WrittenExample } from "./form-check.js" */
/** @import { DateOf } from "./form-state.js" */
/** @typedef {(key: string, value: string | undefined) => string | undefined} TitleOf The words of a choice. */

/** @param {string} selector */
const copyOf = (selector) => document.importNode(one(document, selector, HTMLTemplateElement).content, true);
/** @param {string} selector */
const firstOf = (selector) => one(copyOf(selector), "*", HTMLElement);
/**
 * @param {ParentNode} root
 * @param {string} selector
 * @param {string} text
 */
const write = (root, selector, text) => { one(root, selector, HTMLElement).textContent = text; };
const language = document.documentElement.lang;
/** @param {string} [moment] */
const isDay = (moment) => /^\d{4}-\d\d-\d\d/.test(moment ?? "");

/**
 * @param {WrittenEvent} event
 * @param {TitleOf} titleOf
 */
export function eventCard(event, titleOf) {
  const card = firstOf("[data-card-of=dated]");
  const { next, marks } = nextOf(event);
  write(card, ".pakten-event__title a", event.title ?? "…");
  const summary = one(card, ".pakten-event__summary", HTMLElement);
  summary.textContent = event.summary ?? "…";
  date(card, next.start ?? "");
  states(card, next, marks, summary);
  facts(card, event, next, titleOf);
  if (isOff(next)) card.classList.add("pakten-event--cancelled");
  return card;
}

/**
 * @param {HTMLElement} card
 * @param {string} start
 */
function date(card, start) {
  const leaf = one(card, ".pakten-date", HTMLElement);
  if (!isDay(start)) {
    const open = firstOf("[data-card-of=undated]");
    const [year, month] = start.split("-");
    const known = month ? `${named(`${start}-01`, { month: "long" })} ${year}` : start;
    if (start && start !== "TBA") write(open, ".pakten-date__word", known);
    leaf.replaceWith(open);
    return;
  }
  const day = start.slice(0, 10);
  one(leaf, "time", HTMLTimeElement).dateTime = start.replace(" ", "T");
  write(leaf, ".pakten-date__weekday", named(day, { weekday: "long" }));
  write(leaf, ".pakten-date__day", String(Number(day.slice(8))));
  write(leaf, ".pakten-date__month", named(day, { month: "long" }));
  write(leaf, ".pakten-date__year", day.slice(0, 4));
}

/**
 * @param {string} day
 * @param {Intl.DateTimeFormatOptions} what
 */
function named(day, what) {
  const moment = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(moment.getTime()) ? "…" : new Intl.DateTimeFormat(language, { timeZone: "UTC", ...what }).format(moment);
}

/**
 * @param {HTMLElement} card
 * @param {DateOf} next
 * @param {string[]} marks
 * @param {HTMLElement} summary
 */
function states(card, next, marks, summary) {
  card.querySelectorAll(".pakten-status").forEach((status) => status.remove());
  const seats = next.registration ? [`registration.${next.registration.needed === false ? "not_needed" : "open"}`] : [];
  for (const name of marks.length ? marks : seats) {
    const word = copyOf(`[data-standing="${name}"]`);
    if (name === "rescheduled") moment(one(word, "time", HTMLTimeElement), next.previous_start?.at(-1) ?? "");
    summary.before(word);
  }
  if (isOff(next) && next.status_note) {
    const note = document.importNode(summary);
    note.textContent = next.status_note;
    summary.before(note);
  }
}

/**
 * @param {HTMLTimeElement} time
 * @param {string} start
 */
function moment(time, start) {
  time.dateTime = start.replace(" ", "T");
  time.textContent = isDay(start) ? named(start.slice(0, 10), { weekday: "long", day: "numeric", month: "long", year: "numeric" }) : start;
}

/**
 * @param {HTMLElement} card
 * @param {WrittenEvent} event
 * @param {DateOf} next
 * @param {TitleOf} titleOf
 */
function facts(card, event, next, titleOf) {
  const [clock, place, areas, format] = all(card, ".pakten-facts li", HTMLElement);
  clock.textContent = (clock.textContent ?? "").replace(/\d.*/, hours(next.start, next.end));
  if ((next.start ?? "").length <= 10) clock.remove();
  const where = typeof next.place === "object" ? next.place.name : titleOf("place", next.place);
  place.textContent = where ?? "";
  if (!where || !hasPlace(next)) place.remove();
  areas.textContent = event.areas?.map((area) => titleOf("areas", area)).join(", ") ?? "…";
  format.textContent = titleOf("format", next.format) ?? "";
  if (!next.format || next.format === "unknown") format.remove();
}

/** Hours as the site writes them: 9–11.30 */
function hours(start = "", end = "") {
  /** @param {string} moment */
  const said = (moment) => moment.slice(11).replace(/^0/, "").replace(":", language === "sv" ? "." : ":").replace(/\.00$/, "");
  return end.slice(0, 10) === start.slice(0, 10) && end.length > 10 ? `${said(start)}–${said(end)}` : said(start);
}

/**
 * @param {WrittenExample} example
 * @param {TitleOf} titleOf
 */
export function exampleCard(example, titleOf) {
  const card = firstOf("[data-card-of=example]");
  write(card, ".pakten-card__title a", example.title ?? "…");
  write(card, ".pakten-card__text", example.summary ?? "…");
  const names = (example.organisations ?? []).map((part) => titleOf("organisations", part.id)).filter(Boolean);
  write(card, ".pakten-card__org", names.join(", "));
  const [areas, sector, evidence] = all(card, "dd", HTMLElement);
  if (example.areas && !example.areas.includes("all")) areas.textContent = example.areas.map((area) => titleOf("areas", area)).join(", ");
  sector.textContent = titleOf("sector", example.sector) ?? "…";
  evidence.textContent = titleOf("evidence", example.evidence)?.split(":")[0] ?? "…";
  return card;
}
