// Rows of what the form marks as shown, as `website/pages/facts.py` makes them.

import { h } from "./form-parts.js";
import { drawn, nameOf } from "./form-words.js";

/** @import { WrittenEvent, WrittenExample } from "./form-check.js" */
/** @import { Shown } from "./form-words.js" */

/**
 * @param {WrittenEvent | WrittenExample} entry
 * @param {(id: string) => string} [titleOf] The title of an event by its id.
 */
export function shownFacts(entry, titleOf = (id) => id) {
  const written = /** @type {{ [key: string]: unknown }} */ (entry);
  return drawn.facts.flatMap((field) => {
    const said = written[field.key];
    if (said === undefined || String(said) === field.plain) return [];
    const texts = (Array.isArray(said) ? said : [said]).map((one) => textOf(field, String(one), titleOf));
    return [h("div", h("dt", field.name), h("dd", texts.join(", ")))];
  });
}

/** @type {(field: Shown, said: string, titleOf: (id: string) => string) => string} */
function textOf({ names, choices, language }, said, titleOf) {
  if (names === "event") return titleOf(said);
  if (names) return nameOf(names, said);
  if (language) return new Intl.DisplayNames(document.documentElement.lang, { type: "language" }).of(said) ?? said;
  return choices[said] ?? said;
}
