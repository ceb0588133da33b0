// The page of what is being written, as far as it can be drawn in the browser: all that a visitor will read, in words.

import { all, one } from "./elements.js";
import { controlsOf, inside, keyOf } from "./form-values.js";

/** @import { Value, Values } from "./form-yaml.js" */

const ON_TOP = ["title", "summary"];
/** What visitors do not see as such. */
const UNSEEN = ["id", "published", "updated", "featured", "draft", "aliases", "reviewed", "review_by", "basis", "remove_by"];

/**
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {(Node | string)[]} content
 */
function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

/**
 * @param {HTMLElement} form
 * @param {Values} values
 * @param {HTMLElement} card The card of the same, which says when it is and what must be said first.
 * @param {(moment: string) => string} dated
 */
export function wholePage(form, values, card, dated) {
  const title = element("h3", String(values.title ?? "…"));
  title.className = "pakten-preview__title";
  const states = all(card, ".pakten-status", HTMLElement).map((status) => element("p", document.importNode(status, true)));
  return [title, ...states, element("p", String(values.summary ?? "…")), described(form, values, dated)];
}

/**
 * @param {HTMLElement} scope
 * @param {Values} values
 * @param {(moment: string) => string} dated
 */
function described(scope, values, dated) {
  const list = element("dl");
  for (const field of inside(scope)) {
    const value = values[keyOf(field)];
    if (value === undefined || UNSEEN.includes(keyOf(field)) || ON_TOP.includes(keyOf(field))) continue;
    const label = one(field, ".pakten-form__label", HTMLElement).firstChild?.textContent?.trim() ?? "";
    list.append(element("div", element("dt", label), element("dd", ...shown(field, value, dated))));
  }
  return list;
}

/**
 * @param {HTMLElement} field
 * @param {Value} value
 * @param {(moment: string) => string} dated
 * @returns {Node[]}
 */
function shown(field, value, dated) {
  if (Array.isArray(value)) {
    const items = all(field, "[data-rows] > li > [data-control]", HTMLElement).filter((row) => row.closest("[data-key]") === field);
    return value.map((item, at) => element("div", ...shown(items[at] ?? field, item, dated)));
  }
  if (typeof value === "object") return [described(one(field, "[data-inside]", HTMLElement), value, dated)];
  const title = titleOf(field, String(value));
  return (title ?? dated(String(value))).split(/\n{2,}/).map((paragraph) => element("p", paragraph));
}

/**
 * The words of what is chosen.
 * @param {HTMLElement} field
 * @param {string} value
 */
function titleOf(field, value) {
  const option = all(field, "option", HTMLOptionElement).find((one) => one.value === value);
  const [box] = controlsOf(field).filter((one) => one.type === "checkbox" && one.value === value);
  return option?.text ?? box?.closest("label")?.textContent?.trim();
}
