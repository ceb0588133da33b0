// Shows a network's coming events below each link to it that a partner has put on a page. Nothing is stored, nobody is
// counted, and whatever goes wrong leaves the link as it was.
(() => {
  const site = new URL("..", document.currentScript.src).href;

  async function show(link) {
    link.dataset.events = "asked";
    try {
      const answer = await fetch(new URL("embed.html", link.href), { credentials: "omit", referrerPolicy: "no-referrer" });
      const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
      // Only the list itself is taken in, whatever else a server may answer with.
      const list = page.querySelector("body > .pakten-embed__body");
      prune(list);
      link.after(list);
      link.dataset.events = "shown";
    } catch {
      link.dataset.events = "blocked";
    }
  }

  /** What is over by now goes, should the list be of an earlier day. */
  function prune(list) {
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: list.dataset.zone }).format();
    for (const event of list.querySelectorAll("[data-until]")) if (event.dataset.until < today) event.remove();
    if (list.querySelector("li")) return;
    list.querySelector("ul")?.remove();
    list.querySelector("[hidden]")?.removeAttribute("hidden");
  }

  // Several copies of this script on one page share the work: each link is shown once, by the script of its own site.
  function showAll() {
    for (const link of document.querySelectorAll("a.pakten-embed:not([data-events])")) {
      if (link.href.startsWith(site)) show(link);
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showAll);
  else showAll();
})();
