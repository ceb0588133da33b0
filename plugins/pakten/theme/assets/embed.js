// Shows a network's coming events below each link to it that a partner has put on a page. Nothing is stored, nobody is
// counted, and whatever goes wrong leaves the link as it was.
(() => {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const site = new URL("..", src).href;

  /** @param {HTMLAnchorElement} link */
  async function show(link) {
    link.dataset.events = "asked";
    try {
      const list = await listAt(new URL("embed.html", link.href));
      renew(list);
      link.after(list);
      link.dataset.events = "shown";
    } catch {
      link.dataset.events = "blocked";
    }
  }

  /**
   * Only the list itself, whatever else is answered. No text becomes HTML here: trusted types would forbid it.
   * @param {URL} address
   * @returns {Promise<HTMLElement>}
   */
  const listAt = (address) => new Promise((done) => {
    const asked = new XMLHttpRequest();
    asked.open("GET", address);
    asked.responseType = "document";
    // Without an answer, or without a list in it, there is nothing to renew, and the link stays as it was.
    asked.onloadend = () => done(asked.status === 200 && asked.response?.querySelector(":is(body, main) > .pakten-embed__body"));
    asked.send();
  });

  /** @param {HTMLElement} list brought to the visitor's day: later states, what is over, what has begun (as in fresh.js) */
  function renew(list) {
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: list.dataset.zone }).format();
    const rest = [...list.querySelectorAll("template")].find(({ dataset }) => "rest" in dataset);
    const events = [list, rest?.content].flatMap((part) => [...(part?.querySelectorAll("li") ?? [])]);
    for (const event of [...events, ...list.querySelectorAll("p")]) {
      const now = [...event.querySelectorAll("template")].filter(({ dataset: { from = "~" } }) => from <= today).at(-1);
      if (!now) continue;
      const { kind, ...facts } = now.dataset;
      event.className = kind ?? "";
      Object.assign(event.dataset, facts);
      event.replaceChildren(now.content);
    }
    /** @param {HTMLElement} event */
    const key = ({ dataset: { first, order } }) => (first && first < today ? 0 : 1) + String(order);
    const ahead = events.filter(({ dataset: { until = "~" } }) => until >= today).sort((a, b) => (key(a) < key(b) ? -1 : 1));
    const shown = list.querySelector("ul");
    shown?.replaceChildren(...ahead.slice(0, Number(list.dataset.shown ?? ahead.length)));
    rest?.remove();
    if (ahead.length) return;
    shown?.remove();
    list.querySelector("p[hidden]")?.removeAttribute("hidden");
  }

  // Each link is shown once, by the script of its own site.
  function showAll() {
    for (const link of document.querySelectorAll("a")) {
      if (link.matches(".pakten-embed:not([data-events])") && link.href.startsWith(site)) show(link);
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showAll);
  else showAll();
})();
