// The search page. The index and the comparison of words are fetched when somebody searches, not before.

import { all } from "./elements.js";

/** @import { SearchIndex, SearchRecord } from "./matching.js" */

const [finder] = all(document, ".pakten-finder", HTMLElement);
const [everything] = all(document, ".pakten-everything", HTMLElement);
const [form, narrow] = all(finder, "form", HTMLFormElement);
const [kindChoice, areaChoice] = all(narrow, "select", HTMLSelectElement);
const [field] = all(form, "[name=q]", HTMLInputElement);
const [status] = all(finder, "[role=status]", HTMLElement);
const [results] = all(finder, ".pakten-finder__hits", HTMLElement);
const [list] = all(results, "ol", HTMLElement);
const [onward] = all(finder, ".pakten-finder__onward", HTMLElement);
const [pattern] = all(all(finder, "template", HTMLTemplateElement)[0].content, "*", HTMLElement);
/** @type {Record<"failed" | "every" | "ahead" | "best" | "no_hits" | "most_hits" | "advice" | "meant", string> & { hits: { [category: string]: string } }} */
const words = JSON.parse(finder.dataset.words ?? "{}");
const category = new Intl.PluralRules(document.documentElement.lang);
const MOST = 20; // Whoever finds nothing among the first twenty asks in another way.
const SOON = 5; // As many fill a window, and are drawn before the others are fetched.
const PAUSE = 350; // After so many milliseconds without a key, somebody has written their word; after half of them what answers is looked for.

/** @type {Promise<[typeof import("./matching.js"), SearchIndex]> | undefined} */
let loading;

/** @type {RequestCache | undefined} */
let cache;

/** Which answer is under way: what was asked before is over. */
let asking = 0;

const load = () => (loading ??= import("./matching.js").then(async (matching) => [matching, await matching.opened(finder.dataset.index ?? "", cache)]));

/** When what was put in the page can be seen; where nobody looks, soon. @returns {Promise<void>} */
const painted = () => new Promise((go) => {
  requestAnimationFrame(() => setTimeout(go));
  setTimeout(go, PAUSE);
});

/** @type {(text: string, values: { [name: string]: string | number }) => string} */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

const calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: document.documentElement.dataset.zone });

/** @type {{ question: string, found: Promise<Awaited<ReturnType<typeof import("./matching.js").search>>> } | undefined} */
let last;

/** What answers, and the first of what it shows; whoever narrows hits, or was about to ask, asks the same once more. @param {string} question */
function find(question) {
  if (last?.question !== question) last = { question, found: found(question) };
  return last.found;
}

/** @param {string} question */
async function found(question) {
  const [{ search, shown }, index] = await load();
  const found = await search(index, question, calendar.format());
  shown(index, found.hits.slice(0, SOON)).catch(() => undefined); // who asks for them is told
  return found;
}

/** Show what the address asks for: the first hits and how many there are, so that nothing moves any more, then the others below. */
async function answer() {
  const mine = asking += 1;
  const asked = new URLSearchParams(location.search);
  const question = (asked.get("q") ?? "").trim();
  if (field.value.trim() !== question) field.value = question;
  if (mine === 1) everything.hidden = question !== ""; // later it goes when hits come, so that a page moves once
  if (!question) {
    everything.hidden = false;
    results.hidden = true;
    status.textContent = "";
    onward.hidden = true;
    return;
  }
  try {
    const [{ shown, spelt }, index] = await load();
    const day = calendar.format();
    const found = await find(question);
    if (mine !== asking) return;
    const kind = chosen(kindChoice, index.kinds), area = chosen(areaChoice, index.areas);
    const hits = found.hits.filter((hit) => (!kind || hit.kind === kind) && (!area || hit.areas.includes(area)));
    const first = await shown(index, hits.slice(0, SOON));
    if (mine !== asking) return;
    offer(kindChoice, found.hits.map((hit) => hit.kind), index.kinds, kind);
    offer(areaChoice, found.hits.flatMap((hit) => hit.areas), index.areas, area);
    replace(first.map((hit) => item(hit, index, day)));
    results.hidden = found.hits.length === 0;
    everything.hidden = !results.hidden;
    onward.hidden = hits.length > 0;
    tell(question, hits.length, found.meant.map((word) => spelt(first, word)));
    if (hits.length > SOON) {
      await painted();
      const others = await shown(index, hits.slice(SOON, MOST));
      if (mine !== asking) return;
      list.append(...others.map((hit) => item(hit, index, day)));
    }
    if (mine === 1 && history.state) scrollTo({ top: history.state, behavior: "instant" });
  } catch {
    [loading, last, cache] = [undefined, undefined, "reload"];
    if (mine !== asking) return;
    results.hidden = true;
    status.textContent = words.failed;
    everything.hidden = false;
  }
}

/** Somebody who stands on a hit stays on it; where it is no hit any more, they are where they asked. @param {HTMLElement[]} items */
function replace(items) {
  const left = list.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : undefined;
  list.replaceChildren(...items);
  if (left) (all(list, "a", HTMLAnchorElement).find((link) => link.getAttribute("href") === left) ?? field).focus({ preventScroll: true });
}

/** What the address chooses, where there is such. @param {HTMLSelectElement} choice @param {{ [value: string]: string }} titles */
function chosen(choice, titles) {
  const value = new URLSearchParams(location.search).get(choice.name) ?? "";
  return Object.hasOwn(titles, value) ? value : "";
}

/**
 * The choices there are among the hits, with their numbers.
 * @param {HTMLSelectElement} choice
 * @param {string[]} values
 * @param {{ [value: string]: string }} titles
 * @param {string} chosen
 */
function offer(choice, values, titles, chosen) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  for (const value of values) numbers.set(value, (numbers.get(value) ?? 0) + 1);
  const options = Object.entries(titles)
    .map(([value, title]) => ({ value, title, number: numbers.get(value) ?? 0 }))
    .filter(({ value, number }) => number || value === chosen)
    .map(({ value, title, number }) => new Option(`${title} (${number})`, value, false, value === chosen));
  choice.replaceChildren(new Option(words.every, ""), ...options);
}

/** @param {SearchRecord} hit @param {SearchIndex} index @param {string} day */
function item(hit, index, day) {
  const made = document.importNode(pattern, true);
  const [link] = all(made, "a", HTMLAnchorElement);
  link.href = `${(finder.dataset.root ?? "").replace(/\/$/, "")}/${hit.path}`;
  link.textContent = hit.title;
  if (hit.lang) made.lang = hit.lang;
  const ahead = hit.kind === "events" && (!hit.last || hit.last >= day);
  if (hit.best) made.classList.add("pakten-hit--best");
  const facts = [hit.best && words.best, index.kinds[hit.kind], ahead && words.ahead, hit.when, (hit.areas ?? []).map((area) => index.areas[area]).join(", ")];
  const [, line, text] = made.children;
  line.replaceChildren(...facts.filter(Boolean).map((fact) => Object.assign(document.createElement("span"), { textContent: fact })));
  text.textContent = hit.text ?? "";
  if (!hit.text) text.remove();
  return made;
}

/** @param {string} query @param {number} number @param {string[]} meant */
function tell(query, number, meant) {
  const text = number === 0 ? words.no_hits : number > MOST ? words.most_hits : words.hits[category.select(number)] ?? words.hits.other;
  const also = number === 0 ? ` ${words.advice}` : meant.length ? ` ${fill(words.meant, { meant: meant.join(" ") })}` : "";
  status.textContent = fill(text, { n: Math.min(number, MOST), query }) + also;
}

/**
 * Put the question into the address, so that it can be shared and survives back and forward.
 * @param {false | "typing" | "narrowing"} keep
 */
function ask(keep) {
  const asked = new URLSearchParams();
  for (const choice of [field, ...(keep ? [kindChoice, areaChoice] : [])]) {
    if (choice.value.trim()) asked.set(choice.name, choice.value.trim());
  }
  const address = asked.size ? `?${asked}` : location.pathname;
  if (address === (location.search || location.pathname)) return false;
  history[keep === "typing" ? "replaceState" : "pushState"](null, "", address);
  return true;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
field.addEventListener("input", () => {
  clearTimeout(pause);
  const look = () => { if (ask("typing")) answer(); };
  load().then(([{ written }, index]) => written(index, field.value)).catch(() => undefined); // whoever writes will ask, and is told then what went wrong
  pause = setTimeout(() => {
    if (field.value.trim()) find(field.value.trim()).catch(() => undefined);
    pause = setTimeout(look, PAUSE / 2);
  }, PAUSE / 2);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  ask(false);
  answer();
});
narrow.addEventListener("change", () => { ask("narrowing"); answer(); });
narrow.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", answer);
addEventListener("pagehide", () => history.replaceState(scrollY, "")); // a browser brings whoever comes back to their place before there are hits
answer();
