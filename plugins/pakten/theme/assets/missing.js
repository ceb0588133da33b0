// The page for what is not there: offers the pages whose words come nearest to those of the address.
const nearest = /** @type {HTMLElement} */ (document.querySelector(".pakten-nearest"));
const asking = /** @type {HTMLInputElement} */ (document.getElementById("missing"));
const MOST = 5;

/** @param {string} path */
const words = (path) => path.replace(/\.\w+$/, "").split(/[^\p{L}\p{N}]+/u).filter((word) => /\p{L}{2}/u.test(word));

async function offer() {
  const steps = decodeURIComponent(location.pathname).split("/").filter(Boolean);
  const asked = words(steps.at(-1) ?? "");
  if (!asked.length) return;
  asking.value = asked.join(" ");
  const { opened, search, shown } = await import("./matching.js");
  const index = await opened(nearest.dataset.index ?? "");
  const { hits } = await search(index, asked.join(" "), "");
  // What lies in the folder that was asked for comes first.
  /** @param {{ path: string }} hit */
  const beside = ({ path }) => (path.startsWith(`${steps.at(-2)}/`) ? 0 : 1);
  const near = (await shown(index, hits.slice(0, 4 * MOST))).sort((a, b) => beside(a) - beside(b)).slice(0, MOST);
  nearest.querySelector("ul")?.replaceChildren(...near.map((hit) => {
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("a"), { href: nearest.dataset.root + hit.path, textContent: hit.title }));
    return item;
  }));
  nearest.hidden = !near.length;
}

// Whatever goes wrong leaves the search and the ways back.
offer().catch(() => {});

export {};
