// Shows a network's coming events below each link to it that a partner has put on a page. Nothing is stored, nobody is
// counted, and whatever goes wrong leaves the link as it was.
(() => {
  const site = new URL("..", document.currentScript.src).href;

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

  /** Only the list itself, whatever else is answered. No text becomes HTML here: trusted types would forbid it. */
  const listAt = (address) => new Promise((done, fail) => {
    const asked = new XMLHttpRequest();
    asked.open("GET", address);
    asked.responseType = "document";
    asked.onload = () => done(asked.status === 200 && asked.response.querySelector("body > .pakten-embed__body"));
    asked.onerror = fail;
    asked.send();
  });

  /** Brings a list of an earlier day to the visitor's, as fresh.js does. */
  function renew(list) {
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: list.dataset.zone }).format();
    const rest = list.querySelector("template[data-rest]");
    const events = [list, rest?.content].flatMap((part) => [...(part?.querySelectorAll("li") ?? [])]);
    for (const event of events) {
      const states = [...event.querySelectorAll("template[data-from]")];
      const now = states.filter((state) => state.dataset.from <= today).at(-1);
      if (!now) continue;
      const { kind, ...facts } = now.dataset;
      event.className = kind;
      Object.assign(event.dataset, facts);
      event.replaceChildren(now.content);
    }
    const begun = ({ dataset }) => dataset.first && dataset.first < today ? 0 : 1;
    const ahead = events.filter((event) => !(event.dataset.until < today));
    ahead.sort((a, b) => begun(a) - begun(b) || (a.dataset.order < b.dataset.order ? -1 : 1));
    list.querySelector("ul")?.replaceChildren(...ahead.slice(0, list.dataset.shown));
    rest?.remove();
    if (ahead.length) return;
    list.querySelector("ul")?.remove();
    list.querySelector("[hidden]")?.removeAttribute("hidden");
  }

  // Each link is shown once, by the script of its own site.
  function showAll() {
    for (const link of document.querySelectorAll("a.pakten-embed:not([data-events])")) {
      if (link.href.startsWith(site)) show(link);
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showAll);
  else showAll();
})();
