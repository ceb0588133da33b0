// Shows what is true on the visitor's day, when the pages were made on an earlier one (website/pages/freshness.py).
//
// It knows no rule and no word. A part that changes by itself carries its later states as <template data-from="…">; a
// list item says when it begins, when it is over and how it sorts. On the day of the build nothing is touched.

const page = document.documentElement;
const today = new Intl.DateTimeFormat("sv-SE", { timeZone: page.dataset.zone }).format();

function refresh() {
  settle(document);
  document.querySelectorAll("section[data-first]").forEach((call) => {
    call.hidden = today < call.dataset.first || today > call.dataset.last;
  });
  const words = document.querySelectorAll("[data-until]");
  words.forEach((word) => { if (word.dataset.until < today) word.remove(); });
  markToday();
}

/** Bring everything below `root` to the visitor's day; what is put in anew is brought there as well. */
function settle(root) {
  // Outer parts first: a later state may hold parts of its own.
  for (let part; (part = root.querySelector("[data-turns]"));) turn(part);
  root.querySelectorAll("[data-agenda]").forEach(renew);
  root.querySelectorAll("li[data-last]").forEach((item) => {
    if (isOver(item)) item.querySelector(".pakten-event:not(.pakten-event--cancelled)")?.classList.add("pakten-event--held");
  });
}

/** Put the latest state that has begun in the place of the one that was made. */
function turn(part) {
  const states = [...part.children].filter((child) => child.matches("template[data-from]"));
  const now = states.filter((state) => state.dataset.from <= today).at(-1);
  delete part.dataset.turns;
  if (!now) return;
  const { from, kind, ...facts } = now.dataset;
  Object.assign(part.dataset, facts);
  if (kind !== undefined) part.className = kind;
  part.replaceChildren(now.content);
}

const isOver = (item) => item.dataset.last !== "" && item.dataset.last < today;

const hasBegun = (item) => item.dataset.first !== "" && item.dataset.first < today;

const byOrder = (a, b) => (a.dataset.order < b.dataset.order ? -1 : 1);

const byFeatured = (a, b) => ("featured" in b.dataset) - ("featured" in a.dataset) || byOrder(a, b);

/** What is over leaves the lists of what lies ahead; what has begun comes first; short lists are filled up. */
function renew(agenda) {
  const rest = agenda.querySelector("template[data-rest]");
  if (rest) {
    settle(rest.content);
    agenda.querySelector("ol").append(rest.content);
  }
  const items = [...agenda.querySelectorAll("li[data-order]")];
  const over = items.filter(isOver);
  const ahead = items.filter((item) => !isOver(item)).sort("featuredFirst" in agenda.dataset ? byFeatured : byOrder);
  const ordered = [...ahead.filter(hasBegun), ...ahead.filter((item) => !hasBegun(item))];
  const limit = Number(agenda.dataset.agenda) || ordered.length;
  over.forEach((item) => item.remove());
  const groups = [...agenda.querySelectorAll("section[data-group]")];
  if (groups.length) regroup(ordered, groups);
  else agenda.querySelector("ol").replaceChildren(...ordered.slice(0, limit));
  const empty = agenda.querySelector("template[data-empty]");
  if (!ordered.length && empty) {
    agenda.querySelectorAll("ol").forEach((list) => list.remove());
    settle(empty.content);
    agenda.append(empty.content);
  }
  if (!ordered.length) agenda.hidden = !empty;
  if ("shelved" in agenda.dataset) shelve(over, agenda.querySelector("[data-past]") ?? document.querySelector("[data-past]"));
}

function regroup(items, groups) {
  const pattern = groups.find((group) => group.dataset.group);
  for (const item of items) {
    const name = hasBegun(item) ? "" : item.dataset.group;
    let group = groups.find((one) => one.dataset.group === name);
    if (!group) {
      group = pattern.cloneNode(true);
      group.dataset.group = name;
      group.querySelector("ol").replaceChildren();
      const heading = group.querySelector("h2");
      heading.textContent = name;
      heading.id = `month-${groups.length + 1}`;
      group.setAttribute("aria-labelledby", heading.id);
      groups.push(group);
    }
    group.querySelector("ol").append(item);
  }
  const first = (group) => group.querySelector("li:not([hidden])")?.dataset.order ?? "~";
  const parent = groups[0].parentElement;
  const [begun, ...later] = groups;
  parent.append(begun, ...later.sort((a, b) => (first(a) < first(b) ? -1 : 1)));
  for (const group of groups) group.hidden = !group.querySelector("li");
}

/** What is over stands first among what has been, where the page has such a list. */
function shelve(over, list) {
  if (!list || !over.length) return;
  const items = [...over, ...list.children].sort((a, b) => -byOrder(a, b));
  for (const item of over) setLevel(item, list.dataset.level);
  list.replaceChildren(...items.slice(0, Number(list.dataset.past) || items.length));
  const section = list.closest("[data-shelf]");
  if (section?.hidden && section.dataset.shelf !== "closed") section.hidden = false;
}

function setLevel(item, level) {
  const heading = item.querySelector("h2, h3, h4");
  if (!level || heading.localName === `h${level}`) return;
  const made = document.createElement(`h${level}`);
  for (const { name, value } of heading.attributes) made.setAttribute(name, value);
  made.append(...heading.childNodes);
  heading.replaceWith(made);
}

function markToday() {
  const marked = "pakten-calendar__today";
  document.querySelector(`.${marked}`)?.classList.remove(marked);
  const day = document.querySelector(`.pakten-calendar__day[datetime="${today}"]`)?.closest("td");
  day?.classList.add(marked);
}

if (today > page.dataset.made) refresh();
