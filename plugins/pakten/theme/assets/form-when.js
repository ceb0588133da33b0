// Moments as they are written: whether clocks ever show them, what somebody may have meant, and the days that they cover.
// The same as `reading/forms/partial_date.py`, `reading/forms/natural_dates.py` and `reading/forms/dates.py`; a test asks both and compares.

const MONTH = "jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|maj|may|jun[ie]?|jul[iy]?|aug(?:usti?)?|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const MONTHS = ["jan", "feb", "mar", "apr", "maj may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec"];
const WEEKDAYS = ["söndag sön sunday sun", "måndag mån monday mon", "tisdag tis tuesday tue", "onsdag ons wednesday wed", "torsdag tors thursday thu", "fredag fre friday fri", "lördag lör saturday sat"];
/** @type {{ [word: string]: number }} */
const SEASONS = { vår: 3, sommar: 6, höst: 9, vinter: 12, spring: 3, summer: 6, autumn: 9, winter: 12 };
/** @type {{ [word: string]: string }} */
const SEASON_WORDS = { våren: "vår", vårens: "vår", sommaren: "sommar", hösten: "höst", vintern: "vinter", fall: "autumn" };
export const OFF = ["cancelled", "postponed"];

/** @typedef {(key: string, values?: { [name: string]: string | number }) => string} Say A sentence in the language of the page. */
/** @typedef {{ start?: string, end?: string, status?: string }} Dates As they are written. */
/** @typedef {{ name: string, vague: number, first?: string, last?: string }} Span */

/** @param {string | number} number */
const two = (number) => String(number).padStart(2, "0");
/**
 * @param {string | number} year
 * @param {string | number} month
 * @param {string | number} day
 */
const dayOf = (year, month, day) => new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).toISOString().slice(0, 10);
/**
 * @param {string | number} year
 * @param {string | number} month
 * @param {string | number} day
 */
const isReal = (year, month, day) => dayOf(year, month, day) === `${year}-${two(month)}-${two(day)}`;
/** @param {string} month */
const number = (month) => MONTHS.findIndex((names) => names.split(" ").includes(month.slice(0, 3))) + 1 || Number(month);
/** @param {string} word */
const weekdayOf = (word) => WEEKDAYS.findIndex((names) => names.split(" ").includes(word));

/**
 * What is wrong with a moment that looks like one.
 * @param {string} text
 * @param {Say} say
 * @param {string} [zone]
 */
export function wrongMoment(text, say, zone) {
  if (text === "TBA") return "";
  const [, year = "", month = "01", day = "01", hour, minute] = text.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?: (\d\d):(\d\d))?/) ?? [];
  if (Number(year) < 1900 || Number(year) > 2199) return say("year");
  if (!isReal(year, month, day)) return say("no_day");
  if (hour === undefined) return "";
  if (Number(hour) > 23 || Number(minute) > 59) return say("no_time");
  return isSkipped(text, zone) ? say("skipped") : "";
}

/**
 * Whether clocks in the zone never show this minute: no instant near it is called so.
 * @param {string} text
 * @param {string} [zone]
 */
function isSkipped(text, zone) {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const guess = Date.parse(`${text.replace(" ", "T")}:00Z`);
  for (let quarter = -60; quarter <= 60; quarter += 1) {
    if (shown.format(guess + quarter * 900_000) === text) return false;
  }
  return true;
}

const DAYS = [
  /\b(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)/g,
  /\b(?<y>20\d{2})(?<m>\d{2})(?<d>\d{2})\b/g,
  new RegExp(`\\b(?<d>\\d{1,2})(?::?[ea]|st|nd|rd|th)?\\.?\\s*(?<m>${MONTH})\\b\\.?,?\\s*(?<y>\\d{4})?`, "g"),
  new RegExp(`\\b(?<m>${MONTH})\\b\\.?\\s*(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s*(?<y>\\d{4})?\\b`, "g"),
  /\b(?<d>\d{1,2})[/.](?<m>\d{1,2})(?:[/.\s-]+(?<y>\d{4}))?(?!\d)/g,
];
const CLOCK = /(?:\b(?:kl|klockan|at)\b\.?\s*)?\b(\d{1,2})[.:](\d{2})(?::\d{2})?\b|\b(?:kl|klockan|at)\b\.?\s*(\d{1,2})\b/;
const SEVERAL_DAYS = new RegExp(`\\b\\d{1,2}\\s*-\\s*\\d{1,2}\\s*(?:${MONTH}|/)|-\\s*\\d{1,2}\\.?\\s*(?:${MONTH})\\b|\\b(?:och|and|till|to)\\b`);
const TO_BE_ANNOUNCED = /^(?:tba|tbd|datum kommer|kommer senare|meddelas senare|ej bestämt|inte bestämt)\.?$/;
const MONTH_ONLY = new RegExp(`^(?:(?<m1>${MONTH})\\.?\\s+(?<y1>\\d{4})|(?<y2>\\d{4})\\s+(?<m2>${MONTH})|(?<y3>\\d{4})[/.](?<m3>\\d{1,2})|(?<y4>\\d{4})-(?<m4>\\d))$`);

/**
 * "3 december 2026 kl 9" as the file wants it, empty when it may mean several things, with a hole for a year that is
 * not said; and the number of the weekday (Sunday is 0) when another was written.
 * @param {string} text
 * @returns {{ text: string, weekday?: number }}
 */
export function asWritten(text) {
  const said = text.toLowerCase().replaceAll("–", "-").trim().split(/\s+/).join(" ");
  if (TO_BE_ANNOUNCED.test(said)) return { text: "TBA" };
  if (SEVERAL_DAYS.test(said)) return { text: "" };
  const found = DAYS.flatMap((pattern) => [...said.matchAll(pattern)]).find(({ groups: { y, m = "", d } = {} }) => isReal(y ?? 2028, number(m), Number(d)));
  if (!found?.groups) return { text: vague(said) };
  const { y, m, d } = found.groups;
  const rest = `${said.slice(0, found.index)} ${said.slice(found.index + found[0].length).replace(/^t/, "")}`;
  const [clock, hour, minute = "0", whole] = rest.match(CLOCK) ?? [];
  if (clock && (Number(hour ?? whole) > 23 || Number(minute) > 59)) return { text: "" };
  const day = `${y ?? "ÅÅÅÅ"}-${two(number(m))}-${two(Number(d))}`;
  const actual = new Date(day).getUTCDay();
  const claimed = (said.match(/\p{L}+/gu) ?? []).map(weekdayOf).find((index) => index >= 0);
  const written = clock ? `${day} ${two(hour ?? whole)}:${two(minute)}` : day;
  return y && claimed !== undefined && claimed !== actual ? { text: written, weekday: actual } : { text: written };
}

/**
 * A month or a season of a year.
 * @param {string} said
 */
function vague(said) {
  const words = said.replaceAll(",", " ").split(/\s+/);
  const season = words.map((word) => SEASON_WORDS[word] ?? word).find((word) => word in SEASONS);
  const year = words.find((word) => /^(?:19|20)\d{2}$/.test(word));
  if (season && year && words.length === 2) return `${year} ${season}`;
  const { y1, m1, y2, m2, y3, m3, y4, m4 } = said.match(MONTH_ONLY)?.groups ?? {};
  const month = m1 ?? m2 ?? m3 ?? m4;
  // "Jul" is July for some and Christmas for others.
  if (!month || month === "jul") return "";
  const of = number(month);
  return of >= 1 && of <= 12 ? `${y1 ?? y2 ?? y3 ?? y4}-${two(of)}` : "";
}

/**
 * The first and the last day of a span, and its name, which says how exact it is; one without a date has no days.
 * @param {Dates} dates
 * @returns {Span}
 */
export function spanOf({ start, end }) {
  const [, year, month, day, rest] = start?.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?: (\S+))?$/) ?? [];
  if (!start || !year) return { name: "TBA", vague: 5 };
  if (day) {
    const first = start.slice(0, 10);
    const last = end?.endsWith(" 00:00") ? dayOf(year, month, Number(end.slice(8, 10)) - 1) : (end ?? start).slice(0, 10);
    return { name: start, vague: 0, first, last: last < first ? first : last };
  }
  if (month) return { name: start, vague: 2, first: `${start}-01`, last: dayOf(year, Number(month) + 1, 0) };
  if (!rest) return { name: start, vague: 4, first: `${year}-01-01`, last: `${year}-12-31` };
  const from = SEASONS[rest];
  return { name: `${year} ${from}`, vague: 3, first: `${year}-${two(from)}-01`, last: dayOf(year, from + 3, 0) };
}

/**
 * The span of all dates together: of those that take place, as exact as the vaguest that has a day.
 * @param {Dates[]} occasions
 * @returns {Span}
 */
export function hullOf(occasions) {
  const on = occasions.filter(({ status }) => !OFF.includes(status ?? ""));
  const dates = on.length ? on : occasions;
  const dated = dates.map(spanOf).filter(({ vague }) => vague === 0);
  if (!dated.length) return spanOf(inOrder(dates)[0]);
  const names = dated.map(({ name }) => name).sort();
  const [first = ""] = dated.map((one) => one.first).sort();
  const last = dated.map((one) => one.last).sort().at(-1);
  return { name: names.every((name) => name.length > 10) ? names[0] : first, vague: 0, first, last };
}

/**
 * Dates in the order of time: what begins first, then what is known best, then by name.
 * @template {Dates & { id?: string }} D
 * @param {D[]} dates
 */
export function inOrder(dates) {
  /** @param {D} one */
  const key = (one) => {
    const { first = "9999", vague, last } = spanOf(one);
    return [first, vague, one.start ?? "", last ?? "", one.end ?? "", one.id ?? ""].join("\t");
  };
  return [...dates].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
