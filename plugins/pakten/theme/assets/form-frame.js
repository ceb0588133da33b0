// A window inside the page, as wide as a page of the site: its styles ask how wide the window is, and find it there.

import { all } from "./elements.js";

export class Frame {
  /** @param {HTMLIFrameElement} frame */
  constructor(frame) {
    this.frame = frame;
    this.ready = frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL === "about:srcdoc"
      ? Promise.resolve() : new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    this.ready.then(() => this.#furnish());
  }

  #furnish() {
    const made = this.frame.contentDocument;
    if (!made) return;
    for (const [from, to] of [[document.documentElement, made.documentElement], [document.body, made.body]]) {
      for (const { name: key, value } of from.attributes) if (key === "lang" || key === "class" || key.startsWith("data-md-")) to.setAttribute(key, value);
    }
    for (const sheet of all(document, "link[rel=stylesheet]", HTMLLinkElement)) {
      const link = made.createElement("link");
      Object.assign(link, { rel: "stylesheet", href: sheet.href });
      made.head.append(link);
    }
    // What is shown leads nowhere: it is not there yet, and would take the form away.
    made.addEventListener("click", (event) => { if (event.target instanceof Object && /** @type {Element} */ (event.target).closest("a")) event.preventDefault(); });
    const edges = this.frame.offsetHeight - this.frame.clientHeight;
    new ResizeObserver(() => { this.frame.height = String(Math.ceil(made.body.getBoundingClientRect().height) + edges); }).observe(made.body);
  }

  /** @param {HTMLElement} page */
  async show(page) {
    await this.ready;
    const made = this.frame.contentDocument;
    if (!made) return;
    const main = made.createElement("main");
    main.className = document.querySelector("main")?.className ?? "";
    main.append(made.importNode(page, true));
    // Nobody comes here by Tab: there is nothing to do, and the window would not show where one is.
    for (const one of main.querySelectorAll("a, button, input, select, textarea, summary, [tabindex]")) one.setAttribute("tabindex", "-1");
    made.body.replaceChildren(main);
  }
}
