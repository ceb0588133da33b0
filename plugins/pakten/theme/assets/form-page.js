// The page of what is being written, as visitors will see it: the site's own, made by the same template, in which this
// puts what is written. A test holds it against the page that is built.

import { all, one } from "./elements.js";
import { firstOf, seat, startOf, statuses, write } from "./form-card.js";
import { marked } from "./form-markup.js";
import { fit, h, leaf, row, time } from "./form-parts.js";
import { stateOf } from "./form-state.js";
import { afterwards, leads, meetingDay } from "./form-meeting.js";
import { shownFacts } from "./form-facts.js";
import { areasOf, dayIn, drawn, filled, hours, isDay, nameOf, placeOf, when, word } from "./form-words.js";

/** @import { Contact, Image, Source, Unknown, Voice, Worth, WrittenEvent, WrittenExample } from "./form-check.js" */
/** @import { Content } from "./form-parts.js" */
/** @import { State } from "./form-state.js" */
/** @typedef {ReturnType<typeof stateOf>} Told */

/**
 * @param {WrittenEvent} event
 * @param {string} today
 * @param {(id: string) => string} titleOf The title of an event by its id.
 */
export function eventPage(event, today, titleOf) {
  const page = firstOf("[data-page-of=event]");
  const told = stateOf(event, today);
  headed(page, event);
  one(page, ".pakten-band", HTMLElement).className = `pakten-band pakten-band--ground ${toneOf(event.areas)}`;
  one(page, ".pakten-date", HTMLElement).replaceWith(leaf(startOf(event, told), true));
  all(page, ".pakten-band .pakten-status", HTMLElement).forEach((status) => status.remove());
  one(page, ".pakten-key", HTMLElement).before(...statuses(told));
  key(page, event, told);
  one(page, ".pakten-eventpage__first", HTMLElement).replaceChildren(...notices(event, told));
  const held = told.isOver && !told.dates.every((one) => one.isOff);
  if (held && event.recap) one(page, ".pakten-page__main", HTMLElement).prepend(...recap(event.recap));
  put(page, ".pakten-page__main > .pakten-prose", [...picture(event.image), event.description ? h("div.pakten-prose", ...marked(event.description)) : ""]);
  put(page, ".pakten-day", meetingDay(event, told));
  answers(page, event);
  list(page, "participants", "ul", (event.participants ?? []).map((id) => h("li", h("span.pakten-orgs__name", nameOf("organisation", id)), " ", h("span.pakten-orgs__role", drawn.roles[id] ?? ""))));
  if (held) one(page, ".pakten-page__main", HTMLElement).append(...leads(event, today));
  one(page, ".pakten-page__main", HTMLElement).append(...afterwards(event));
  registration(page, told);
  additions(page, event, told);
  one(page, ".pakten-page__aside .pakten-dl", HTMLElement).replaceChildren(...facts(event, told, titleOf));
  const area = event.areas?.find((id) => id !== "all");
  write(page, "[data-id=subscribe]", area ? word("subscribe.area", { place: nameOf("local", area) }) : word("subscribe.all"));
  sources(page, event);
  return page;
}

/**
 * @param {WrittenExample} example
 * @param {string} body
 * @param {(id: string) => string} titleOf The title of an event by its id.
 */
export function examplePage(example, body, titleOf) {
  const page = firstOf("[data-page-of=example]");
  headed(page, example);
  one(page, ".pakten-band", HTMLElement).className = `pakten-band ${toneOf(example.areas)}`;
  // Which drawing a theme has is known to templates alone.
  one(page, ".pakten-band__art", HTMLElement).remove();
  list(page, "steps", "ol", (example.steps ?? []).map((step) => h("li", h("p", step))));
  put(page, ".pakten-page__main > .pakten-prose", [...picture(example.image), h("div.pakten-prose", ...marked(body))]);
  const results = (example.results ?? []).map(({ text = "", source, date = datedAs(source) }) => h("li", text, source && h("span.pakten-soft", ` (${called(source)}${date ? `, ${date}` : ""})`)));
  list(page, "results", "ul", results);
  list(page, "lessons", "ul", [...(example.prerequisites ?? []), ...(example.lessons ?? [])].map((text) => h("li", text)));
  put(page, ".pakten-quote", (example.quotes ?? []).map(quote));
  const events = (example.events ?? []).map((id) => h("li", h("a", titleOf(id))));
  if (events.length) one(page, ".pakten-page__main", HTMLElement).append(h("section.pakten-block.pakten-preview__events", h("h2", word("example.events")), h("ul", ...events)));
  like(page, example);
  const { evidence = "" } = example;
  write(page, ".pakten-evidence", evidence && word(`evidence.${evidence}`));
  write(page, ".pakten-evidence + p", evidence && word(`evidence.${evidence}.text`));
  const who = (example.organisations ?? []).flatMap(({ id = "", role }, at) => [at ? h("br") : "", h("a", nameOf("organisation", id)), role ? `: ${role}` : ""]);
  one(page, ".pakten-page__aside .pakten-dl", HTMLElement).replaceChildren(...[
    row("example.who", who),
    row("example.sector", example.sector && word(`sector.${example.sector}`)),
    row("example.area", areas(example.areas)),
    example.status && example.status !== "unknown" && row("example.status", word(`progress.${example.status}`)),
    ...shownFacts(example),
    example.reviewed && row("example.reviewed", time(example.reviewed, dayIn(example.reviewed))),
  ].filter((one) => one instanceof Node));
  sources(page, example);
  return page;
}

/** @param {string[]} [areas] */
const toneOf = ([first = ""] = []) => `pakten-tone--${drawn.tones[first] ?? "all"}`;

/** @type {(page: HTMLElement, example: WrittenExample) => void} */
function like(page, { ways_in: ways = [], contact: asked }) {
  const links = ways.map((id, at) => h("li", h(at ? "a" : "a.pakten-button", nameOf("way_in", id))));
  const parts = [
    ...(asked ? [h("p", `${word("example.ask")} `, contact(asked), ".")] : []),
    ...(links.length ? [h("p", word("example.leads")), h("ul.pakten-acts", ...links)] : []),
    ...(!asked && !links.length && drawn.contact ? [h("p", h("a.pakten-button", drawn.contact))] : []),
  ];
  const box = sectionOf(page, "like");
  if (!parts.length) box?.remove();
  else box?.replaceChildren(h("h2.pakten-box__title", word("example.like")), ...parts);
}

/** @type {(page: HTMLElement, written: { title?: string, summary?: string }) => void} */
function headed(page, { title = "…", summary }) {
  const heading = one(page, ".pakten-band__title", HTMLElement);
  heading.textContent = title;
  heading.className = `pakten-band__title ${fit(title)}`;
  write(page, ".pakten-crumbs [aria-current]", title);
  write(page, ".pakten-lede", summary);
}

/** The part of the page with this heading. @param {HTMLElement} page @param {string} name */
const sectionOf = (page, name) => page.querySelector(`[data-id="${name}"]`)?.closest("section, details");

/** @type {(page: HTMLElement, selector: string, parts: (Node | string)[]) => void} */
const put = (page, selector, parts) => one(page, selector, HTMLElement).replaceWith(...parts);

/** Fills a part that is a list, or takes the part away. @type {(page: HTMLElement, name: string, kind: string, items: HTMLElement[]) => void} */
function list(page, name, kind, items) {
  const section = sectionOf(page, name);
  if (!items.length) return section?.remove();
  section?.querySelector(kind)?.replaceChildren(...items);
}

/** @type {(page: HTMLElement, event: WrittenEvent, told: Told) => void} */
function key(page, event, told) {
  const { lead, coming } = told;
  const place = lead.hasPlace ? placeOf(lead) : undefined;
  const clock = told.isOver && event.occasions?.length ? "" : hours(lead.start, lead.end);
  const isOneDay = isDay(lead.start) && (!lead.end || lead.end.slice(0, 10) === lead.start?.slice(0, 10));
  const where = place ? [h("strong", place.name), place.way && `, ${place.way}`]
    : [lead.hasPlace ? lead.place === "TBA" ? h("strong", word("event.place_open")) : areasOf(event.areas) : h("strong", word("format.online"))];
  const how = lead.format && !["unknown", "online"].includes(lead.format) && ` · ${word(`format.${lead.format}.within`)}`;
  one(page, ".pakten-key", HTMLElement).replaceChildren(...[
    clock && h("li", h("strong", word("when.clock", { time: clock }))),
    !clock && coming && isOneDay && h("li", word("event.no_clock")),
    h("li", ...where, how),
  ].filter((one) => one instanceof Node));
  const actions = one(page, ".pakten-key__do", HTMLElement);
  if (!coming) return actions.remove();
  const button = goes(coming) ? h("a.pakten-button", word("registration.go")) : coming.registration && h("a", word("registration.title"));
  actions.replaceChildren(...[button || "", " ", isDay(coming.start) ? h("a", word("add.title")) : ""]);
}

/** @type {(event: WrittenEvent, told: Told) => HTMLElement[]} */
function notices(event, told) {
  const { dates, lead } = told;
  const isNoted = dates.every((one) => one.note !== event.status_note);
  const first = told.saysOneThing ? notice(lead, lead.note)
    : event.status_note && (told.sharesNote || isNoted) ? [h("div.pakten-notice", h("p", event.status_note))] : [];
  if (!event.occasions?.length) return first;
  const items = dates.map((one) => h("li", ...occasion(told, one)));
  return [...first, h("section.pakten-block", h("h2", word("event.occasions")), h("ol.pakten-dates", ...items))];
}

/** The key of a change alone, without what was. @param {string} mark */
const nameOfMark = (mark) => (mark === "rescheduled" ? "calendar.new_date" : `mark.${mark}`);

/** @type {(date: State, why: string) => HTMLElement[]} */
function notice(date, why) {
  if (!date.decided.length && !why) return [];
  const marks = date.decided.map((mark) => word(nameOfMark(mark))).join(", ");
  const said = date.decided.map((mark) => changeOf(mark, date, why)).filter((parts) => parts.length).map((parts) => h("p", ...parts));
  return [h(`div.pakten-notice.pakten-notice--${date.isOff ? "cancelled" : "moved"}`, marks && h("p.pakten-notice__title", marks), ...said, why && h("p", why))];
}

/** @type {(mark: string, date: State, why: string) => Content[]} */
function changeOf(mark, date, why) {
  if (mark === "rescheduled") {
    const before = (date.previous_start ?? []).flatMap((start, at) => [at ? ", " : "", h("del", time(start, when(start)))]);
    return [word("notice.from"), " ", before, `. ${word("notice.to")} `, h("ins", time(date.start ?? "", when(date.start, date.end))), "."];
  }
  if (mark === "new_place") {
    const now = placeOf(date);
    const open = date.place === "TBA" ? ` ${word("event.place_open")}.` : "";
    return [...filled("notice.place", { place: h("del", line({ place: date.previous_place })) }), now ? [` ${word("notice.place_now")} `, h("ins", line(date)), "."] : open];
  }
  if (mark === "new_format") return [word("notice.new_format", { now: word(`format.${date.format}.within`) })];
  return why && date.isOff ? [] : [word(`notice.${mark}`)];
}

/** @param {Parameters<typeof placeOf>[0]} of */
function line(of) {
  const place = placeOf(of);
  return [place?.name, place?.way].filter(Boolean).join(", ");
}

/** @type {(told: Told, date: State) => (Node | string)[]} */
function occasion(told, date) {
  const heading = h(`h3.pakten-dates__when${date.isOff ? ".pakten-dates__when--off" : ""}`, time(date.start ?? "", when(date.start, date.end)));
  const why = (told.sharesNote ? date.own.status_note : date.note) ?? "";
  const marks = date.marks.filter((mark) => !date.decided.includes(mark) || told.saysOneThing);
  const said = marks.map((mark) => h(`p.pakten-status.pakten-status--${drawn.marks[mark] ?? mark}`, word(nameOfMark(mark))));
  const own = !told.sharesSeats && date.registration && !date.isOver
    ? [row("registration.title", [...seats(date), goes(date) ? h("a.pakten-more", word("registration.go")) : ""])] : [];
  const format = date.hasPlace && date.format && date.format !== "unknown" ? [row("event.format", word(`format.${date.format}`))] : [];
  const facts = date.isOff ? [] : [h("dl.pakten-dl", ...whereabouts(date), ...format, ...own)];
  return [heading, ...(told.saysOneThing ? [] : notice(date, why)), ...said, ...facts];
}

/** @param {State} date */
const goes = ({ registration, standing }) => Boolean(registration?.url) && ["open", "waiting_list"].includes(standing);

/** @param {State} date */
function whereabouts(date) {
  const place = date.hasPlace ? placeOf(date) : undefined;
  const listed = typeof date.place === "string" || (place && typeof date.place === "object" && date.place.url);
  const where = place ? [
    listed ? h("a", place.name) : place.name, place.way && `, ${place.way}`,
    ...(place.map ? [h("br"), h("a", word("place.map"))] : []), typeof date.place === "object" && place.note && h("p", place.note),
  ] : [date.hasPlace ? date.place === "TBA" && word("event.place_open") : word("format.online")];
  const { url, note } = (["online", "hybrid"].includes(date.format ?? "") && !date.isOff && date.online) || {};
  const said = where.flatMap((one) => (one ? [one] : []));
  return [...(said.length ? [row("event.where", said)] : []), ...(place?.station ? [row("place.station", place.station)] : []), ...(url || note ? [row("event.online", [...(url ? [h("a", word("event.join"))] : []), ...(note ? [h("p", note)] : [])])] : [])];
}

/** @param {NonNullable<WrittenEvent["recap"]>} recap */
function recap({ summary = "", values = [], worth = [], voices = [], next_steps: steps = [], outcome, materials = [] }) {
  const next = steps.map(({ text = "", to = "", outcome: became }) => h("li", h("a", nameOf("way_in", to)), `: ${text}`, became && [" ", h("strong", `${word("recap.outcome")}:`), ` ${became}`]));
  const files = materials.map(({ title = "", format, alternative }) => h("li", h("a", title), format && ` (${format})`, alternative && [", ", h("a", word("recap.alternative"))]));
  return [h("section.pakten-recap", h("h2.pakten-heading", word("recap.title")), h("p.pakten-lede", summary),
    values.length && h("ul", ...values.map((value) => h("li", value))) || "",
    ...(worth.length ? [h("h3", word("recap.worth")), h("ul", ...worth.map(worthOf))] : []),
    ...voices.map(quote),
    ...(next.length ? [h("h3", word("recap.next")), h("ul.pakten-recap__next", ...next)] : []),
    ...(outcome ? [h("h3", word("recap.outcome")), h("p", outcome)] : []),
    ...(files.length ? [h("h3", word("recap.materials")), h("ul", ...files)] : []))];
}

/** @param {Worth} worth */
function worthOf({ text = "", kind = "", voice, gathered, date }) {
  const from = [voice, gathered && word(`gathered.${gathered}`), date].filter(Boolean).join(", ");
  return h("li", h("strong", `${word(`value_kind.${kind}`)}:`), ` ${text}`, from && [" ", h("span.pakten-soft", `(${from})`)]);
}

/** @param {Voice} voice */
const quote = ({ text = "", organisation = "", source }) => h("blockquote.pakten-quote", h("p", text), h("p.pakten-quote__source", nameOf("organisation", organisation), source && `, ${called(source)}`));

/** The picture is there when the site has been built; until then its words stand in its place. @param {Image} [image] */
const picture = (image) => (image?.file ? [h("figure.pakten-figure", h("p.pakten-preview__picture", image.alt ?? image.file), image.credit && h("figcaption.pakten-soft", image.credit))] : []);

/** @type {(page: HTMLElement, event: WrittenEvent) => void} */
function answers(page, { accessibility: asked }) {
  const section = sectionOf(page, "accessibility");
  if (!asked) return section?.remove();
  const questions = ["step_free", "hearing_loop", "sign_language", "captions", "quiet_room"];
  section?.querySelector("dl")?.replaceChildren(...questions.map((one) => row(`access.${one}`, word(`answer.${asked[one] ?? "unknown"}`))));
  const key = asked.contact && asked.ask_by ? "access.ask_by" : asked.contact ? "access.ask" : "access.ask_somebody";
  const { contact = "", ask_by: by = "" } = asked;
  const ask = filled(key, { contact, day: by && time(by, dayIn(by)) });
  section?.append(...[asked.note && h("p", asked.note), (asked.contact || asked.ask_by) && h("p", ...ask)].filter((one) => one instanceof Node));
}

/** @type {(page: HTMLElement, told: Told) => void} */
function registration(page, { coming, isOver, sharesSeats }) {
  const box = sectionOf(page, "registration");
  if (!box || isOver) return box?.remove();
  const day = !sharesSeats && coming ? [h("p", time(coming.start ?? "", when(coming.start, coming.end)))] : [];
  const each = !sharesSeats && coming ? [h("p", h("a", word("registration.each")))] : [];
  const told = coming?.registration ? [...seats(coming), ...(goes(coming) ? [h("a.pakten-button", word("registration.go"))] : [])]
    : [h("p", word(coming ? "registration.unknown" : "registration.off"))];
  box.className = `pakten-box${coming?.registration ? " pakten-box--next" : ""}`;
  box.replaceChildren(h("h2.pakten-box__title", word("registration.title")), ...day, ...told, ...each);
}

/** @type {(page: HTMLElement, event: WrittenEvent, told: Told) => void} */
function additions(page, { occasions }, { dates }) {
  const coming = dates.filter((one) => !one.isOver && !one.isOff && isDay(one.start));
  if (!coming.length) sectionOf(page, "add")?.remove();
  else if (occasions?.length) {
    const ways = one(page, ".pakten-add > div", HTMLElement);
    ways.replaceWith(...coming.map((date) => {
      const own = document.importNode(ways, true);
      own.prepend(h("h3.pakten-add__date", time(date.start ?? "", when(date.start, date.end))));
      return own;
    }));
  }
}

/** @param {State} date */
function seats(date) {
  const { closes, seats: number, price, note } = date.registration ?? {};
  const until = closes && ["open", "waiting_list", "not_yet"].includes(date.standing) ? [" ", ...filled("registration.closes", { day: time(closes, dayIn(closes)) })] : [];
  return [h("p", h("strong", `${seat(date)}.`), until, number && ` ${word("registration.seats", { n: Number(number) })}` || "", price && ` ${word("registration.price")} ${price}.`), note ? h("p", note) : ""];
}

/** @type {(event: WrittenEvent, told: Told, titleOf: (id: string) => string) => Node[]} */
function facts(event, { lead }, titleOf) {
  const several = event.occasions?.length;
  const form = !several && lead.format && lead.format !== "unknown" ? `, ${word(`format.${lead.format}.within`)}` : "";
  return [
    row("event.when", several ? h("a", word("event.dates", { n: several })) : lead.start && lead.start !== "TBA" ? time(lead.start, when(lead.start, lead.end)) : when()),
    ...(several ? [] : whereabouts(lead)),
    row("event.type", [h("a", event.type ? nameOf("type", event.type) : "…"), form]),
    row("event.area", areas(event.areas)),
    event.languages && row("event.languages", languages(event.languages)),
    row("event.organisers", linked("organisation", event.organisers)),
    ...shownFacts(event, titleOf),
    event.contact && row("event.contact", contact(event.contact)),
    !event.contact && drawn.contact && row("event.ask", h("a", drawn.contact)),
    ...(event.links ?? []).map(({ title = "" }) => row("event.link", h("a", title))),
  ].filter((one) => one instanceof Node);
}

/** @param {string[]} codes */
function languages(codes) {
  const { lang } = document.documentElement;
  const spoken = new Intl.DisplayNames(lang, { type: "language" });
  return word("event.in_languages", { names: new Intl.ListFormat(lang).format(codes.map((code) => spoken.of(code) ?? code)) });
}

/** @type {(kind: string, ids?: string[]) => (Node | string)[]} */
const linked = (kind, ids = []) => ids.flatMap((id, at) => [at ? ", " : "", h("a", nameOf(kind, id))]);

/** @param {string[]} [ids] */
const areas = (ids = []) => (!ids.length || ids.includes("all") ? [areasOf(ids)] : linked("area", ids));

/** @param {Contact} contact */
const contact = ({ name = "…", url, email, phone }) => [url ? h("a", name) : name, ...(email ? [", ", h("a", email)] : []), ...(phone ? [", ", h("a", phone)] : [])];

/** @type {(page: HTMLElement, written: { sources?: Source[], note?: string, unknown?: Unknown[] }) => void} */
function sources(page, { sources = [], note = "", unknown = [] }) {
  const fold = sectionOf(page, "sources");
  if (!sources.length && !note && !unknown.length) return fold?.remove();
  const items = sources.map(source);
  const missing = unknown.map(({ what = "", who_may_know: who }) => h("li", what, /[.?!]$/.test(what) ? "" : ".", who && ` ${word("sources.who_may_know", { who })}`));
  fold?.replaceChildren(...[
    fold.querySelector("summary"), note && h("p", note), items.length && h("ul", ...items),
    ...(missing.length ? [h("h3", word("sources.unknown")), h("ul", ...missing)] : []),
  ].filter((one) => one instanceof Node));
}

/** What comes from a source in the register is dated as it is. @param {string} [source] */
function datedAs(source = "") {
  const known = drawn.sources[source];
  return typeof known === "object" ? known.date : undefined;
}

/** What a source is called where only its name is told. @param {string} source */
function called(source) {
  const known = drawn.sources[source];
  return typeof known === "object" ? `${known.title}${known.number ? ` (${known.number})` : ""}` : source;
}

/** @param {Source} written */
function source(written) {
  const known = typeof written === "string" ? drawn.sources[written] ?? { title: written } : written;
  if (typeof known === "string") return h("li", known);
  const { title = "", url, number, date, standing } = known;
  // That somebody tells something goes without saying.
  const paper = standing && standing !== "reported" && word(`source.standing.${standing}`);
  const details = [number && word("source.number", { number }), date, paper].filter(Boolean).join(", ");
  return h("li", url ? h("a", title) : title, details && `, ${details}`);
}
