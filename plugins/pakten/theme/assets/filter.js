// Lets the choices above a list combine. Without it each choice leads to a page of its own (website/pages/facets.py).
//
// A choice is a pair such as "omrade=jarva"; entries carry the pairs that they fit. Values of one facet widen, facets
// narrow. The address holds the choice.

const narrow = document.querySelector(".pakten-narrow");
const links = [...narrow.querySelectorAll("a[data-pick]")];
const entries = [...document.querySelectorAll("[data-picks]")];
const words = JSON.parse(narrow.dataset.words);
const chosenBox = narrow.querySelector(".pakten-narrow__chosen");
const chosenList = chosenBox.querySelector("ul");
const nearest = narrow.querySelector(".pakten-narrow__nearest");
const status = narrow.querySelector("[role=status]");
const known = new Map(links.map((link) => [link.dataset.pick, link.firstElementChild.textContent]));
const fits = new Map(entries.map((entry) => [entry, new Set(entry.dataset.picks.split(" "))]));
const sections = new Set(entries.map((entry) => entry.closest("section")));
// What the list says on its own: that nothing is planned, and lists of what has been that are put away.
const quiet = new Set([...sections].filter((section) => section.hidden));
const notices = [...document.querySelectorAll("main .pakten-empty")];

const read = () => [...new URLSearchParams(location.search)].map((pair) => pair.join("=")).filter((pick) => known.has(pick));

const addressOf = (picks) => {
  const query = new URLSearchParams(picks.map((pick) => pick.split("="))).toString();
  return query ? `?${query}` : location.pathname;
};

const toggled = (picks, pick) => (picks.includes(pick) ? picks.filter((one) => one !== pick) : [...picks, pick]);

const without = (picks, pick) => picks.filter((one) => one !== pick);

function matching(picks) {
  const facets = [...new Set(picks.map(facetOf))];
  const ofFacet = facets.map((facet) => picks.filter((pick) => facetOf(pick) === facet));
  return entries.filter((entry) => ofFacet.every((some) => some.some((pick) => fits.get(entry).has(pick))));
}

const facetOf = (pick) => pick.slice(0, pick.indexOf("="));

function show() {
  const picks = read();
  const found = new Set(matching(picks));
  for (const entry of entries) entry.hidden = !found.has(entry);
  for (const section of sections) {
    section.hidden = picks.length ? !section.querySelector("[data-picks]:not([hidden])") : quiet.has(section);
  }
  for (const notice of notices) notice.hidden = picks.length > 0;
  for (const link of links) {
    link.href = addressOf(toggled(picks, link.dataset.pick));
    if (picks.includes(link.dataset.pick)) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  chosenBox.hidden = picks.length === 0;
  chosenList.replaceChildren(...picks.map((pick) => step(words.remove.replace("{choice}", known.get(pick)), without(picks, pick))));
  status.textContent = picks.length ? told(found.size) : "";
  offerNearest(picks, found.size);
}

const told = (number) => (number === 0 ? words.none : numbered(number));

const numbered = (number) => (number === 1 ? words.one : words.many.replace("{n}", number));

/** When nothing fits: what would, if one choice were dropped, the most first. */
function offerNearest(picks, number) {
  const ways = number || picks.length < 2 ? [] : picks
    .map((pick) => [pick, matching(without(picks, pick)).length])
    .filter(([, hits]) => hits)
    .sort((a, b) => b[1] - a[1]);
  nearest.hidden = ways.length === 0;
  nearest.replaceChildren(...ways.map(([pick, hits]) => step(
    words.without.replace("{choice}", known.get(pick)).replace("{number}", numbered(hits)), without(picks, pick))));
}

/** A link to other choices. */
function step(text, picks) {
  const link = Object.assign(document.createElement("a"), { href: addressOf(picks), textContent: text });
  link.dataset.step = "";
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function go(address) {
  history.pushState(null, "", address);
  show();
}

narrow.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-pick], a[data-step]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.href);
  if (!link.isConnected) (chosenList.querySelector("a") ?? narrow.querySelector("summary")).focus();
});
chosenBox.querySelector("button").addEventListener("click", () => {
  go(addressOf([]));
  narrow.querySelector("summary").focus();
});
addEventListener("popstate", show);
show();
