// The card of what is being written, made of the site's own: its template stands in the page, and only words are put in.

import { hasPlace, isOff, nextOf } from "./form-state.js";

const copyOf = (selector) => document.querySelector(selector).content.cloneNode(true);
const language = document.documentElement.lang;
const isDay = (moment) => /^\d{4}-\d\d-\d\d/.test(moment ?? "");

export function eventCard(event, titleOf) {
  const card = copyOf("[data-card-of=dated]").firstElementChild;
  const { next, marks } = nextOf(event);
  card.querySelector(".pakten-event__title a").textContent = event.title ?? "…";
  const summary = card.querySelector(".pakten-event__summary");
  summary.textContent = event.summary ?? "…";
  date(card, next.start);
  states(card, next, marks, summary);
  facts(card, event, next, titleOf);
  if (isOff(next)) card.classList.add("pakten-event--cancelled");
  return card;
}

function date(card, start) {
  const leaf = card.querySelector(".pakten-date");
  if (!isDay(start)) {
    const open = copyOf("[data-card-of=undated]").firstElementChild;
    const [year, month] = (start ?? "").split("-");
    if (start && start !== "TBA") open.querySelector(".pakten-date__word").textContent = month ? `${named(`${start}-01`, { month: "long" })} ${year}` : start;
    leaf.replaceWith(open);
    return;
  }
  const day = start.slice(0, 10);
  leaf.querySelector("time").dateTime = start.replace(" ", "T");
  leaf.querySelector(".pakten-date__weekday").textContent = named(day, { weekday: "long" });
  leaf.querySelector(".pakten-date__day").textContent = String(Number(day.slice(8)));
  leaf.querySelector(".pakten-date__month").textContent = named(day, { month: "long" });
  leaf.querySelector(".pakten-date__year").textContent = day.slice(0, 4);
}

function named(day, what) {
  const moment = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(moment.getTime()) ? "…" : new Intl.DateTimeFormat(language, { timeZone: "UTC", ...what }).format(moment);
}

function states(card, next, marks, summary) {
  card.querySelectorAll(".pakten-status").forEach((status) => status.remove());
  const seats = next.registration ? [`registration.${next.registration.needed === false ? "not_needed" : "open"}`] : [];
  for (const name of marks.length ? marks : seats) {
    const word = copyOf(`[data-standing="${name}"]`);
    if (name === "rescheduled") moment(word.querySelector("time"), next.previous_start.at(-1));
    summary.before(word);
  }
  if (isOff(next) && next.status_note) {
    const note = summary.cloneNode();
    note.textContent = next.status_note;
    summary.before(note);
  }
}

function moment(time, start) {
  time.dateTime = start.replace(" ", "T");
  time.textContent = isDay(start) ? named(start.slice(0, 10), { weekday: "long", day: "numeric", month: "long", year: "numeric" }) : start;
}

function facts(card, event, next, titleOf) {
  const [clock, place, areas, format] = card.querySelectorAll(".pakten-facts li");
  clock.textContent = clock.textContent.replace(/\d.*/, hours(next.start, next.end));
  if (!(next.start?.length > 10)) clock.remove();
  const where = typeof next.place === "object" ? next.place.name : titleOf("place", next.place);
  place.textContent = where ?? "";
  if (!where || !hasPlace(next)) place.remove();
  areas.textContent = event.areas?.map((area) => titleOf("areas", area)).join(", ") ?? "…";
  format.textContent = titleOf("format", next.format) ?? "";
  if (!next.format || next.format === "unknown") format.remove();
}

/** Hours as the site writes them: 9–11.30 */
function hours(start = "", end = "") {
  const said = (moment) => moment.slice(11).replace(/^0/, "").replace(":", language === "sv" ? "." : ":").replace(/\.00$/, "");
  return end.slice(0, 10) === start.slice(0, 10) && end.length > 10 ? `${said(start)}–${said(end)}` : said(start);
}

export function exampleCard(example, titleOf) {
  const card = copyOf("[data-card-of=example]").firstElementChild;
  card.querySelector(".pakten-card__title a").textContent = example.title ?? "…";
  card.querySelector(".pakten-card__text").textContent = example.summary ?? "…";
  const names = (example.organisations ?? []).map((part) => titleOf("organisations", part.id)).filter(Boolean);
  card.querySelector(".pakten-card__org").textContent = names.join(", ");
  const [areas, sector, evidence] = card.querySelectorAll("dd");
  if (example.areas && !example.areas.includes("all")) areas.textContent = example.areas.map((area) => titleOf("areas", area)).join(", ");
  sector.textContent = titleOf("sector", example.sector) ?? "…";
  evidence.textContent = titleOf("evidence", example.evidence)?.split(":")[0] ?? "…";
  return card;
}
