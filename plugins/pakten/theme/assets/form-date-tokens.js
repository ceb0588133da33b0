// The tokens of a date: its figures and words, each with what it can be. The same as `natural_dates/tokens.py` and `words.py`.

/** @typedef {{ kind: string, text: string, year: number, month: number, day: number, other?: [number, number], value: number, hour: number, minute: number, half: string }} Token */

const MONTHS = ["jan januari january", "feb februari february", "mar mars march", "apr april", "maj may", "jun juni june", "jul juli july", "aug augusti august", "sep september sept", "okt oktober oct october", "nov november", "dec december"];
const WEEKDAYS = ["måndag måndagen mån mandag monday mon", "tisdag tisdagen tis tuesday tue tues", "onsdag onsdagen ons wednesday wed", "torsdag torsdagen tors tor thursday thu thur thurs", "fredag fredagen fre friday fri", "lördag lördagen lör lordag saturday sat", "söndag söndagen sön sondag sunday sun"];
const EACH = ["måndagar måndagarna mondays", "tisdagar tisdagarna tuesdays", "onsdagar onsdagarna wednesdays", "torsdagar torsdagarna thursdays", "fredagar fredagarna fridays", "lördagar lördagarna saturdays", "söndagar söndagarna sundays"];
const SEASONS = "vår sommar höst vinter spring summer autumn winter våren:vår vårens:vår sommaren:sommar hösten:höst vintern:vinter fall:autumn";
const ZONES = { cet: 60, cest: 120, gmt: 0, utc: 0, z: 0 };
const OTHERS = { F: "från from", B: "mellan between", K: "kl klockan at", "-": "till to until", "&": "och and samt", T: "prel prelim preliminär preliminärt preliminary tentative tentatively", A: "heldag heldagen", "": "den the on of år" };
/** A zone as people name it who live there. */
export const HOME = "svensk tid";

/** @type {Map<string, Partial<Token>>} */
const WORDS = new Map([
  ...MONTHS.flatMap((words, at) => words.split(" ").map((word) => /** @type {const} */ ([word, { kind: "M", value: at + 1 }]))),
  ...WEEKDAYS.flatMap((words, at) => words.split(" ").map((word) => /** @type {const} */ ([word, { kind: "W", value: at }]))),
  ...EACH.flatMap((words, at) => words.split(" ").map((word) => /** @type {const} */ ([word, { kind: "P", value: at }]))),
  ...SEASONS.split(" ").map((word) => word.split(":")).map(([word, season = word]) => /** @type {const} */ ([word, { kind: "Q", text: season }])),
  ...Object.entries(ZONES).map(([word, value]) => /** @type {const} */ ([word, { kind: "Z", text: word, value }])),
  ...Object.entries(OTHERS).flatMap(([kind, words]) => words.split(" ").map((word) => /** @type {const} */ ([word, { kind }]))),
]);

const END = "(?![\\p{L}\\p{N}])";
const HALF = `(?: ?(?<half>[ap]\\.?m\\.?|[fe]\\.?m\\.?)${END}\\.?)`;
const YEAR = "(?<y>(?:19|20|21)[0-9]{2})";
const PATTERNS = [
  ["home", "\\(utc\\+01:00\\) amsterdam, berlin, bern, rom[ae]?, \\w+, (?:vienna|wien)"],
  ["home", `\\(?(?:svensk tid|swedish time)${END}\\)?`],
  ["offset", "\\(?(?:utc|gmt) ?(?<sign>[+-])(?<hour>[0-9]{1,2})(?::?(?<minute>[0-9]{2}))?(?![0-9])\\)?"],
  ["offset", "(?<sign>\\+)(?<hour>[0-9]{2}):?(?<minute>[0-9]{2})(?![0-9:.])"],
  ["D", `${YEAR}(?<sep>[-/.])(?<m>[0-9]{1,2})\\k<sep>(?<d>[0-9]{1,2})(?![0-9])`],
  ["D", "(?<y>20[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})(?![0-9])"],
  ["V", `${YEAR}-?w(?<week>[0-9]{2})(?![0-9])`],
  ["O", `${YEAR}[-/.](?<m>[0-9]{1,2})(?![0-9./-])`],
  ["dmy", `(?<d>[0-9]{1,2}) ?(?<sep>[/.]) ?(?<m>[0-9]{1,2})(?: ?- ?|,? )${YEAR}(?![0-9.:/]|-[0-9])`],
  ["dmy", `(?<d>[0-9]{1,2})\\. ?(?<m>[0-9]{1,2})\\. ?${YEAR}(?![0-9])`],
  ["either", `(?<d>[0-9]{1,2})(?<sep>[/-])(?<m>[0-9]{1,2})\\k<sep>${YEAR}(?![0-9])`],
  ["S", "(?<d>[0-9]{1,2}) ?/ ?(?<m>[0-9]{1,2})(?![0-9/])"],
  ["C", `(?<hour>[0-9]{1,2})[.:](?<minute>[0-9]{2})(?:[.:]00(?:[.,]0+)?)?(?![0-9:/]|\\.[0-9])${HALF}?`],
  ["C", `(?<hour>[0-9]{1,2})(?:${HALF}| ?o.clock${END})`],
  ["C", `(?:kl|klockan|at|@)[.:]? ?(?<hour>[0-9]{2})(?<minute>[0-9]{2})(?![0-9])${HALF}?`],
  ["Y", `${YEAR}(?![0-9])`],
  ["N", `(?<n>[0-9]{1,2})(?::?[ea]|st|nd|rd|th)?${END}\\.?(?![0-9])`],
  ["V", "(?:vecka|v|week|w)\\.? ?(?<week>[0-9]{1,2})(?![0-9])"],
  ["A", `(?:hela dag(?:en|arna)|all[- ]day|whole day)${END}`],
  ["-", `(?:till och med|t\\.? ?o\\.? ?m\\.?|-)${END}|-`],
  ["&", "&|\\+"],
  [",", "[,;]"],
  ["K", "@"],
  ["", "[().]"],
  ["word", "\\p{L}+(?:\\.|:(?= ))?"],
].map(([kind, pattern]) => /** @type {const} */ ([kind, new RegExp(pattern, "uy")]));

/** @param {string} text */
export const normalised = (text) => text.toLowerCase().replace(/[‐‑‒–—―−→]/g, "-").replace(/^[ “”„"']+|[ “”„"']+$/g, "").trim().split(/\s+/).join(" ").replace(/(?<=[0-9])t(?=[0-9]{2})/g, " ");

/** @param {string} text */
export function tokensOf(text) {
  const said = normalised(text);
  /** @type {Token[]} */
  const found = [];
  for (let at = 0; at < said.length; ) {
    const token = tokenAt(said, at);
    at += token.length;
    if (token.kind) found.push(token);
    while (said[at] === " ") at += 1;
  }
  return found;
}

/**
 * @param {string} said
 * @param {number} at
 * @returns {Token & { length: number }}
 */
function tokenAt(said, at) {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(said);
    const token = found && tokenOf(kind, found[0], found.groups ?? {});
    if (token) return { ...token, length: found[0].length };
  }
  const text = said.slice(at).match(/^\S[^\s,;]*/)?.[0] ?? said[at];
  return { ...EMPTY, kind: "U", text, length: text.length };
}

/** @type {Token} */
export const EMPTY = { kind: "", text: "", year: 0, month: 0, day: 0, value: 0, hour: 0, minute: 0, half: "" };

/**
 * The token that a pattern has found; nothing when its figures cannot be what they look like.
 * @param {string} kind
 * @param {string} text
 * @param {{ [name: string]: string | undefined }} parts
 * @returns {Token | undefined}
 */
function tokenOf(kind, text, { y = "0", m = "0", d = "0", n, week, hour = "0", minute = "0", half = "", sign, sep = "/" }) {
  const token = { ...EMPTY, kind, text, year: Number(y), month: Number(m), day: Number(d), value: Number(n ?? week ?? y) };
  if (kind === "C") return { ...token, hour: Number(hour), minute: Number(minute), half: half.replaceAll(".", "").replace("fm", "am").replace("em", "pm") };
  if (kind === "home") return { ...token, kind: "Z", text: HOME };
  if (kind === "offset") return { ...token, kind: "Z", value: (Number(hour) * 60 + Number(minute)) * (sign === "+" ? 1 : -1) };
  if (kind === "O") return token.month >= 1 && token.month <= 12 ? token : undefined;
  if (kind === "word") return { ...token, kind: "U", ...WORDS.get(text.replace(/[.:]+$/, "")) };
  if (!["dmy", "either", "S"].includes(kind)) return token;
  const day = { ...token, kind: kind === "S" ? "S" : "D" };
  const [first, second] = [token.day, token.month];
  if (second > 12 && first <= 12) return sep === "." ? undefined : { ...day, month: first, day: second };
  if (sep === "." && (second < 1 || second > 12)) return undefined;
  return kind === "either" && first <= 12 && first !== second ? { ...day, other: [first, second] } : day;
}
