// The card of what is being written, made of the site's own: its template stands in the page, and only words are put in.

import { all, one } from "./elements.js";
import { h, leaf, status, time } from "./form-parts.js";
import { stateOf } from "./form-state.js";
import { hullOf } from "./form-when.js";
import { areasOf, dayIn, hours, nameOf, placeOf, when, word } from "./form-words.js";

/** @import { WrittenEvent, WrittenExample } from "./form-check.js" */
/** @import { State } from "./form-state.js" */

/** @param {string} selector */
export const firstOf = (selector) => one(document.importNode(one(document, selector, HTMLTemplateElement).content, true), "*", HTMLElement);
/** @param {ParentNode} root @param {string} selector @param {string} [text] */
export const write = (root, selector, text = "…") => { one(root, selector, HTMLElement).textContent = text; };

/** @param {WrittenEvent} event @param {string} today */
export function eventCard(event, today) {
  const card = firstOf("[data-card-of=event]");
  const told = stateOf(event, today);
  const { lead } = told;
  write(card, ".pakten-event__title a", event.title);
  const summary = one(card, ".pakten-event__summary", HTMLElement);
  summary.textContent = event.summary ?? "…";
  one(card, ".pakten-date", HTMLElement).replaceWith(leaf(startOf(event, told)));
  card.querySelectorAll(".pakten-status").forEach((one) => one.remove());
  summary.before(...statuses(told));
  if (lead.isOff && lead.note) summary.before(h("p.pakten-event__summary", lead.note));
  const start = told.isOver ? "" : lead.start;
  one(card, ".pakten-facts", HTMLElement).replaceChildren(...[
    start && start.length > 10 && word("when.clock", { time: hours(start, lead.end) }),
    event.occasions?.length && word("event.dates", { n: event.occasions.length }),
    lead.hasPlace && placeOf(lead)?.name,
    lead.hasPlace && lead.place === "TBA" && word("event.place_open"),
    areasOf(event.areas),
    lead.format && lead.format !== "unknown" && word(`format.${lead.format}`),
  ].flatMap((text) => (text ? [h("li", text)] : [])));
  if (lead.isOff) card.classList.add("pakten-event--cancelled");
  else if (told.isOver) card.classList.add("pakten-event--held");
  return card;
}

/**
 * When the date is that lists show: the whole of the event when all of it is over.
 * @param {WrittenEvent} event
 * @param {ReturnType<typeof stateOf>} told
 */
export function startOf({ occasions }, { isOver, lead }) {
  return isOver && occasions?.length ? hullOf(occasions).name : lead.start;
}

/** What must be said of an event, or that one may come. @param {ReturnType<typeof stateOf>} told */
export function statuses({ marks, lead }) {
  const [before = ""] = lead.previous_start?.slice(-1) ?? [];
  if (marks.length) return marks.flatMap((mark) => [status(mark, { before: time(before, when(before)) }), " "]);
  return lead.registration ? [h("p.pakten-status.pakten-status--open", seat(lead))] : [];
}

/** How it is with the seats. @param {State} date */
export function seat({ standing, registration }) {
  const opens = registration?.opens;
  if (standing === "not_yet") return opens ? word("registration.not_yet", { day: dayIn(opens) }) : word("registration.not_open");
  return word(`registration.${standing}`);
}

/** @param {WrittenExample} example */
export function exampleCard(example) {
  const card = firstOf("[data-card-of=example]");
  write(card, ".pakten-card__title a", example.title);
  write(card, ".pakten-card__text", example.summary);
  write(card, ".pakten-card__org", (example.organisations ?? []).flatMap(({ id }) => (id ? [nameOf("organisation", id)] : [])).join(", "));
  const [areas, sector, evidence] = all(card, "dd", HTMLElement);
  areas.textContent = areasOf(example.areas);
  sector.textContent = example.sector ? word(`sector.${example.sector}`) : "…";
  evidence.textContent = example.evidence ? word(`evidence.${example.evidence}`) : "…";
  return card;
}
