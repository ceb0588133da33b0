// Markdown as far as a preview needs it: what people write in a description or a good example. What is not known here
// stands as it was written; the page itself is made by Python-Markdown.

import { h } from "./form-parts.js";

/** @typedef {string | Node} Part */

const ITEM = /^ {0,3}(?:[-*+]|(\d+)[.)])[ \t]+/;
const INLINE = /(`+)(.+?)\1|!\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?|\[([^\]]+)\]\(([^)]*)\)|<(https?:[^>]+)>|(\*\*|__)(?=\S)(.+?)\7|([*_])(?=\S)(.+?)\9(?![\p{L}\p{N}])/su;

/** @param {string} text @returns {HTMLElement[]} */
export function marked(text) {
  return text.split(/\n[ \t]*\n+(?![ \t]+\S)/).filter((block) => block.trim()).flatMap((block) => blockOf(block.replace(/^\n+|\s+$/g, "")));
}

/** @param {string} block @returns {HTMLElement[]} */
function blockOf(block) {
  const [first, ...rest] = block.split("\n");
  const [, signs = "", title = ""] = first.match(/^(#{1,6})\s*(.+?)\s*#*$/) ?? [];
  if (signs) return [h(`h${signs.length}`, ...inline(title.replace(/\s*\{[^}]*\}$/, ""))), ...(rest.length ? marked(rest.join("\n")) : [])];
  if (ITEM.test(first)) return [listOf(block)];
  if (/^ {0,3}>/.test(first)) return [h("blockquote", ...marked(block.replace(/^ {0,3}> ?/gm, "")))];
  if (rest.length && /^\|?[ :|-]*-[ :|-]*$/.test(rest[0]) && rest[0].includes("|")) return [table(first, rest.slice(1))];
  if (/^( {0,3}[-*_]){3,}$/.test(block)) return [h("hr")];
  if (/^ {4}/.test(first)) return [h("pre", h("code", block.replace(/^ {4}/gm, "")))];
  return [h("p", ...inline(block))];
}

/** @param {string} block */
function listOf(block) {
  const [, number] = block.match(ITEM) ?? [];
  /** @type {string[]} */
  const items = [];
  for (const line of block.split("\n")) {
    if (ITEM.test(line) || !items.length) items.push(line.replace(ITEM, ""));
    else items[items.length - 1] += `\n${line.replace(/^ {1,4}/, "")}`;
  }
  return h(number ? "ol" : "ul", ...items.map((item) => {
    const [text = "", ...inner] = item.split(/\n(?=[ \t]*\n|(?: {0,3})(?:[-*+]|\d+[.)])[ \t])/);
    return h("li", ...inline(text), ...marked(inner.join("\n")));
  }));
}

/** @param {string} head @param {string[]} rows */
function table(head, rows) {
  /** @type {(line: string, name: string) => HTMLElement} */
  const row = (line, name) => h("tr", ...line.replace(/^\s*\||\|\s*$/g, "").split("|").map((cell) => h(name, ...inline(cell.trim()))));
  return h("div.pakten-scroll", h("table", h("thead", row(head, "th")), h("tbody", ...rows.map((line) => row(line, "td")))));
}

/** @param {string} text @returns {Part[]} */
export function inline(text) {
  const found = text.match(INLINE);
  if (!found || found.index === undefined) return text ? [text] : [];
  const [whole, , code, alt, label, target, address, , bold, , slanted] = found;
  /** @returns {Part} */
  const made = () => {
    if (code !== undefined) return h("code", code);
    if (alt !== undefined) return h("span.pakten-preview__picture", alt);
    if (label !== undefined) return h(target ? "a" : "span", ...inline(label));
    if (address !== undefined) return h("a", address);
    return bold === undefined ? h("em", ...inline(slanted)) : h("strong", ...inline(bold));
  };
  return [text.slice(0, found.index), made(), ...inline(text.slice(found.index + whole.length))].filter((part) => part !== "");
}
