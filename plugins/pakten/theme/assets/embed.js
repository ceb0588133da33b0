// Shows a network's coming events below each link to it that a partner has put on a page. Nothing is stored, nobody is
// counted, and whatever goes wrong leaves the link as it was.
(() => {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const site = new URL("..", src).href;

  /** @param {HTMLAnchorElement} link */
  async function show(link) {
    link.dataset.events = "asked";
    try {
      const answer = await fetch(new URL("embed.html", link.href), { credentials: "omit", referrerPolicy: "no-referrer" });
      const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
      // Only the list itself is taken in, whatever else a server may answer with.
      const list = [...page.body.children].find((part) => part.matches(".pakten-embed__body"));
      if (!(list instanceof HTMLElement)) throw list;
      renew(list);
      link.after(list);
      link.dataset.events = "shown";
    } catch {
      link.dataset.events = "blocked";
    }
  }

  /** @param {HTMLElement} list brought to the visitor's day: later states, what is over, what has begun (as in fresh.js) */
  function renew(list) {
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: list.dataset.zone }).format();
    const rest = [...list.querySelectorAll("template")].find(({ dataset }) => "rest" in dataset);
    const events = [list, rest?.content].flatMap((part) => [...(part?.querySelectorAll("li") ?? [])]);
    for (const event of events) {
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
    list.querySelector("[hidden]")?.removeAttribute("hidden");
  }

  // Several copies of this script on one page share the work: each link is shown once, by the script of its own site.
  function showAll() {
    for (const link of document.querySelectorAll("a")) {
      if (link.matches(".pakten-embed:not([data-events])") && link.href.startsWith(site)) show(link);
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showAll);
  else showAll();
})();
