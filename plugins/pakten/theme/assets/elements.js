// Parts of a page that its template promises, each as what it is.

/** @type {<E extends Element>(root: ParentNode, selector: string, kind: new () => E) => E[]} All that a selector finds. */
export const all = (root, selector, kind) => [...root.querySelectorAll(selector)].flatMap((found) => (found instanceof kind ? [found] : []));

/**
 * The one that must be there.
 * @template {Element} E
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => E} kind
 * @returns {E}
 */
export function one(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(`No ${selector}`);
  return found;
}
