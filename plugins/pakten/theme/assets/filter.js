// Lets the choices above a list combine. Without it each choice leads to a page of its own (website/pages/facets.py).
//
// A choice is a pair such as "omrade=jarva"; entries carry the pairs that they fit. Values of one facet widen, facets
// narrow. The address holds the choice.

/** @type {<E extends Element>(root: ParentNode, selector: string, kind: new () => E) => E[]} All that a selector finds. */
const all = (root, selector, kind) => [...root.querySelectorAll(selector)].flatMap((found) => (found instanceof kind ? [found] : []));

const [narrow] = all(document, ".pakten-narrow", HTMLElement);
const links = all(narrow, "a[data-pick]", HTMLAnchorElement);
const entries = all(document, "[data-picks]", HTMLElement);
/** @type {Record<"remove" | "done" | "none" | "without", string> & { some: { [category: string]: string } }} */
const words = JSON.parse(narrow.dataset.words ?? "{}");
const category = new Intl.PluralRules(document.documentElement.lang);
const [chosenBox] = all(narrow, ".pakten-narrow__chosen", HTMLElement);
const [chosenList] = all(chosenBox, "ul", HTMLElement);
const [nearest] = all(narrow, ".pakten-narrow__nearest", HTMLElement);
const [done] = all(narrow, ".pakten-narrow__done", HTMLButtonElement);
const [announcement] = all(narrow, "[role=status]", HTMLElement);
const [summary] = all(narrow, "summary", HTMLElement);
/** @param {HTMLElement} link */
const pickOf = (link) => link.dataset.pick ?? "";
const known = new Map(links.map((link) => [pickOf(link), link.firstElementChild?.textContent ?? ""]));
const fits = new Map(entries.map((entry) => [entry, new Set((entry.dataset.picks ?? "").split(" "))]));
const sections = new Set(entries.flatMap((entry) => entry.closest("section") ?? []));
// What the list says on its own: that nothing is planned, and lists of what has been that are put away.
const quiet = new Set([...sections].filter((section) => section.hidden));
/** As many entries come and go before a page is seen and keys are heard, and as many after that: on a slow processor each takes less than a twentieth of a second. */
const SOON = 12, AT_ONCE = 36;
const notices = all(document, "main .pakten-empty", HTMLElement);

const read = () => [...new URLSearchParams(location.search)].map((pair) => pair.join("=")).filter((pick) => known.has(pick));

/** @param {string[]} picks */
const addressOf = (picks) => {
  const query = new URLSearchParams(picks.map((pick) => pick.split("="))).toString();
  return query ? `?${query}` : location.pathname;
};

/** @type {(picks: string[], pick: string) => string[]} */
const toggled = (picks, pick) => (picks.includes(pick) ? picks.filter((one) => one !== pick) : [...picks, pick]);

/** @type {(picks: string[], pick: string) => string[]} */
const without = (picks, pick) => picks.filter((one) => one !== pick);

/** @param {string[]} picks */
function matching(picks) {
  const facets = [...new Set(picks.map(facetOf))];
  const ofFacet = facets.map((facet) => picks.filter((pick) => facetOf(pick) === facet));
  return entries.filter((entry) => ofFacet.every((some) => some.some((pick) => fits.get(entry)?.has(pick))));
}

/** @param {string} pick */
const facetOf = (pick) => pick.slice(0, pick.indexOf("="));

/** Which choices are being shown: those before are over. */
let showing = 0;

/**
 * Entries come and go from the top of the page, some at a time, so that the first are seen and keys are heard soon.
 * @param {Set<HTMLElement>} found
 * @param {boolean} some whether something is chosen
 * @param {number} first how many of them at once
 */
async function change(found, some, first) {
  const mine = showing += 1;
  for (const section of sections) if (section.hidden) for (const entry of all(section, "[data-picks]", HTMLElement)) entry.hidden = true;
  const changing = entries.filter((entry) => entry.hidden === found.has(entry));
  for (let most = first; mine === showing; most = AT_ONCE) {
    for (const entry of changing.splice(0, most)) entry.hidden = !entry.hidden;
    for (const section of sections) section.hidden = some ? !section.querySelector("[data-picks]:not([hidden])") : quiet.has(section);
    if (changing.length === 0) return;
    await new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); });
  }
}

/** @param {number} [first] entries that change at once: all of them where somebody comes, or comes back to their place */
function show(first = entries.length) {
  const picks = read();
  const found = new Set(matching(picks));
  change(found, picks.length > 0, first);
  for (const notice of notices) notice.hidden = picks.length > 0;
  for (const link of links) {
    link.href = addressOf(toggled(picks, pickOf(link)));
    if (picks.includes(pickOf(link))) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  chosenBox.hidden = picks.length === 0;
  chosenList.replaceChildren(...picks.map((pick) => step(words.remove.replace("{choice}", known.get(pick) ?? ""), without(picks, pick))));
  announcement.textContent = picks.length || !done.hidden ? told(found.size) : "";
  done.textContent = words.done.replace("{number}", told(found.size));
  offerNearest(picks, found.size);
}

/** @param {number} number */
const told = (number) => (number === 0 ? words.none : numbered(number));

/** @param {number} number */
const numbered = (number) => (words.some[category.select(number)] ?? words.some.other).replace("{n}", String(number));

/**
 * When nothing fits: what would, if one choice were dropped, the most first.
 * @param {string[]} picks
 * @param {number} number
 */
function offerNearest(picks, number) {
  const ways = number || picks.length < 2 ? [] : picks
    .map((pick) => ({ pick, hits: matching(without(picks, pick)).length }))
    .filter(({ hits }) => hits)
    .sort((a, b) => b.hits - a.hits);
  nearest.hidden = ways.length === 0;
  nearest.replaceChildren(...ways.map(({ pick, hits }) => step(
    words.without.replace("{choice}", known.get(pick) ?? "").replace("{number}", numbered(hits)), without(picks, pick))));
}

/** A link to other choices. @param {string} text @param {string[]} picks */
function step(text, picks) {
  const link = Object.assign(document.createElement("a"), { href: addressOf(picks), textContent: text });
  link.dataset.step = "";
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** @param {string} address */
function go(address) {
  history.pushState(null, "", address);
  show(SOON);
}

narrow.addEventListener("click", (event) => {
  /** @type {HTMLAnchorElement | null} */
  const link = event.target instanceof Element ? event.target.closest("a[data-pick], a[data-step]") : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation(); // instant loading of Material would follow the link all the same
  go(link.href);
  if (!link.isConnected) (chosenList.querySelector("a") ?? summary).focus();
});
chosenBox.querySelector("button")?.addEventListener("click", () => {
  go(addressOf([]));
  summary.focus();
});
// On a phone an open facet keeps to the top of the window, with the number and the first hits below it (pakten.css).
for (const facet of all(narrow, "details", HTMLDetailsElement)) {
  facet.addEventListener("toggle", () => {
    if (facet.open) facet.append(done);
    else if (done.parentElement !== facet) return;
    done.hidden = !facet.open;
    show();
    // Not scrollIntoView, which leaves room above for what has the focus.
    if (matchMedia("(max-width: 47.99rem)").matches) scrollBy({ top: narrow.getBoundingClientRect().top });
  });
}
done.addEventListener("click", () => {
  const facet = done.closest("details");
  if (!facet) return;
  facet.open = false;
  facet.querySelector("summary")?.focus({ preventScroll: true });
});
addEventListener("popstate", () => show());
show();
