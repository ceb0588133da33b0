// Checks pages by html-validate: `node check_html.mjs CONFIG PAGE…` prints all that it has to say, page by page.
import { readFileSync } from "node:fs";
import { HtmlElement, HtmlValidate, StaticConfigLoader } from "html-validate";

// By itself it answers whether an element is a `template` or a `dl > div` by looking for all of those in the page.
const { matches } = HtmlElement.prototype;
HtmlElement.prototype.matches = function (selector) {
  if (!/^[a-z0-9]+( > [a-z0-9]+)*$/.test(selector)) return matches.call(this, selector);
  let one = this;
  for (const name of selector.split(" > ").reverse()) {
    if (!one?.is(name)) return false;
    one = one.parent;
  }
  return true;
};

/** One configuration for all pages, worked out once. */
class OneConfig extends StaticConfigLoader {
  getConfigFor(handle, override) {
    return (this.found ??= super.getConfigFor(handle, override));
  }
}

const [config, ...pages] = process.argv.slice(2);
const checker = new HtmlValidate(new OneConfig(JSON.parse(readFileSync(config, "utf-8"))));
const told = pages.flatMap((page) => {
  const { results } = checker.validateStringSync(readFileSync(page, "utf-8"), page);
  return results.flatMap(({ messages }) => messages.map((one) => `${page}:${one.line} ${one.ruleId}: ${one.message}`));
});
console.log(JSON.stringify(told));
