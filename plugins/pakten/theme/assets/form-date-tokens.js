// The tokens of a date: its figures and words, each with what it can be. The same as `natural_dates/tokens.py` and `words.py`.

/** @typedef {{ kind: string, text: string, year: number, month: number, day: number, other?: [number, number], value: number, hour: number, minute: number, half: string }} Token */

const MONTHS = ["jan januari january januar jänner tammikuu tammikuuta", "feb februari february februar helmikuu helmikuuta", "mar mars march märz mrz maaliskuu maaliskuuta", "apr april huhtikuu huhtikuuta", "maj may mai toukokuu toukokuuta", "jun juni june kesäkuu kesäkuuta", "jul juli july heinäkuu heinäkuuta", "aug augusti august elokuu elokuuta", "sep september sept syyskuu syyskuuta", "okt oktober oct october lokakuu lokakuuta", "nov november marraskuu marraskuuta", "dec december dezember dez desember des joulukuu joulukuuta"];
const WEEKDAYS = ["måndag måndagen mån mandag monday mon montag maanantai maanantaina må mo ma man", "tisdag tisdagen tis tuesday tue tues dienstag tirsdag tiistai tiistaina ti di tir tirs", "onsdag onsdagen ons wednesday wed mittwoch keskiviikko keskiviikkona mi ke", "torsdag torsdagen tors tor thursday thu thur thurs donnerstag torstai torstaina do", "fredag fredagen fre friday fri freitag perjantai perjantaina fr pe", "lördag lördagen lör lordag saturday sat samstag sonnabend lørdag lauantai lauantaina lö lø sa la lør", "söndag söndagen sön sondag sunday sun sonntag søndag sunnuntai sunnuntaina sö sø so su søn"];
const EACH = ["måndagar måndagarna mondays", "tisdagar tisdagarna tuesdays", "onsdagar onsdagarna wednesdays", "torsdagar torsdagarna thursdays", "fredagar fredagarna fridays", "lördagar lördagarna saturdays", "söndagar söndagarna sundays"];
const SEASONS = "vår sommar höst vinter spring summer autumn winter våren:vår vårens:vår sommaren:sommar hösten:höst höstterminen:höst vårterminen:vår vintern:vinter fall:autumn";
const ORDINALS = ["första förste first", "andra andre second", "tredje third", "fjärde fourth", "femte fifth", "sjätte sixth", "sjunde seventh", "åttonde eighth", "nionde ninth", "tionde tenth", "elfte eleventh", "tolfte twelfth", "trettonde thirteenth", "fjortonde fourteenth", "femtonde fifteenth", "sextonde sixteenth", "sjuttonde seventeenth", "artonde eighteenth", "nittonde nineteenth", "tjugonde twentieth", "tjugoförsta tjugoförste twenty-first", "tjugoandra tjugoandre twenty-second", "tjugotredje twenty-third", "tjugofjärde twenty-fourth", "tjugofemte twenty-fifth", "tjugosjätte twenty-sixth", "tjugosjunde twenty-seventh", "tjugoåttonde twenty-eighth", "tjugonionde twenty-ninth", "trettionde thirtieth", "trettioförsta trettioförste thirty-first"];
const CARDINALS = ["ett en one", "två two", "tre three", "fyra four", "fem five", "sex six", "sju seven", "åtta eight", "nio nine", "tio ten", "elva eleven", "tolv twelve"];
/** "Kl. nio" is in the morning; "kl. tre" may be in the afternoon, or before anybody is awake. */
const EARLIEST_SPOKEN = 7;
/** @type {{ [word: string]: number }} */
const BY = { fem: 5, tio: 10, kvart: 15, tjugo: 20, five: 5, ten: 10, quarter: 15, twenty: 20, half: 30 };
const ZONES = { cet: 60, cest: 120, gmt: 0, utc: 0, z: 0 };
const OTHERS = { F: "från from von fra", B: "mellan between", K: "kl klockan at klo um", "-": "till to until bis til", "&": "och and samt und og ja", T: "prel prelim preliminär preliminärt preliminary tentative tentatively", A: "heldag heldagen", "": "den the on of år i in" };
/** A zone as people name it who live there. */
export const HOME = "svensk tid";

/** @type {Map<string, Partial<Token>>} */
const WORDS = new Map([
  ...MONTHS.flatMap((words, at) => words.split(" ").map((word) => /** @type {const} */ ([word, { kind: "M", value: at + 1 }]))),
  ...WEEKDAYS.flatMap((words, at) => words.split(" ").map((word) => /** @type {const} */ ([word, { kind: "W", value: at }]))),
  ...EACH.flatMap((words, at) => words.split(" ").map((word) => /** @type {const} */ ([word, { kind: "P", value: at }]))),
  ...ORDINALS.flatMap((words, at) => words.split(" ").map((word) => /** @type {const} */ ([word, { kind: "N", value: at + 1 }]))),
  ...CARDINALS.flatMap((words, at) => at + 1 < EARLIEST_SPOKEN ? [] : words.split(" ").map((word) => /** @type {const} */ ([word, { kind: "N", value: at + 1 }]))),
  ...SEASONS.split(" ").map((word) => word.split(":")).map(([word, season = word]) => /** @type {const} */ ([word, { kind: "Q", text: season }])),
  ...Object.entries(ZONES).map(([word, value]) => /** @type {const} */ ([word, { kind: "Z", text: word, value }])),
  ...Object.entries(OTHERS).flatMap(([kind, words]) => words.split(" ").map((word) => /** @type {const} */ ([word, { kind }]))),
]);

const END = "(?![\\p{L}\\p{N}])";
const PART = "på (?:morgonen|förmiddagen|eftermiddagen|kvällen)|in the (?:morning|afternoon|evening)";
const HALF = `(?: ?(?<half>[ap]\\.?m\\.?|[fe]\\.?m\\.?|${PART})${END}\\.?)`;
const CARDINAL = CARDINALS.flatMap((words) => words.split(" ")).join("|");
const NUMBERS = new Map(CARDINALS.flatMap((words, at) => words.split(" ").map((word) => /** @type {const} */ ([word, at + 1]))));
const AT = "(?:kl|klockan|at)[.:]? ?";
const BEFORE_A_YEAR = [...MONTHS.flatMap((words) => words.split(" ")), ...SEASONS.split(" ").map((word) => word.split(":")[0])].join("|");
const SHORT_YEAR = new RegExp(`((?:/ ?[0-9]{1,2}|(?<![\\p{L}\\p{N}])(?:${BEFORE_A_YEAR})\\.?),?)(?: ?-|[ -]?['’])([1-4][0-9])(?![0-9.:/-]| ?-| ?(?:${BEFORE_A_YEAR}))`, "gu");
const YEAR = "(?<y>(?:19|20|21)[0-9]{2})";
const PATTERNS = [
  ["home", "\\(utc\\+01:00\\) amsterdam, berlin, bern, rom[ae]?, \\w+, (?:vienna|wien)"],
  ["home", `\\(?(?:svensk tid|swedish time)${END}\\)?`],
  ["offset", "\\(?(?:utc|gmt) ?(?<sign>[+-])(?<hour>[0-9]{1,2})(?::?(?<minute>[0-9]{2}))?(?![0-9])\\)?"],
  ["offset", "(?<sign>\\+)(?<hour>[0-9]{2}):?(?<minute>[0-9]{2})(?![0-9:.])"],
  ["D", `${YEAR}(?<sep>[-/.])(?<m>[0-9]{1,2})\\k<sep>(?<d>[0-9]{1,2})(?![0-9])`],
  ["D", "(?<y>20[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})(?![0-9])"],
  ["short", "(?<a>[0-9]{1,2})(?<sep>[-/.])(?<b>[0-9]{1,2})\\k<sep>(?<c>[0-9]{2})(?![0-9])"],
  ["short", "(?<a>[0-9]{2})(?<sep>)(?<b>[0-9]{2})(?<c>[0-9]{2})(?![0-9])"],
  ["V", `${YEAR}-?w(?<week>[0-9]{2})(?![0-9])`],
  ["O", `${YEAR}[-/.](?<m>[0-9]{1,2})(?![0-9./-])`],
  ["dmy", `(?<d>[0-9]{1,2}) ?(?<sep>[/.]) ?(?<m>[0-9]{1,2})(?: ?- ?|,? )${YEAR}(?![0-9.:/]|-[0-9])`],
  ["dmy", `(?<d>[0-9]{1,2})\\. ?(?<m>[0-9]{1,2})\\. ?${YEAR}(?![0-9])`],
  ["either", `(?<d>[0-9]{1,2})(?<sep>[/-])(?<m>[0-9]{1,2})\\k<sep>${YEAR}(?![0-9])`],
  ["S", "(?<d>[0-9]{1,2}) ?/ ?(?<m>[0-9]{1,2})(?![0-9/])"],
  ["S", "(?<d>[0-9]{1,2})\\. ?(?<m>[0-9]{1,2})\\.(?= ?- ?[0-9]{1,2}\\. ?[0-9]{1,2}\\.)"],
  ["L", `(?:(?:i|for|under) )?(?<length>[0-9]{1,3}(?:[.,][05])?|${CARDINAL}|an?)(?<more> och en halv| and a half)? ?(?<unit>h|tim(?:me|mar|ma)?|hours?|hrs?|min(?:uter|utes)?)${END}\\.?`],
  ["L", `(?:(?:i|for|under) )?(?:en halvtimme|half an hour|en halv timme)${END}`],
  ["X", "(?:kvartal|q|quarter) ?[1-4](?![0-9.:])"],
  ["X", `(?:första|andra|tredje|fjärde|first|second|third|fourth|[1-4](?::?[ae]|st|nd|rd|th)?) (?:kvartalet|quarter)${END}`],
  ["spoken", `(?:${AT})?(?:(?<by>fem|tio|kvart|tjugo) (?<way>över|i) )?(?<to>halv )(?<spoken>${CARDINAL}|[0-9]{1,2})${END}${HALF}?`],
  ["spoken", `(?:${AT})?(?:an? )?(?<by>${Object.keys(BY).join("|")}) (?<way>över|i|past|to) (?<spoken>${CARDINAL}|[0-9]{1,2})${END}${HALF}?`],
  ["spoken", `${AT}(?<spoken>${CARDINAL})${END}(?: o.clock${END})?${HALF}?`],
  ["spoken", `(?<spoken>${CARDINAL})(?: o.clock${END}|${HALF})`],
  ["C", `(?<hour>[0-9]{1,2})[.:](?<minute>[0-9]{2})(?:[.:]00(?:[.,]0+)?)?(?![0-9:/]|\\.[0-9])${HALF}?`],
  ["C", `(?<hour>[0-9]{1,2})(?:${HALF}| ?o.clock${END})`],
  ["C", `(?:kl|klockan|at|@)[.:]? ?(?<hour>[0-9]{2})(?<minute>[0-9]{2})(?![0-9])${HALF}?`],
  ["Y", `${YEAR}(?![0-9])`],
  ["N", `(?<n>[0-9]{1,2})(?::?[ea]|st|nd|rd|th)?${END}\\.?(?![0-9])`],
  ["V", "(?:(?:hela )?veckan?|v|week|w)\\.? ?(?<week>[0-9]{1,2})(?![0-9])"],
  ["A", `(?:hela dag(?:en|arna)|all[- ]day|whole day)${END}`],
  ["-", `(?:till och med|t\\.? ?o\\.? ?m\\.?|-)${END}|-`],
  ["&", "&|\\+"],
  [",", "[,;·•|]"],
  ["K", "@"],
  ["", "[().]"],
  ["word", "(?:twenty|thirty)[- ][a-z]+"],
  ["word", "\\p{L}+(?:\\.|:(?= ))?"],
].map(([kind, pattern]) => /** @type {const} */ ([kind, new RegExp(pattern, "uy")]));

/** "On" and "to" are short for weekdays where a day begins; in English, whose months have a capital letter, they are not. */
const SHORT_DAY = /(^|[-/,&] ?|\boch )([Oo][Nn]|[Tt][Oo])(?=\.? ?(?:[-/,&]|den |[0-9]))(?!.*[A-Z][a-z])/g;
/** @type {{ [word: string]: string }} */
const LONG_DAY = { on: "onsdag", to: "torsdag" };

/** @param {string} text */
export const normalised = (text) => text.replace(/[‐‑‒–—―−→]/g, "-").replace(/^[ “”„"']+|[ “”„"']+$/g, "").trim().split(/\s+/).join(" ").replace(SHORT_DAY, (_, before, word) => before + LONG_DAY[word.toLowerCase()]).toLowerCase().replace(/(?<=[0-9])t(?=[0-9]{2})/g, " ").replace(/(?:um )?([0-9]{1,2}(?:[.:][0-9]{2})?) uhr\b/g, "kl $1").replace(/^am /, "").replace(SHORT_YEAR, "$1 20$2");

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

/** @param {string} said @param {number} at @returns {Token & { length: number }} */
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
function tokenOf(kind, text, parts) {
  const { y = "0", m = "0", d = "0", n, week, hour = "0", minute = "0", sign, sep = "/" } = parts;
  const token = { ...EMPTY, kind, text, year: Number(y), month: Number(m), day: Number(d), value: Number(n ?? week ?? y) };
  if (kind === "C") return clockOf({ ...token, hour: Number(hour), minute: Number(minute), half: halfOf(parts) }, parts);
  if (kind === "spoken") return spoken(token, parts);
  if (kind === "L") return { ...token, value: lengthOf(parts) };
  if (kind === "short") return short(token, parts);
  if (kind === "home") return { ...token, kind: "Z", text: HOME };
  if (kind === "offset") return { ...token, kind: "Z", value: (Number(hour) * 60 + Number(minute)) * (sign === "+" ? 1 : -1) };
  if (kind === "O") return token.month >= 1 && token.month <= 12 ? token : undefined;
  if (kind === "word") return { ...token, kind: "U", ...WORDS.get(text.replace(/[.:]+$/, "").replace(" ", "-")) };
  if (!["dmy", "either", "S"].includes(kind)) return token;
  const day = { ...token, kind: kind === "S" ? "S" : "D" };
  const [first, second] = [token.day, token.month];
  if (second > 12 && first <= 12) return sep === "." ? undefined : { ...day, month: first, day: second };
  if (sep === "." && (second < 1 || second > 12)) return undefined;
  return kind === "either" && first <= 12 && first !== second ? { ...day, other: [first, second] } : day;
}

/** @typedef {{ [name: string]: string | undefined }} Parts */

/** Of the day, in one of its names. @param {Parts} parts */
function halfOf({ half = "" }) {
  const said = half.replaceAll(".", "");
  if (["fm", "am"].includes(said) || said.includes("morning") || /(?:morgonen|förmiddagen)$/.test(said)) return "am";
  return said ? "pm" : "";
}

/**
 * Parts of the day in whole words say of 20 what is so anyhow, and leave open which 12 is meant.
 * @param {Token} token
 * @param {Parts} parts
 */
function clockOf(token, { half = "" }) {
  if (half.length <= 4) return token;
  if (token.hour >= 12 && token.half === "pm") return token.hour > 12 ? { ...token, half: "" } : undefined;
  return token.hour < 12 ? token : undefined;
}

/**
 * "Halv nio", "kvart över tio", "kl. nio": an hour of twelve, which must be said or be certain.
 * @param {Token} token
 * @param {Parts} parts
 */
function spoken(token, parts) {
  const hour = NUMBERS.get(parts.spoken ?? "") ?? Number(parts.spoken);
  const half = halfOf(parts);
  if (hour < (half ? 1 : EARLIEST_SPOKEN) || hour > 12) return undefined;
  const by = BY[parts.by ?? ""] ?? 0;
  const minutes = hour * 60 - (parts.to ? 30 : 0) + (["över", "past"].includes(parts.way ?? "") ? by : -by);
  return clockOf({ ...token, kind: "C", hour: Math.floor(minutes / 60) % 12 || 12, minute: minutes % 60, half }, parts);
}

/** In minutes. @param {Parts} parts */
function lengthOf({ length = "", more, unit = "" }) {
  const number = !length ? 0.5 : ["a", "an"].includes(length) ? 1 : NUMBERS.get(length) ?? Number(length.replace(",", "."));
  return Math.round((number + (more ? 0.5 : 0)) * (unit.startsWith("min") ? 1 : 60));
}

/**
 * A date whose year has two figures, in the only order in which it can be one; 1/3/26 may be in two.
 * @param {Token} token
 * @param {Parts} parts
 * @returns {Token | undefined}
 */
function short(token, { a = "", b = "", c = "", sep = "" }) {
  const [first, second, third] = [a, b, c].map(Number);
  const ways = [[third, second, first]];
  if (sep !== "." && a.length + b.length === 4) ways.push([first, second, third]);
  if (sep === "/") ways.push([third, first, second]);
  const likely = ways.filter(([year, month, day], at) => year >= 10 && year < 50 && month >= 1 && month <= 12 && day >= 1 && day <= 31
    && ways.findIndex((way) => String(way) === String([year, month, day])) === at);
  if (new Set(likely.map(([year]) => year)).size !== 1) return undefined;
  likely.sort((one, other) => one[1] - other[1] || one[2] - other[2]);
  const [year, month, day] = likely.find((way) => way[1] === second && way[2] === first) ?? likely[0];
  return { ...token, kind: "D", year: 2000 + year, month, day, ...(likely.length > 1 ? { other: /** @type {[number, number]} */ ([first, second]) } : {}) };
}
