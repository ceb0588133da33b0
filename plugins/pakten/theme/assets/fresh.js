// Shows what is true on the visitor's day, when the pages were made on an earlier one (website/pages/freshness.py).
//
// It knows no rule and no word. A part that changes by itself carries its later states as <template data-from="…">; what
// comes or goes says since and until when; a list item says when it begins, when it is over and how it sorts. On the day
// of the build nothing is touched.

/** @type {HTMLElement} In a theme that is not ours, our part of the page. */
const page = document.querySelector("[data-made]") ?? document.documentElement;
const today = new Intl.DateTimeFormat("sv-SE", { timeZone: page.dataset.zone }).format();

/** What a part with [data-holds] is shown for. */
const HELD = ":is(li, article, tbody tr, dd):not([hidden], [hidden] *)";

function refresh() {
  settle(document);
  for (const part of elementsIn(document, "[data-since]")) part.hidden = today < (part.dataset.since ?? "");
  for (const part of elementsIn(document, "[data-until]")) if ((part.dataset.until ?? "~") < today) part.remove();
  for (const part of elementsIn(document, "[data-holds]")) {
    part.hidden = false;
    part.hidden = !part.querySelector(HELD);
  }
  for (const meeting of elementsIn(document, "[data-live]")) {
    const spot = (meeting.dataset.live ?? "").split(" ").includes(today) ? "today" : "else";
    document.querySelector(`template[data-spot="${spot}"]`)?.after(meeting);
  }
  markToday();
}

/**
 * Bring everything below `root` to the visitor's day; what is put in anew is brought there as well.
 * @param {ParentNode} root
 */
function settle(root) {
  // Outer parts first: a later state may hold parts of its own.
  /** @type {HTMLElement | null} */
  let part;
  while ((part = root.querySelector("[data-turns]"))) turn(part);
  /** @type {NodeListOf<HTMLElement>} */
  const agendas = root.querySelectorAll("[data-agenda]");
  agendas.forEach(renew);
  /** @type {NodeListOf<HTMLElement>} */
  const items = root.querySelectorAll("li[data-last]");
  items.forEach((item) => {
    if (isOver(item)) item.querySelector(".pakten-event:not(.pakten-event--cancelled)")?.classList.add("pakten-event--held");
  });
}

/** Put the latest state that has begun in the place of the one that was made. @param {HTMLElement} part */
function turn(part) {
  /** @type {NodeListOf<HTMLTemplateElement>} */
  const states = part.querySelectorAll(":scope > template[data-from]");
  const now = [...states].filter((state) => (state.dataset.from ?? "~") <= today).at(-1);
  delete part.dataset.turns;
  if (!now) return;
  const { from, kind, ...facts } = now.dataset;
  Object.assign(part.dataset, facts);
  if (kind !== undefined) part.className = kind;
  part.replaceChildren(now.content);
}

/** @param {HTMLElement} item */
const isOver = ({ dataset: { last = "" } }) => last !== "" && last < today;

/** @param {HTMLElement} item */
const hasBegun = ({ dataset: { first = "" } }) => first !== "" && first < today;

/** @type {(a: HTMLElement, b: HTMLElement) => number} */
const byOrder = (a, b) => ((a.dataset.order ?? "") < (b.dataset.order ?? "") ? -1 : 1);

/** @type {(a: HTMLElement, b: HTMLElement) => number} */
const byFeatured = (a, b) => Number("featured" in b.dataset) - Number("featured" in a.dataset) || byOrder(a, b);

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
const elementsIn = (root, selector) => [...root.querySelectorAll(selector)].flatMap((found) => (found instanceof HTMLElement ? [found] : []));

/**
 * What is over leaves the lists of what lies ahead; what has begun comes first; short lists are filled up.
 * @param {HTMLElement} agenda
 */
function renew(agenda) {
  /** @type {HTMLTemplateElement | null} */
  const rest = agenda.querySelector("template[data-rest]");
  if (rest) {
    settle(rest.content);
    agenda.querySelector("ol")?.append(rest.content);
  }
  const items = elementsIn(agenda, "li[data-order]");
  const over = items.filter(isOver);
  const ahead = items.filter((item) => !isOver(item)).sort("featuredFirst" in agenda.dataset ? byFeatured : byOrder);
  const ordered = [...ahead.filter(hasBegun), ...ahead.filter((item) => !hasBegun(item))];
  const limit = Number(agenda.dataset.agenda) || ordered.length;
  over.forEach((item) => item.remove());
  const groups = elementsIn(agenda, "section[data-group]");
  if (groups.length) regroup(ordered, groups);
  else agenda.querySelector("ol")?.replaceChildren(...ordered.slice(0, limit));
  /** @type {HTMLTemplateElement | null} */
  const empty = agenda.querySelector("template[data-empty]");
  if (!ordered.length && empty) {
    agenda.querySelectorAll("ol").forEach((list) => list.remove());
    settle(empty.content);
    agenda.append(empty.content);
  }
  if (!ordered.length) agenda.hidden = !empty;
  if ("shelved" in agenda.dataset) shelve(over, elementsIn(agenda, "[data-past]")[0] ?? elementsIn(document, "[data-past]")[0]);
}

/** @param {HTMLElement[]} items @param {HTMLElement[]} groups */
function regroup(items, groups) {
  const pattern = groups.find((group) => group.dataset.group);
  for (const item of items) {
    const name = hasBegun(item) ? "" : item.dataset.group ?? "";
    let group = groups.find((one) => one.dataset.group === name);
    if (!group && pattern) {
      group = document.importNode(pattern, true);
      group.dataset.group = name;
      group.querySelector("ol")?.replaceChildren();
      const id = `month-${groups.length + 1}`;
      elementsIn(group, "h2").slice(0, 1).forEach((heading) => Object.assign(heading, { textContent: name, id }));
      group.setAttribute("aria-labelledby", id);
      groups.push(group);
    }
    group?.querySelector("ol")?.append(item);
  }
  /** @param {HTMLElement} group */
  const first = (group) => elementsIn(group, "li:not([hidden])")[0]?.dataset.order ?? "~";
  const [begun, ...later] = groups;
  begun.parentElement?.append(begun, ...later.sort((a, b) => (first(a) < first(b) ? -1 : 1)));
  for (const group of groups) group.hidden = !group.querySelector("li");
}

/**
 * What is over stands first among what has been, where the page has such a list.
 * @param {HTMLElement[]} over
 * @param {HTMLElement} [list]
 */
function shelve(over, list) {
  if (!list || !over.length) return;
  const items = [...over, ...elementsIn(list, ":scope > *")].sort((a, b) => -byOrder(a, b));
  for (const item of over) setLevel(item, list.dataset.level);
  list.replaceChildren(...items.slice(0, Number(list.dataset.past) || items.length));
  /** @type {HTMLElement | null} */
  const section = list.closest("[data-shelf]");
  // One that is put away waits until nothing lies ahead.
  if (section && (section.dataset.shelf !== "closed" || !document.querySelector("[data-agenda] [data-order]"))) section.hidden = false;
}

/** @param {HTMLElement} item @param {string} [level] */
function setLevel(item, level) {
  const heading = item.querySelector("h2, h3, h4");
  if (!heading || !level || heading.localName === `h${level}`) return;
  const made = document.createElement(`h${level}`);
  for (const { name, value } of heading.attributes) made.setAttribute(name, value);
  made.append(...heading.childNodes);
  heading.replaceWith(made);
}

function markToday() {
  const marked = "pakten-calendar__today";
  const before = document.querySelector(`.${marked}`);
  before?.classList.remove(marked);
  if (before?.className === "") before.removeAttribute("class");
  const day = document.querySelector(`.pakten-calendar__day[datetime="${today}"]`)?.closest("td");
  day?.classList.add(marked);
}

if (today > (page.dataset.made ?? "~")) refresh();

// Words too long for their line, as with text of twice the size on a phone, are parted by hyphens. Not every browser
// knows how to part Swedish; one that does not breaks a word anywhere and shows nothing. Only words that are broken on
// the page as it is seen are touched, so that addresses, the search of a browser and what is copied stay as written.

/** Windows in which lines are short, in the size of the text. */
const MOST_REM = 48;
const SOFT = "\u00ad";
/** Between two words with a slash, where no hyphen belongs. */
const SPACE = "\u200b";
const PUT_IN = /[\u00ad\u200b]/g;
/** Texts with words that are parted: as they are written, and as they are shown. @type {Map<Text, [string, string]>} */
const changed = new Map();

// The text around us in a theme of others is theirs.
if (page === document.documentElement) {
  // Made here, since a browser that does not know how to look behind would not read a line of this file.
  /** Of an address, a mailbox or a file no word is parted: its hyphen would be read as a part of it. */
  const long = new RegExp(String.raw`(?<![\p{L}\p{N}@./_-])\p{L}[\p{L}/]{6,}\p{L}(?![\p{L}\p{N}@/_]|[.-]\p{L}+[.@]|\.\p{L})`, "gu");
  /** As in `writing/hyphenation.py`. */
  const syllable = new RegExp("(?<=.{4})(?:(?:[bdfgkpt]r|[bfgkp]l|[kt]v)V(?=.)|(?<![bdfgkpt](?=r)|[bfgkp](?=l)|[kt](?=v))(?!V|/).V(?=..))"
    .replaceAll("V", "[aeiouy\u00e5\u00e4\u00f6\u00e9\u00fc\u00e6\u00f8]"), "gi");
  // It is called for the first time before the page is painted, when its lines are known.
  const lines = new ResizeObserver(() => part(long, syllable));
  for (const grown of document.querySelectorAll("body, .pakten-finder")) lines.observe(grown); // few hits leave a page as long as it was
  document.addEventListener("copy", copy);
}

/** @type {(long: RegExp, syllable: RegExp) => void} */
function part(long, syllable) {
  for (const [text, [written, parted]] of changed) if (text.data === parted) text.data = written;
  changed.clear();
  if (innerWidth > MOST_REM * parseFloat(getComputedStyle(page).fontSize)) return;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    if (text.data.search(long) < 0) continue;
    range.selectNodeContents(text);
    if (range.getClientRects().length < 2) continue; // on one line, or on none
    const whole = text.data.replace(long, (word, at) => isBroken(range, text, at, at + word.length)
      ? word.replaceAll("/", `/${SPACE}`).replace(syllable, `${SOFT}$&`) : word);
    if (whole === text.data || !text.parentElement?.checkVisibility?.() || text.parentElement.closest("code, pre")) continue;
    changed.set(text, [text.data, whole]);
  }
  // All has been measured.
  for (const [text, [, parted]] of changed) text.data = parted;
}

/** Whether a word begins on one line and ends on another. @type {(range: Range, text: Text, start: number, end: number) => boolean} */
function isBroken(range, text, start, end) {
  range.setStart(text, start);
  range.setEnd(text, end);
  // Of a word that begins a line, Chromium also tells the end of the line before, which has no width.
  const lines = [...range.getClientRects()].filter((line) => line.width);
  return lines.some((line) => line.top > lines[0].top + line.height / 2);
}

/** @param {ClipboardEvent} event */
function copy(event) {
  const chosen = getSelection();
  if (!event.clipboardData || !chosen || String(chosen).search(PUT_IN) < 0) return;
  const copied = document.createElement("div");
  for (let index = 0; index < chosen.rangeCount; index++) copied.append(chosen.getRangeAt(index).cloneContents());
  event.clipboardData.setData("text/plain", String(chosen).replace(PUT_IN, ""));
  event.clipboardData.setData("text/html", copied.innerHTML.replace(PUT_IN, ""));
  event.preventDefault();
}
