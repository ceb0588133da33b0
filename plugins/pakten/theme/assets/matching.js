// Finds the records that answer a question, in an index of folded words (website/search/index.py).
//
// A word of the question answers to words of the site, the better the closer: the same word, an inflection of it, a
// word that begins with it, a compound that it is a part of, and, when nothing of that is found, a near misspelling.

const EXACT = 1, INFLECTED = 0.85, BEGINS = 0.7, PART = 0.6, INSIDE = 0.3, MISSPELT = 0.5;
// The last part of a compound says so much less than the first.
const HEAD = 0.7;
// As near as this, a word of the site answers and need not be guessed at.
const NEAR = 0.4;
// As like as this, a name that somebody has written beside a page is what was meant.
const MEANT = 0.75;
// Hits that are worth less than this of the best are left out, but some are always shown: the best may be a guess.
const WORTH = 0.08, SOME = 5;
// A page in another language than that of the question gives way to one that answers as well.
const ABROAD = 0.75;
// A word that weighs this much in a record counts half of what it can.
const ENOUGH = 6;
/** @typedef {{ kind: string, title: string, path: string, best?: boolean, text?: string, when?: string, last?: string, areas?: string[], lang?: string }} SearchRecord */
/** @typedef {{ small: Set<string>, endings: Set<string>, places: Map<string, number>, kinds: string[], areas: string[] }} Ready */
/**
 * What decides the place of records among the hits, record by record; `titles` has the number of telling words and of all.
 * @typedef {{ kinds: number[], areas: number[][], last: string[], titles: [number, number][], also: { [number: string]: string[] }, lang: { [number: string]: string } }} Columns
 */
/**
 * What the build has written of the site. What words lead to and what hits show stands in parts beside it.
 * @typedef {{
 *   of: string, words: string[], begins: number[], size: number, records: Columns,
 *   language: { own: string, small: { [language: string]: string[] }, endings: string[] },
 *   kinds: { [kind: string]: string }, areas: { [area: string]: string },
 *   address: URL, fetched: Map<string, Promise<any[]>>, ready?: Ready,
 * }} SearchIndex
 */
/** @typedef {{ word: string, stem: string, rarity: number }} Asked A word of the question: the fewer it leads to, the more it tells. */
/** @typedef {{ number: number, score: number, words: number, told: number, best: boolean, kind: string, areas: string[], last: string }} Hit */
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
  return { ...await read(whole, cache), address: whole, fetched: new Map() };
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
 * An index made ready to be asked: its endings and small words as sets, its words with their places.
 * @param {SearchIndex} index
 */
function ready(index) {
  index.ready ??= {
    small: new Set(Object.values(index.language.small).flat()),
    endings: new Set(["", ...index.language.endings]),
    places: new Map(index.words.map((word, at) => [word, at])),
    kinds: Object.keys(index.kinds),
    areas: Object.keys(index.areas),
  };
  return index.ready;
}

/**
 * The records that answer, the best first; `meant` says which words, folded, were read as others.
 * @param {SearchIndex} index
 * @param {string} question
 * @param {string} today
 */
export async function search(index, question, today) {
  const { small } = ready(index);
  const written = [...new Set(wordsOf(question))];
  const words = telling(written, small);
  const spoken = languageOf(index, written);
  const told = await answers(index, words, small.has(words[0]), spoken, today);
  return told.hits.length ? told : answers(index, written, true, spoken, today);
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
 * @param {string[]} words
 * @param {boolean} whole whether names are looked at with their small words
 * @param {string} spoken
 * @param {string} today
 */
async function answers(index, words, whole, spoken, today) {
  const { kinds, areas, last, titles, also, lang } = index.records;
  const { small, kinds: kindNames, areas: areaNames } = ready(index);
  /** @type {Map<number, Hit>} */
  const known = new Map();
  const asked = await Promise.all(words.map(async (word) => {
    const one = { word, stem: stemOf(index, word), rarity: 0 };
    return { one, ...await answer(index, one) };
  }));
  for (const { one, records, surest } of asked) {
    const rarity = Math.log(1 + kinds.length / Math.max(1, records.size));
    one.rarity = rarity * surest;
    for (const [number, score] of records) {
      const hit = known.get(number) ?? {
        number, score: 0, words: 0, told: 0, best: false,
        kind: kindNames[kinds[number]], areas: areas[number].map((area) => areaNames[area]), last: last[number],
      };
      hit.score += score * rarity;
      hit.words += 1;
      hit.told += one.rarity * score ** 0.7;
      known.set(number, hit);
    }
  }
  const all = asked.reduce((sum, { one }) => sum + one.rarity, 0);
  const hits = [...known.values()];
  for (const hit of hits) {
    const [large, every] = titles[hit.number];
    const isWhole = whole || large === every;
    /** @type {(way: Way) => boolean} */
    const counts = ([at]) => isWhole || !small.has(index.words[at]);
    const title = likeness(asked.map(({ one, titled }) => ({ one, near: (titled.get(hit.number) ?? []).filter(counts) })), isWhole ? every : large);
    const called = Math.max(0, ...(also[hit.number] ?? []).map((name) => {
      const named = whole ? wordsOf(name) : telling(wordsOf(name), small);
      return likeness(asked.map(({ one }) => ({ one, near: nearnesses(index, one, named) })), named.length);
    }));
    hit.best = called >= MEANT;
    const prior = (PRIOR[hit.kind] ?? 1) * ((lang[hit.number] ?? index.language.own) === spoken ? 1 : ABROAD);
    hit.score *= prior * (hit.told / all) * (1 + Math.max(title, 2 * called ** 2));
  }
  hits.sort((a, b) => Number(b.best) - Number(a.best) || b.score - a.score || a.number - b.number);
  const worth = hits.filter((hit, at) => at < SOME || hit.score >= hits[0].score * WORTH);
  const found = aheadFirst(worth, asked.length, today).map((hit, at) => ({ ...hit, best: hit.best && at === 0 }));
  return { hits: found, meant: asked.flatMap(({ instead }) => (instead ? [instead] : [])) };
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
 * Events that lie ahead change places with past ones before them, when they answer to as many of the words.
 * @param {Hit[]} hits
 * @param {number} asked
 * @param {string} today
 */
function aheadFirst(hits, asked, today) {
  const ordered = [...hits];
  for (let words = 1; words <= asked; words += 1) {
    const places = ordered.flatMap((hit, place) => hit.kind === "events" && hit.words === words ? [place] : []);
    const events = places.map((place) => ordered[place]);
    const ahead = events.filter((hit) => isAhead(hit, today));
    const over = events.filter((hit) => !isAhead(hit, today));
    ahead.sort((a, b) => (a.last || "9").localeCompare(b.last || "9"));
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
 * How near a word of the question is to each of a name.
 * @param {SearchIndex} index
 * @param {Asked} asked
 * @param {string[]} name
 */
const nearnesses = (index, asked, name) => name.map((word, at) => /** @type {Way} */ ([at, nearness(index, asked, word)]));

/**
 * The records that a word of the question leads to, each with the worth of its best way there, and which words near to
 * it stand in whose title.
 * @param {SearchIndex} index
 * @param {Asked} asked
 */
async function answer(index, asked) {
  /** @type {Way[]} */
  const near = index.words.map((other, at) => /** @type {Way} */ ([at, nearness(index, asked, other)])).filter(([, value]) => value > 0);
  /** @type {Way[]} */
  let guessed = [];
  let instead = "";
  if (!near.some(([, value]) => value >= NEAR)) {
    guessed = misspelt(index, asked.word);
    if (guessed.length) instead = index.words[guessed[0][0]];
    else guessed = partsOf(index, asked.word);
  }
  /** @type {Map<number, number>} */
  const records = new Map();
  /** @type {Map<number, Way[]>} */
  const titled = new Map();
  const ways = [...near, ...guessed];
  const postings = await Promise.all(ways.map(([at]) => posted(index, at)));
  ways.forEach((way, nth) => {
    const posting = postings[nth];
    for (let place = 0; place < posting.length; place += 2) {
      const [number, weight] = [posting[place], posting[place + 1] >> 1];
      const score = way[1] * weight / (weight + ENOUGH);
      if (score > (records.get(number) ?? 0)) records.set(number, score);
      if (nth < near.length && posting[place + 1] & 1) titled.set(number, [...(titled.get(number) ?? []), way]);
    }
  });
  return { records, titled, instead, surest: ways.reduce((most, [, value]) => Math.max(most, value), 0) };
}

/**
 * The records of a word, each followed by its weight, doubled, and one more where the word stands in the title.
 * @param {SearchIndex} index
 * @param {number} at
 * @returns {Promise<number[]>}
 */
async function posted(index, at) {
  const after = index.begins.findIndex((begin) => begin > at);
  const number = (after < 0 ? index.begins.length : after) - 1;
  return (await part(index, `words-${number}`))[at - index.begins[number]];
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
  const part = stem.length > 3 ? stem : asked;
  const at = part.length > 3 ? word.lastIndexOf(part) : -1;
  if (at < 3) return 0;
  return endings.has(word.slice(at + part.length)) ? PART : INSIDE;
}

/** @param {string} a @param {string} b */
function sharedStart(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/**
 * The word without its ending; a stem keeps three letters.
 * @param {SearchIndex} index
 * @param {string} word
 */
function stemOf(index, word) {
  const ending = index.language.endings.find((one) => word.length - one.length > 2 && word.endsWith(one));
  return ending ? word.slice(0, -ending.length) : word;
}

/**
 * Words that are one slip away, or two when the word is long; the closest first.
 * @param {SearchIndex} index
 * @param {string} asked
 * @returns {Way[]}
 */
function misspelt(index, asked) {
  if (asked.length < 4) return [];
  const most = asked.length > 7 ? 2 : 1;
  /** @type {[at: number, worth: number, slips: number][]} */
  const found = [];
  index.words.forEach((word, at) => {
    const start = word.length > asked.length + most ? word.slice(0, asked.length) : word;
    const slips = Math.min(distance(asked, word, most), distance(asked, start, most) + 0.5);
    // Whoever slips twice still gets the first letter right.
    if (slips <= 1 || (slips <= most && word[0] === asked[0])) found.push([at, MISSPELT / (1 + slips / 2), slips]);
  });
  return found.sort((a, b) => a[2] - b[2] || a[0] - b[0]).slice(0, 12).map(([at, worth]) => [at, worth]);
}

/**
 * A folded word as it is written where somebody reads it.
 * @param {SearchRecord[]} records
 * @param {string} word
 */
export function spelt(records, word) {
  for (const { title, text } of records) {
    const written = `${title} ${text}`.match(/[\p{L}\p{N}]+/gu)?.find((one) => fold(one).startsWith(word));
    if (written) return written.slice(0, word.length).toLowerCase();
  }
  return word;
}

/**
 * The two words of the site that a compound nobody has written is made of: svenska(kurs), städ(a)(företag)(en). The
 * first says what it is about, the second what kind of thing it is.
 * @param {SearchIndex} index
 * @param {string} asked
 * @returns {Way[]}
 */
function halvesOf(index, asked) {
  const { endings, places } = ready(index);
  const known = (/** @type {string[]} */ words) => words.map((word) => places.get(word)).find((at) => at !== undefined);
  for (let at = 4; at <= asked.length - 4; at += 1) {
    const [start, rest] = [asked.slice(0, at), asked.slice(at)];
    const first = known([start, ...(start.length > 4 && start.endsWith("s") ? [start.slice(0, -1)] : []), `${start}a`, `${start}e`]);
    const ended = [...endings].filter((one) => rest.endsWith(one) && rest.length - one.length > 3);
    const second = known(ended.map((one) => rest.slice(0, rest.length - one.length)));
    if (first !== undefined && second !== undefined) return [[first, PART], [second, PART * HEAD]];
  }
  return [];
}

/**
 * Words that a compound nobody has written begins or ends with, and those that begin as it does: frukost(möte).
 * @param {SearchIndex} index
 * @param {string} asked
 * @returns {Way[]}
 */
function partsOf(index, asked) {
  const { small } = ready(index);
  const halves = halvesOf(index, asked);
  if (halves.length) return halves;
  return index.words.flatMap((word, at) => {
    if (small.has(word)) return [];
    const isPart = (word.length > 4 && asked.startsWith(word)) || (word.length > 3 && asked.endsWith(word));
    const shared = isPart ? word.length : sharedStart(asked, word);
    return isPart || shared > 6 ? [[at, INSIDE * shared / Math.max(asked.length, word.length)]] : [];
  });
}

/**
 * Letters to change, drop, add or swap with their neighbour; more than `most` is not counted further.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
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
