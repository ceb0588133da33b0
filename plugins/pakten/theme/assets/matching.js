// Finds the records that answer a question, in an index of folded words (website/search/index.py).
//
// A word of the question answers to words of the site, the better the closer: the same word, an inflection of it, a
// word that begins with it, a compound that it is a part of, and, when nothing of that is found, a near misspelling.

const EXACT = 1, INFLECTED = 0.85, BEGINS = 0.7, PART = 0.6, INSIDE = 0.3, MISSPELT = 0.5;
// The last part of a compound says so much less than the first.
const HEAD = 0.7;
// Fewer letters than this of a compound say nothing.
const SHORTEST = 4;
// As near as this, a word of the site answers and need not be guessed at.
const NEAR = 0.4;
// As like as this, a name that somebody has written beside a page is what was meant.
const MEANT = 0.75;
// So much of a name's likeness comes of the words that tell; the rest of all its words, small ones among them.
const TELLING = 0.7;
// Hits that are worth less than this of the best are left out, but some are always shown: the best may be a guess.
const WORTH = 0.08, SOME = 5;
// A page in another language than that of the question gives way to one that answers as well.
const ABROAD = 0.75;
// After so many milliseconds of work keys may be heard.
const AT_ONCE = 8;
// A word that weighs this much in a record counts half of what it can.
const ENOUGH = 6;
/** @typedef {{ kind: string, title: string, path: string, best?: boolean, text?: string, when?: string, last?: string, areas?: string[], lang?: string }} SearchRecord */
/** @typedef {{ small: Set<string>, endings: Set<string>, words: Map<string, number>, parts: Uint16Array, text: string, names: Map<string, string[]>, named: string, kinds: string[], areas: string[] }} Ready */
/**
 * What decides the place of records among the hits, record by record; `titles` has the number of telling words and of all.
 * @typedef {{ kinds: number[], areas: number[][], last: string[], titles: [number, number][], also: { [number: string]: string[] }, since: { [number: string]: string }, lang: { [number: string]: string } }} Columns
 */
/**
 * What the build has written of the site. What words lead to and what hits show stands in parts beside it.
 * @typedef {{
 *   of: string, words: string[], begins: number[], size: number, records: Columns,
 *   language: { own: string, small: { [language: string]: string[] }, endings: string[] },
 *   kinds: { [kind: string]: string }, areas: { [area: string]: string },
 *   address: URL, fetched: Map<string, Promise<any[]>>, led: Map<string, Promise<Answer[]>>, ready?: Ready,
 * }} SearchIndex
 */
/** @typedef {{ word: string, stem: string, share: number, rarity: number }} Asked A word of the question, or the half of one: the fewer it leads to, the more it tells. */
/** @typedef {{ one: Asked, records: Float64Array, size: number, titled: Map<number, Way[]>, instead: string, surest: number }} Answer What a word leads to: of each record how well it answers, and how many answer at all. */
/** @typedef {{ number: number, score: number, words: number, best: boolean, kind: string, areas: string[], last: string }} Hit */
/** @typedef {[at: number, worth: number]} Way A word of the site by its place, and how near it is. */

/** @type {{ [kind: string]: number }} */
const PRIOR = {
  areas: 1.3, ways_in: 1.25, themes: 1.15, events: 1.1, examples: 1.1, pages: 1, goals: 1, activations: 1,
  types: 0.8, organisations: 0.45, places: 0.6,
};

/** @param {string} text */
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} text @returns {string[]} */
export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The index at an address; with `reload` it is fetched anew, as where one that was kept no longer fits its parts.
 * @param {string} address
 * @param {RequestCache} [cache]
 * @returns {Promise<SearchIndex>}
 */
export async function opened(address, cache) {
  const whole = new URL(address, location.href);
  const index = { ...await read(whole, cache), address: whole, fetched: new Map(), led: new Map() };
  ready(index);
  return index;
}

let rested = 0;

/** Let keys be heard before the next step, where the last ones have taken long. */
async function turn() {
  if (performance.now() - rested < AT_ONCE) return;
  await (Reflect.get(globalThis, "scheduler")?.yield?.() ?? new Promise((go) => { setTimeout(go); }));
  rested = performance.now();
}

/** @param {URL} address @param {RequestCache} [cache] */
async function read(address, cache) {
  const answer = await fetch(address, { cache });
  return answer.ok ? answer.json() : Promise.reject(answer.status);
}

/** A part of the index; each is fetched once. @param {SearchIndex} index @param {string} name */
function part(index, name) {
  const known = index.fetched.get(name);
  if (known) return known;
  const fetched = read(new URL(`${name}.json`, index.address)).then(({ of, parts }) => (of === index.of ? parts : Promise.reject(name)));
  index.fetched.set(name, fetched);
  return fetched;
}

/**
 * Whether today is at most the last day of a record; what has no date yet lies ahead.
 * @param {{ kind: string, last?: string }} record
 * @param {string} today
 */
const isAhead = (record, today) => record.kind === "events" && (!record.last || record.last >= today);

/**
 * An index made ready to be asked: where each word stands, all of them as one text, other names by their words.
 * @param {SearchIndex} index
 */
function ready(index) {
  if (index.ready) return index.ready;
  const names = new Map(Object.values(index.records.also).flat().map((name) => [name, wordsOf(name)]));
  return index.ready = {
    small: new Set(Object.values(index.language.small).flat()),
    endings: new Set(["", ...index.language.endings]),
    words: new Map(index.words.map((word, at) => [word, at])),
    parts: index.begins.reduce((parts, begin, number) => parts.fill(number, begin), new Uint16Array(index.words.length)),
    text: onLines(index.words),
    names,
    named: onLines(new Set([...names.values()].flat())),
    kinds: Object.keys(index.kinds),
    areas: Object.keys(index.areas),
  };
}

/** Words as one text, where each is found sooner than in a list. @param {Iterable<string>} words */
const onLines = (words) => `\n${[...words].join("\n")}\n`;

/**
 * The records that answer, the best first; `meant` says which words, folded, were read as others.
 * @param {SearchIndex} index
 * @param {string} question
 * @param {string} today
 */
export async function search(index, question, today) {
  const { small } = ready(index);
  const written = [...new Set(wordsOf(question))];
  const words = [...telling(written, small), ...joined(index, wordsOf(question))];
  const spoken = languageOf(index, written);
  const told = await answers(index, words, written, small.has(words[0]), spoken, today);
  return told.hits.length ? told : answers(index, written, written, true, spoken, today);
}

/**
 * What hits show, in their order.
 * @param {SearchIndex} index
 * @param {Hit[]} hits
 * @returns {Promise<SearchRecord[]>}
 */
export const shown = (index, hits) => Promise.all(hits.map(async ({ number, best }) => {
  const records = await part(index, `records-${Math.floor(number / index.size)}`);
  return { ...records[number % index.size], best };
}));

/**
 * The language that most of the small words of a question are written in; the site's own when they do not say.
 * @param {SearchIndex} index
 * @param {string[]} written
 */
function languageOf({ language: { own, small } }, written) {
  const said = /** @param {string} one */ (one) => written.filter((word) => small[one].includes(word)).length;
  return Object.keys(small).reduce((most, one) => (said(one) > said(most) ? one : most), own);
}

/**
 * @param {SearchIndex} index
 * @param {string[]} words those that are looked for
 * @param {string[]} written all of them
 * @param {boolean} whole whether names are looked at with their small words
 * @param {string} spoken
 * @param {string} today
 */
async function answers(index, words, written, whole, spoken, today) {
  const { kinds, areas, last, titles, also, since, lang } = index.records;
  const { small, kinds: kindNames, areas: areaNames, names } = ready(index);
  const asked = (await Promise.all(leading(index, words))).flat();
  // Of each record: there are thousands, and objects would take as long as all the rest.
  const scores = new Float64Array(kinds.length), told = new Float64Array(kinds.length), held = new Uint8Array(kinds.length);
  for (const { one, records, size, surest } of asked) {
    const rarity = Math.log(1 + kinds.length / Math.max(1, size));
    one.rarity = rarity * surest * one.share;
    for (let number = 0; number < kinds.length; number += 1) {
      const score = records[number];
      if (!score) continue;
      scores[number] += score * rarity;
      told[number] += one.rarity * score ** 0.7;
      held[number] += 1;
    }
    await turn();
  }
  const all = asked.reduce((sum, { one }) => sum + one.rarity, 0);
  const heard = hearing(index, asked);
  const titled = new Set(asked.flatMap((one) => [...one.titled.keys()]));
  /** How alike the question and the title of a record are. @param {number} number */
  const titledLike = (number) => {
    const [large, every] = titles[number];
    const isWhole = whole || large === every;
    /** @type {(way: Way) => boolean} */
    const counts = ([at]) => isWhole || !small.has(index.words[at]);
    return likeness(asked.map(({ one, titled }) => ({ one, near: (titled.get(number) ?? []).filter(counts) })), isWhole ? every : large);
  };
  /** How alike the question and the likest of the other names of a record are. @param {number} number */
  const calledLike = (number) => Math.max(0, ...also[number].filter((name) => names.get(name)?.some((word) => heard.has(word))).map((name) => {
    const every = names.get(name) ?? [];
    const named = whole ? every : telling(every, small);
    const same = every.filter((word) => written.includes(word)).length / Math.max(every.length, written.length);
    const like = likeness(asked.map(({ one }, nth) => ({ one, near: named.map((word, at) => /** @type {Way} */ ([at, heard.get(word)?.[nth] ?? 0])) })), named.length);
    return like * (TELLING + (1 - TELLING) * same);
  }));
  /** @type {Set<number>} */
  const best = new Set();
  for (let number = 0; number < kinds.length; number += 1) {
    if (since[number] > today) held[number] = 0;
    if (!held[number]) continue;
    const title = titled.has(number) ? titledLike(number) : 0;
    const called = also[number] ? calledLike(number) : 0;
    if (called >= MEANT) best.add(number);
    const prior = (PRIOR[kindNames[kinds[number]]] ?? 1) * ((lang[number] ?? index.language.own) === spoken ? 1 : ABROAD);
    scores[number] *= prior * (told[number] / all) * (1 + Math.max(title, 2.5 * called ** 2));
    if (number % 64 === 0) await turn();
  }
  const worth = WORTH * scores.reduce((most, score) => Math.max(most, score), 0);
  const numbers = [...held.keys()].filter((number) => held[number]);
  const order = (/** @type {number} */ a, /** @type {number} */ b) => scores[b] - scores[a] || a - b;
  const worthy = numbers.filter((number) => scores[number] >= worth);
  const found = (worthy.length < SOME ? numbers.sort(order).slice(0, SOME) : worthy.sort(order)).map((number) => ({
    number, score: scores[number], words: held[number], best: best.has(number),
    kind: kindNames[kinds[number]], areas: areas[number].map((area) => areaNames[area]), last: last[number],
  }));
  const hits = aheadFirst(found, asked.length, today);
  hits.forEach((hit, at) => { hit.best &&= at === 0; });
  return { hits, meant: asked.flatMap(({ instead }) => (instead ? [instead] : [])) };
}

/**
 * The words of a question or a name that tell what it is about; all of them when they are all small.
 * @param {string[]} words
 * @param {Set<string>} small
 */
function telling(words, small) {
  const large = words.filter((word) => !small.has(word));
  return large.length ? large : words;
}

/**
 * Words of the site that somebody has written in two: ferie jobb.
 * @param {SearchIndex} index
 * @param {string[]} written
 */
function joined(index, written) {
  const { endings, words, small } = ready(index);
  return written.slice(1).flatMap((second, at) => {
    const whole = written[at] + second;
    if (small.has(written[at]) || small.has(second)) return [];
    return [...endings].some((ending) => whole.endsWith(ending) && words.has(whole.slice(0, whole.length - ending.length))) ? [whole] : [];
  });
}

/**
 * Events that lie ahead change places with past ones before them, when they answer to as many of the words.
 * @param {Hit[]} hits
 * @param {number} asked
 * @param {string} today
 */
function aheadFirst(hits, asked, today) {
  const ordered = [...hits];
  for (let words = 1; words <= asked; words += 1) {
    /** @type {number[]} */
    const places = [];
    ordered.forEach((hit, place) => { if (hit.kind === "events" && hit.words === words) places.push(place); });
    const events = places.map((place) => ordered[place]);
    const ahead = events.filter((hit) => isAhead(hit, today));
    const over = events.filter((hit) => !isAhead(hit, today));
    ahead.sort((a, b) => Number((a.last || "9") > (b.last || "9")) - Number((a.last || "9") < (b.last || "9")));
    [...ahead, ...over].forEach((hit, at) => { ordered[places[at]] = hit; });
  }
  return ordered;
}

/**
 * How much of a name a question says, times how much of what the question tells the name says: 1 when they are the same.
 * @param {{ one: Asked, near: Way[] }[]} asked each word of the question, with the words of the name that it is near to
 * @param {number} length of the name, in words
 */
function likeness(asked, length) {
  /** @type {Map<number, number>} */
  const said = new Map();
  let [held, all] = [0, 0];
  for (const { one, near } of asked) {
    const ways = near.filter(([, value]) => value >= PART);
    for (const [at, value] of ways) said.set(at, Math.max(said.get(at) ?? 0, value));
    held += one.rarity * Math.max(0, ...ways.map(([, value]) => value));
    all += one.rarity;
  }
  const sum = [...said.values()].reduce((one, other) => one + other, 0);
  return length ? (sum / length) * (held / all) : 0;
}

/**
 * How near the words of a question are to words of names, of those that a name is called by.
 * @param {SearchIndex} index
 * @param {Answer[]} asked
 */
function hearing(index, asked) {
  const { named } = ready(index);
  const words = new Set(asked.flatMap(({ one }) => [...alike(named, one)]));
  const heard = [...words].map((word) => /** @type {[string, number[]]} */ ([word, asked.map(({ one }) => nearness(index, one, word))]));
  return new Map(heard.filter(([, values]) => values.some((value) => value >= PART)));
}

/**
 * What each word leads to. Words of the question before are not asked again.
 * @param {SearchIndex} index
 * @param {string[]} words
 */
function leading(index, words) {
  const all = words.map((word) => index.led.get(word) ?? answer(index, word));
  index.led = new Map(words.map((word, nth) => [word, all[nth]]));
  return all;
}

/**
 * What somebody is writing: words that they have gone on from are asked already.
 * @param {SearchIndex} index
 * @param {string} text
 */
export const written = (index, text) => Promise.all(leading(index, telling(wordsOf(`${text}x`).slice(0, -1), ready(index).small)));

/**
 * What a word of the question leads to; where nobody has written it, what its two halves lead to, each for itself.
 * @param {SearchIndex} index
 * @param {string} word
 * @returns {Promise<Answer[]>}
 */
async function answer(index, word) {
  await turn();
  const one = asWord(index, word);
  const near = waysOf(index, one);
  if (near.some(([, value]) => value >= NEAR)) return [await led(index, one, near)];
  const slips = misspelt(index, word);
  const halves = slips.some(([, , slipped]) => slipped <= 1) ? [] : halvesOf(index, word);
  if (halves.length) {
    return Promise.all(halves.map((half, nth) => {
      const part = asWord(index, half, nth ? PART * HEAD : PART);
      return led(index, part, waysOf(index, part));
    }));
  }
  if (slips.length) return [await led(index, one, [...near, ...slips.map(([at, worth]) => /** @type {Way} */ ([at, worth]))], index.words[slips[0][0]])];
  const part = knownPartOf(index, word);
  const rest = asWord(index, part, INSIDE * part.length / word.length);
  return [await led(index, rest, part ? waysOf(index, rest) : near)];
}

/**
 * @param {SearchIndex} index
 * @param {string} word
 * @param {number} share of what a word tells
 * @returns {Asked}
 */
const asWord = (index, word, share = 1) => ({ word, stem: stemOf(index, word), share, rarity: 0 });

/**
 * The words of a text, a word on each line, that may be near to one of a question: of ten thousand most share neither a
 * beginning nor a part with it.
 * @param {string} text
 * @param {Asked} one
 */
function alike(text, one) {
  const part = partOf(one);
  /** @type {Set<string>} */
  const found = new Set();
  for (const some of [...(one.word ? [`\n${one.word.slice(0, 3)}`] : []), ...(part ? [part] : [])]) {
    for (let at = text.indexOf(some); at >= 0;) {
      const begin = text.lastIndexOf("\n", at) + 1, end = text.indexOf("\n", begin);
      found.add(text.slice(begin, end));
      at = text.indexOf(some, end);
    }
  }
  return found;
}

/**
 * The words of the site that a word of the question is near to.
 * @param {SearchIndex} index
 * @param {Asked} one
 */
function waysOf(index, one) {
  const { text, words } = ready(index);
  const near = [...alike(text, one)].map((word) => /** @type {Way} */ ([words.get(word), nearness(index, one, word)]));
  return near.filter(([, value]) => value).sort((a, b) => byWord(index, a, b));
}

/**
 * The records that words of the site lead to, each with the worth of its best way there, and which of the words stand
 * in whose title.
 * @param {SearchIndex} index
 * @param {Asked} one
 * @param {Way[]} ways
 * @param {string} instead what a misspelt word was read as
 * @returns {Promise<Answer>}
 */
async function led(index, one, ways, instead = "") {
  const records = new Float64Array(index.records.kinds.length);
  let size = 0;
  /** @type {Map<number, Way[]>} */
  const titled = new Map();
  const { parts } = ready(index);
  const fetched = await Promise.all(ways.map(([at]) => part(index, `words-${parts[at]}`)));
  ways.forEach((way, nth) => {
    /** @type {number[]} How far each record comes after the one before, and its weight, doubled, and one more where the word stands in the title. */
    const posting = fetched[nth][way[0] - index.begins[parts[way[0]]]];
    for (let place = 0, number = 0; place < posting.length; place += 2) {
      number += posting[place];
      const weight = posting[place + 1] >> 1;
      const score = way[1] * weight / (weight + ENOUGH);
      if (!records[number]) size += 1;
      if (score > records[number]) records[number] = score;
      if (!(posting[place + 1] & 1)) continue;
      const ways = titled.get(number);
      if (ways) ways.push(way);
      else titled.set(number, [way]);
    }
  });
  return { one, records, size, titled, instead, surest: ways.reduce((most, [, value]) => Math.max(most, value), 0) };
}

/**
 * How close a word of the site is to one of the question, from 0 to 1.
 * @param {SearchIndex} index
 * @param {Asked} asked
 * @param {string} word
 */
function nearness(index, { word: asked, stem }, word) {
  if (asked === word) return EXACT;
  const { endings } = ready(index);
  const shared = sharedStart(asked, word);
  if (shared > 2 && endings.has(asked.slice(shared)) && endings.has(word.slice(shared))) {
    return shared > 3 ? INFLECTED : INFLECTED * 0.7;
  }
  if (asked.length < 3 || word.length <= stem.length) return 0;
  if (shared === asked.length || (stem.length > 3 && shared >= stem.length)) {
    return BEGINS * (0.6 + 0.4 * stem.length / word.length);
  }
  const part = partOf({ word: asked, stem });
  const at = part ? word.lastIndexOf(part) : -1;
  if (at < 3) return 0;
  return endings.has(word.slice(at + part.length)) ? PART : INSIDE;
}

/** What a word must hold to be a compound with it; nothing where that is too short. @param {{ word: string, stem: string }} asked */
const partOf = ({ word, stem }) => (stem.length > 3 ? stem : word.length > 3 ? word : "");

/** @param {string} a @param {string} b */
function sharedStart(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** The word without its ending; a stem keeps three letters. @param {SearchIndex} index @param {string} word */
function stemOf(index, word) {
  const ending = index.language.endings.find((one) => word.length - one.length > 2 && word.endsWith(one));
  return ending ? word.slice(0, -ending.length) : word;
}

/**
 * Words that are one slip away, or two when the word is long; the closest first, each with its slips.
 * @param {SearchIndex} index
 * @param {string} asked
 * @returns {[at: number, worth: number, slips: number][]}
 */
function misspelt(index, asked) {
  if (asked.length < 4) return [];
  const most = asked.length > 7 ? 2 : 1;
  /** @type {[at: number, worth: number, slips: number][]} */
  const found = [];
  index.words.forEach((word, at) => {
    const isLonger = word.length > asked.length + most;
    const slips = isLonger ? distance(asked, word.slice(0, asked.length), most) + 0.5 : distance(asked, word, most);
    // Whoever slips twice still gets the first letter right.
    if (slips <= 1 || (slips <= most && word[0] === asked[0])) found.push([at, MISSPELT / (1 + slips / 2), slips]);
  });
  return found.sort((a, b) => a[2] - b[2] || byWord(index, a, b)).slice(0, 12);
}

/** By the alphabet; words of the index stand beside those that they are made of. @type {(index: SearchIndex, a: [number, ...number[]], b: [number, ...number[]]) => number} */
const byWord = ({ words }, [a], [b]) => (words[a] < words[b] ? -1 : 1);

/** A folded word as it is written where somebody reads it. @param {SearchRecord[]} records @param {string} word */
export function spelt(records, word) {
  for (const { title, text } of records) {
    const written = `${title} ${text}`.match(/[\p{L}\p{N}]+/gu)?.find((one) => fold(one).startsWith(word));
    if (written) return written.slice(0, word.length).toLowerCase();
  }
  return word;
}

/**
 * The two words that a compound nobody has written is made of: svenska(kurs), städ(a)(företag)(en). The first says what
 * it is about, the second what kind of thing it is. One of them may be known from other compounds: sim(klubb).
 * @param {SearchIndex} index
 * @param {string} asked
 */
function halvesOf(index, asked) {
  const { endings, words, text } = ready(index);
  const known = (/** @type {string[]} */ some) => some.find((word) => words.has(word));
  const splits = Array.from({ length: Math.max(0, asked.length - 2 * SHORTEST + 1) }, (_, at) => {
    const [start, rest] = [asked.slice(0, at + SHORTEST), asked.slice(at + SHORTEST)];
    const ended = [...endings].filter((one) => rest.endsWith(one) && rest.length - one.length >= SHORTEST);
    return {
      start, rest,
      first: known([start, ...(start.length > SHORTEST && start.endsWith("s") ? [start.slice(0, -1)] : []), `${start}a`, `${start}e`]),
      second: known(ended.map((one) => rest.slice(0, rest.length - one.length))),
    };
  });
  const both = splits.find(({ first, second }) => first && second);
  if (both) return [both.first ?? "", both.second ?? ""];
  const begins = (/** @type {string} */ start) => start.length > SHORTEST && text.includes(`\n${start}`);
  const ends = (/** @type {string} */ rest) => rest.length > SHORTEST && text.includes(`${rest}\n`);
  const one = splits.find(({ start, rest, first, second }) => (first && ends(rest)) || (second && begins(start)));
  return one ? [one.first ?? one.start, one.second ?? one.rest] : [];
}

/**
 * What is known of a compound whose parts are not: the longest word of the site that it ends or begins with, or else what
 * words of the site end or begin with as well.
 * @param {SearchIndex} index
 * @param {string} asked
 */
function knownPartOf(index, asked) {
  const { words, text } = ready(index);
  const cuts = Array.from({ length: Math.max(0, asked.length - 2 * SHORTEST + 2) }, (_, at) => at + SHORTEST - 1);
  const parts = cuts.flatMap((at) => [{ part: asked.slice(at), isEnd: true }, { part: asked.slice(0, -at), isEnd: false }]);
  const known = parts.find(({ part }) => words.has(part))
    ?? parts.find(({ part, isEnd }) => text.includes(isEnd ? `${part}\n` : `\n${part}`));
  return known?.part ?? "";
}

/**
 * Letters to change, drop, add or swap with their neighbour; more than `most` is not counted further.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  // Most words differ in more letters than that, wherever these stand.
  let strange = 0;
  for (const letter of a) if (!b.includes(letter)) strange += 1;
  if (strange > most) return Infinity;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return Infinity;
    [before, row] = [row, next];
  }
  return row[b.length];
}
