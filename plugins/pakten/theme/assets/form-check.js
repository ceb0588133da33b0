// The rules of what is written, told as it is written. Patterns come with the page, from the same definition as the
// reader's; what must hold between values is the reader's `domain/single.py`, said again for those who cannot run it.

const MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const ENGLISH = { may: 4, oct: 9 };

/** What is wrong with one text, or nothing. */
export function wrong(text, rule, say, zone) {
  if (rule.pattern && !new RegExp(rule.pattern, "u").test(text)) {
    const length = [...text].length;
    const most = { title: 70, summary: 200 }[rule.kind];
    if (most && length > most) return say("too_long", { length, most });
    const meant = ["when", "stamp", "day", "dated"].includes(rule.kind) ? asWritten(text) : rule.kind === "id" ? slug(text) : "";
    return meant ? `${rule.message} ${say("meant", { text: meant })}` : rule.message;
  }
  return ["when", "stamp", "day", "dated"].includes(rule.kind) ? wrongMoment(text, say, zone) : "";
}

function wrongMoment(text, say, zone) {
  if (text === "TBA") return "";
  const [, year, month = "01", day = "01", hour, minute] = text.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?: (\d\d):(\d\d))?/) ?? [];
  if (year < 1900 || year > 2199) return say("year");
  const utc = new Date(Date.UTC(year, month - 1, day));
  if (utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== Number(day)) return say("no_day");
  if (hour === undefined) return "";
  if (hour > 23 || minute > 59) return say("no_time");
  return isSkipped(text, zone) ? say("skipped") : "";
}

/** Whether clocks in the zone never show this minute: no instant near it is called so. */
function isSkipped(text, zone) {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const guess = Date.parse(`${text.replace(" ", "T")}:00Z`);
  for (let quarter = -60; quarter <= 60; quarter += 1) {
    if (shown.format(guess + quarter * 900_000) === text) return false;
  }
  return true;
}

/** "3 december 2026 kl 9" as the file wants it; nothing when it may mean several things. */
export function asWritten(text) {
  const said = text.toLowerCase();
  const named = said.match(/\b(\d{1,2})[:a-z]{0,3}\s+([a-zå]{3,})\.?\s+(\d{4})\b/);
  const slashed = said.match(/\b(\d{1,2})\/(\d{1,2})[\s/-]+(\d{4})\b/);
  const solid = said.match(/\b(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})\b/);
  const month = named && (MONTHS.indexOf(named[2].slice(0, 3)) + 1 || (ENGLISH[named[2].slice(0, 3)] ?? -1) + 1);
  const found = solid ? solid.slice(1) : slashed ? [slashed[3], slashed[2], slashed[1]] : month ? [named[3], month, named[1]] : null;
  if (!found) return "";
  const rest = said.replace((solid ?? slashed ?? named)[0], " ");
  const clock = rest.match(/\b(\d{1,2})[.:](\d{2})\b/) ?? rest.match(/\b(?:kl|klockan|at)\.?\s*(\d{1,2})\b/);
  const two = (number) => String(number).padStart(2, "0");
  const day = `${found[0]}-${two(found[1])}-${two(found[2])}`;
  return clock ? `${day} ${two(clock[1])}:${two(clock[2] ?? 0)}` : day;
}

export const slug = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

const day = (moment) => moment.slice(0, 10);
const isDay = (moment) => /^\d{4}-\d\d-\d\d/.test(moment ?? "");
/** The last day that a moment can mean; what has no date lies after everything. */
const lastDay = (moment) => isDay(moment) ? day(moment) : moment === "TBA" ? "9" : `${moment}~`;

/** What must hold between the values of an event: path and message. */
export function eventProblems(event, known, say) {
  const found = [];
  const tell = (path, key) => found.push([path, say(key)]);
  const occasions = event.occasions ?? [];
  const spans = occasions.length ? occasions : [event];
  if (!event.start && !occasions.length) tell("start", "start");
  if (occasions.length) for (const key of ["start", "end"]) if (event[key]) tell(key, "occasions");
  for (const [at, one] of occasions.entries()) {
    spanProblems(one, `occasions-${at}-`, tell);
    registrationProblems(one.registration, `occasions-${at}-registration-`, lastDay(one.end ?? one.start ?? "TBA"), tell);
  }
  if (!occasions.length) spanProblems(event, "", tell);
  occasions.forEach((one, at) => { if (occasions.findIndex((other) => other.id === one.id) < at) tell(`occasions-${at}-id`, "same_occasion"); });
  const last = spans.map((one) => lastDay(one.end ?? one.start ?? "TBA")).sort().at(-1);
  const first = spans.map((one) => lastDay(one.start ?? "TBA")).sort()[0];
  registrationProblems(event.registration, "registration-", last, tell);
  if (event.accessibility?.ask_by > first) tell("accessibility-ask_by", "ask");
  if (event.updated && day(event.updated) < event.published) tell("updated", "updated");
  if (event.part_of && event.part_of === event.id) tell("part_of", "part");
  if (event.areas?.includes("all") && event.areas.length > 1) tell("areas", "all_and_others");
  if (known.events.some(([, id]) => id === event.id)) tell("id", "taken");
  if (event.part_of && !known.events.some(([, id]) => id === event.part_of)) tell("part_of", "unknown");
  event.recap?.examples?.forEach((id, at) => { if (!known.examples.some(([one]) => one === id)) tell(`recap-examples-${at}`, "unknown"); });
  if (last >= event.published) aheadProblems(event, tell);
  return found;
}

function spanProblems(one, path, tell) {
  if (!one.end || !one.start) return;
  if (!isDay(one.start) || one.start.length !== one.end.length) tell(`${path}end`, "end_unequal");
  else if (one.start.length > 10 ? one.end <= one.start : one.end < one.start) tell(`${path}end`, "end_before");
  one.previous_start?.forEach((before, at) => { if (before === one.start) tell(`${path}previous_start-${at}`, "moved"); });
}

function registrationProblems(registration, path, last, tell) {
  if (registration?.opens && registration.closes < registration.opens) tell(`${path}closes`, "closes");
  for (const key of ["opens", "closes"]) if (registration?.[key] > last) tell(path + key, "late");
}

/** What visitors need to know of an event that lies ahead when it is published. */
function aheadProblems(event, tell) {
  if (event.format === "unknown") tell("format", "format");
  if (event.start === "TBA" || ["cancelled", "postponed"].includes(event.status)) return;
  const moved = event.status === "moved_online";
  const placed = event.place || (event.occasions?.length && event.occasions.every((one) => one.place));
  const onSite = ["on_site", "hybrid"].includes(event.format) && !moved;
  if (onSite && !placed) tell("place", "place");
  if ((["online", "hybrid"].includes(event.format) || moved) && !event.online) tell("online", "online");
  for (const key of ["registration", "contact"]) if (!event[key]) tell(key, "ahead");
  if (onSite && !event.accessibility) tell("accessibility", "ahead");
}

const COUNTED = /(?<![\p{L}\p{N}_.,:–-])(?:\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d+(?:[.,]\d+)?)(?:\s?%|\s\p{L}{3,})/gu;
const CALENDAR = /^(?:19|20)\d\d\s|\s(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)\p{L}*$/iu;

/** What must hold between the values of a good example. */
export function exampleProblems(example, known, say) {
  const found = [];
  example.results?.forEach((result, at) => {
    const counts = [...(result.text ?? "").matchAll(COUNTED)].some(([one]) => one.endsWith("%") || !CALENDAR.test(one));
    if (counts && !(result.source && result.date)) found.push([`results-${at}-text`, say("figure")]);
  });
  if (["followed_up", "evaluated", "spread"].includes(example.evidence) && !example.results) found.push(["evidence", say("proven")]);
  if (example.areas?.includes("all") && example.areas.length > 1) found.push(["areas", say("all_and_others")]);
  example.events?.forEach((id, at) => { if (!known.events.some(([, one]) => one === id)) found.push([`events-${at}`, say("unknown")]); });
  return found;
}
