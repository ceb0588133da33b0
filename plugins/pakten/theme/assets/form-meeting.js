// The day of a meeting, and what went on from it: `domain/schedule.py` and the templates of its page, said again.

import { h, time } from "./form-parts.js";
import { dayIn, nameOf, patterned, placeOf, word } from "./form-words.js";

/** @import { EventPart, Lead, ProgrammeItem, WrittenEvent } from "./form-check.js" */
/** @import { stateOf } from "./form-state.js" */
/** @typedef {{ what: EventPart & ProgrammeItem, isPart: boolean, start: string, points: Point[] }} Point A part, or a point of the programme. */

/** @param {WrittenEvent} event @param {ReturnType<typeof stateOf>} told */
export function meetingDay({ parts = [], programme = [], exhibitors = [], tables = [] }, { lead }) {
  const points = schedule(parts, programme, lead.start ?? "");
  const sections = [
    ...(points.length ? [section("programme", ordered(points, 3))] : []),
    ...(exhibitors.length ? [section("exhibitors", h("ul.pakten-exhibitors", ...exhibitors.map(({ organisation = "", offers, looks_for: looks }) => h("li",
      h("h3", h("a", nameOf("organisation", organisation))),
      offers && h("p", h("strong", `${word("event.offers")}:`), ` ${offers}`),
      looks && h("p", h("strong", `${word("event.looks_for")}:`), ` ${looks}`)))))] : []),
    ...(tables.length ? [section("tables", h("ul.pakten-tables", ...tables.map(({ theme = "", host, organisation }) => {
      const name = [host, organisation && nameOf("organisation", organisation)].filter(Boolean).join(", ");
      return h("li", h("h3", theme), name && h("p.pakten-soft", word("event.table_host", { host: name })));
    })))] : []),
  ];
  return sections.length ? [h("div.pakten-day", ...sections)] : [];
}

/** @type {(key: string, ...content: (Node | string)[]) => HTMLElement} */
const section = (key, ...content) => h("section.pakten-block", h("h2", word(`event.${key}`)), ...content);

/** @param {EventPart[]} parts @param {ProgrammeItem[]} programme @param {string} start */
function schedule(parts, programme, start) {
  /** @type {(what: EventPart & ProgrammeItem, isPart: boolean, day?: string) => Point} */
  const point = (what, isPart, day = start.slice(0, 10)) => ({ what, isPart, start: what.time ? `${day} ${what.time.slice(0, 5)}` : "", points: [] });
  const wholes = parts.map((part) => point(part, true, part.day));
  /** @type {Point[]} */
  const beside = [];
  for (const item of programme) {
    const whole = wholes.find(({ what }) => what.id === item.part);
    (whole?.points ?? beside).push(point(item, false, whole?.what.day));
  }
  for (const whole of wholes) whole.points = following(whole.points);
  return following([...wholes, ...beside]);
}

/** In the order of time; what has no hour keeps its place after the one before it. @param {Point[]} points */
function following(points) {
  let latest = "";
  const placed = points.map((one) => ({ one, at: (latest = one.start || latest) }));
  return placed.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))).map(({ one }) => one);
}

/** @param {Point[]} points @param {number} level @returns {HTMLElement} */
function ordered(points, level) {
  return h(`ol.pakten-programme${points.some(({ what }) => what.time) ? "" : ".pakten-programme--untimed"}`, ...points.map(({ what, isPart, points: inner }) => {
    const place = placeOf(what);
    const where = place && [[place.name, place.way].filter(Boolean).join(", "), place.station, place.note].filter(Boolean).join(". ");
    const invited = what.attendance === "invited" && h("strong", word("attendance.invited"));
    return h(`li${isPart ? ".pakten-programme__part" : ""}`,
      what.time && h("p.pakten-programme__time", what.day && `${patterned(what.day, word("when.short_date"))} `, clocked(what.time)),
      h("div", h(`h${level}.pakten-programme__title`, what.title ?? "…"),
        (where || invited) && h("p.pakten-soft", where, where && invited && " · ", invited),
        what.text && h("p", what.text),
        !isPart && what.with?.length && h("p.pakten-soft", what.with.map((id) => nameOf("organisation", id)).join(", ")) || "",
        inner.length ? ordered(inner, level + 1) : ""));
  }));
}

/** @param {string} text */
const clocked = (text) => text.replaceAll(":", word("when.hour").replace(/[Hm]/g, ""));

/** What went on from a meeting that has been held. @param {WrittenEvent} event @param {string} today */
export function leads({ leads: written = [], parts = [] }, today) {
  const told = written.filter((lead) => lead.public);
  return told.length ? [section("leads", h("ul.pakten-leads", ...told.map((lead) => leadOf(lead, parts, today))))] : [];
}

/** @type {(lead: Lead, parts: EventPart[], today: string) => HTMLElement} */
function leadOf(lead, parts, today) {
  const names = (lead.organisations ?? []).map((id) => nameOf("organisation", id)).join(", ");
  const states = /** @type {const} */ (["handed_over", "received", "going_on", "closed"]).flatMap((state) => {
    const day = lead[state];
    return day && day <= today ? [[`${word(`lead.${state}`)} `, time(day, dayIn(day))]] : [];
  });
  const part = parts.find(({ id }) => id && id === lead.part);
  return h("li",
    h("p", h("strong", `${word(`lead_kind.${lead.kind ?? "idea"}`)}:`), ` ${lead.text ?? ""}`, names && [" ", h("span.pakten-soft", names)]),
    h("p.pakten-soft", h("a", nameOf("way_in", lead.to ?? "")), part && ` · ${part.title}`, ...(states.length ? [" · ", ...states.flatMap((one, at) => [at ? ", " : "", ...one])] : [])),
    lead.outcome && h("p", h("strong", `${word("recap.outcome")}:`), ` ${lead.outcome}`));
}

/** What to do after the meeting. @param {WrittenEvent} event */
export function afterwards({ follow_up: planned }) {
  if (!planned) return [];
  const { owner = "…", by = "", text, told_in: told } = planned;
  return [section("afterwards", h("p", word("event.follow_up", { owner, day: by ? dayIn(by) : "…" }), text && ` ${text}`), told?.length ? h("p", `${word("event.told_in")}: ${told.join(", ")}`) : "")];
}
