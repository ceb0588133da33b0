// Parts that cards and pages share, made as the templates of the site make them.

import { drawn, filled, isDay, patterned, vaguely, word } from "./form-words.js";

/** @typedef {Node | string | undefined | false | (Node | string)[]} Content What is not there is left out. */

/**
 * @param {string} what A name and its classes: `p.pakten-status`.
 * @param {Content[]} content
 */
export function h(what, ...content) {
  const [name, ...classes] = what.split(".");
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(" ");
  // It leads nowhere here, and looks like what it will be.
  if (made instanceof HTMLAnchorElement) made.href = "#";
  made.append(...content.flat().flatMap((one) => (one ? [one] : [])));
  return made;
}

/** @param {string} start @param {string} text */
export function time(start, text) {
  const made = h("time", text);
  made.setAttribute("datetime", start.replace(" ", "T"));
  return made;
}

/** A row of facts. @type {(key: string, content: Content) => HTMLElement} */
export const row = (key, content) => h("div", h("dt", word(key)), h("dd", content));

/** The leaf of the calendar. */
export function leaf(start = "", large = false) {
  const size = large ? ".pakten-date--large" : "";
  if (isDay(start)) {
    const day = start.slice(0, 10);
    const told = [patterned(day, "cccc"), patterned(day, word("when.month_first")), patterned(day, "MMMM"), day.slice(0, 4)];
    const made = time(start, "");
    made.append(...["weekday", "day", "month", "year"].flatMap((part, at) => [h(`span.pakten-date__${part}`, told[at]), at < 3 ? " " : ""]));
    return h(`p.pakten-date${size}`, made);
  }
  const { alone, year } = vaguely(start);
  return h(`p.pakten-date.pakten-date--open${size}`, h("span.pakten-date__word", alone), year && " ", year && h("span.pakten-date__year", year));
}

/** @type {(mark: string, values?: { [hole: string]: Node | string }) => HTMLElement} */
export const status = (mark, values = {}) => h(`p.pakten-status.pakten-status--${drawn.marks[mark] ?? mark}`, ...filled(`mark.${mark}`, values));

const PART = /(?:[^ \n/–—-]|-(?=\d))+[/–—-]?|[/–—-]/g;

/** The class that says how wide the widest word of a title is, as `website/pages/word_fit.py` has it. @param {string} title */
export function fit(title) {
  const widths = (title.match(PART) ?? []).map((part) => [...part].reduce((sum, letter) => sum + (drawn.widths[letter] ?? 0.74), 0));
  return `pakten-fit--${Math.min(Math.max(Math.ceil(2 * Math.max(0, ...widths)), 6), 23)}`;
}
