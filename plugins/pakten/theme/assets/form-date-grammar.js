// What the tokens of a date say together. The same as `natural_dates/grammar.py`: a letter for each kind, in patterns.

import { EMPTY } from "./form-date-tokens.js";

/** @import { Token } from "./form-date-tokens.js" */
/** @typedef {{ year: number, month: number, day: number, week: number, other?: [number, number], weekdays: number[] }} Day */
/** @typedef {{ hour: number, minute: number, half: string }} Clock */

const DAY = "(?:(?:V,?)?W?,?(?:D|(?:S|NM|MN)(?:,?Y)?)(?:,?V)?(?:,?W(?![,NMSDV]))?|(?:W,?V|V,?W|V)(?:,?Y)?)";
const NUMBER = "(?:W?,?N)";
const CLOCK = "(?:F?K?C|F?KN)";
const BETWEEN = "K?BK?[CN]&K?[CN]";
const HOURS = `(?:F?K?[CN]-K?[CN]|${BETWEEN}|${CLOCK})`;
const BEFORE = `(?:(?<before>[FK]+[CN]-K?[CN]|C-K?[CN]|N-C|${BETWEEN}|${CLOCK}),?)?`;
const LONE_YEAR = "(?:,?(?<year>Y))?";
const AFTER = `(?:,?(?<after>${HOURS}|(?<=[DY])N))?${LONE_YEAR}`;
const SHAPES = [
  { whole: `${BEFORE}(?<days>${DAY})${AFTER}`, piece: `(?<day>${DAY})` },
  { whole: `(?<days>F?${DAY},?${CLOCK}-${DAY},?${CLOCK})${LONE_YEAR}`, piece: `(?<day>${DAY})|${CLOCK}`, span: true },
  { whole: `${BEFORE}(?:(?<pair>W-W),?)?(?<days>F?(?:${DAY}|${NUMBER})-${DAY})${AFTER}`, piece: `(?<day>${DAY}|${NUMBER})`, span: true },
  { whole: `${BEFORE}(?<days>(?:(?:${DAY}|${NUMBER})[,&]+)+${DAY})${AFTER}`, piece: `(?<day>${DAY}|${NUMBER})` },
  { whole: `(?<days>${DAY},?${HOURS}(?:[,&]+${DAY},?${HOURS})+)${LONE_YEAR}`, piece: `(?<day>${DAY})|${HOURS}` },
].map(({ whole, piece, span = false }) => ({ whole: new RegExp(`^${whole}$`, "d"), piece: new RegExp(piece, "g"), span }));
const ONLY_HOURS = new RegExp(`^${HOURS}$`);
const MONTH_FIRST = /(?<!N)M(?<days>N(?:-N|(?:[,&]+N)+))(?![-MC])/;

/** @param {Token[]} tokens */
export const kindsOf = (tokens) => tokens.map(({ kind }) => kind).join("");

/** @param {Token[]} tokens */
export function statement(tokens) {
  const moved = kindsOf(tokens).match(MONTH_FIRST);
  if (moved) {
    const first = moved.index ?? 0;
    const last = first + moved[0].length;
    tokens = [...tokens.slice(0, first), ...tokens.slice(first + 1, last), tokens[first], ...tokens.slice(last)];
  }
  const kinds = kindsOf(tokens);
  if (ONLY_HOURS.test(kinds)) return undefined;
  for (const shape of SHAPES) {
    const found = kinds.match(shape.whole);
    if (found) return saidBy(shape, found, tokens);
  }
  return undefined;
}

/** @param {{ piece: RegExp, span: boolean }} shape @param {RegExpMatchArray} found @param {Token[]} tokens */
function saidBy({ piece, span }, found, tokens) {
  const at = /** @type {{ [name: string]: [number, number] | undefined }} */ (found.indices?.groups ?? {});
  const [first, last] = at.days ?? [0, 0];
  piece.lastIndex = first;
  const pieces = [...(found.input ?? "").slice(0, last).matchAll(piece)];
  /** @param {RegExpExecArray} one */
  const tokensIn = (one) => tokens.slice(one.index, one.index + one[0].length);
  let days = pieces.filter(({ groups }) => groups?.day).map((one) => dayOf(tokensIn(one)));
  const hours = pieces.filter(({ groups }) => !groups?.day).map((one) => clocksOf(tokensIn(one)));
  const shared = [at.before, at.after].flatMap((range) => range ? [clocksOf(tokens.slice(...range))] : []);
  if (at.year) {
    if (days.some(({ year }) => year)) return undefined;
    days[days.length - 1].year = tokens[at.year[0]].value;
  }
  if (at.pair) {
    const pair = [tokens[at.pair[0]].value, tokens[at.pair[0] + 2].value];
    days = days.map((day, index) => ({ ...day, weekdays: [...day.weekdays, pair[index]] }));
  }
  if (shared.length > 1 || (span && shared[0]?.length === 1)) return undefined;
  return { days, hours: hours.length ? hours : days.map(() => shared[0] ?? []), span };
}

/** @param {Token[]} tokens @returns {Day} */
function dayOf(tokens) {
  /** @param {string} wanted */
  const value = (wanted) => tokens.filter(({ kind }) => kind === wanted).at(-1)?.value ?? 0;
  const whole = tokens.find(({ kind }) => "DS".includes(kind)) ?? EMPTY;
  return {
    year: value("Y") || (tokens.find(({ year }) => year)?.year ?? 0),
    month: whole.month || value("M"),
    day: whole.day || value("N"),
    week: value("V"),
    other: whole.other,
    weekdays: tokens.filter(({ kind }) => kind === "W").map((one) => one.value),
  };
}

/** @param {Token[]} tokens @returns {Clock[]} */
const clocksOf = (tokens) => tokens.filter(({ kind }) => "CN".includes(kind))
  .map(({ kind, hour, minute, half, value }) => (kind === "C" ? { hour, minute, half } : { hour: value, minute: 0, half: "" }));
