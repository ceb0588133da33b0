"""The form shows the page of what is written as visitors will see it: the same parts, styles and words."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DAY, MADE
from tests.browsing import window

COMPARED = """async ([form, index, kind]) => {
  const { fillIn } = await import("/assets/form-entry.js");
  const { valuesIn, rowsOf } = await import("/assets/form-values.js");
  const { eventPage, examplePage } = await import("/assets/form-page.js");
  const parts = "h1, h2, h3, h4, p, li, dt, dd, section, header, aside, blockquote, table, pre, figcaption";
  // What only the built site knows: the picture itself, other entries, and what a published page has beside its text.
  const besides = ["template", "[hidden]", "[data-since]", "script", "figure", "pre", ".pakten-pager",
    ".pakten-keepers", ".pakten-share__field",
    ".pakten-add .pakten-actions", "details:has(#share)", "section:has(> #parts)", "section:has(> #examples)",
    "section:has(> #events)", ".pakten-preview__events", ".pakten-hidden", ".pakten-last > .pakten-soft",
    ".pakten-day > p", "[data-now]", "[data-next]", ".pakten-crumbs li:nth-child(2):not(:last-child)"].join();
  const outline = (page) => {
    page.querySelectorAll(besides).forEach((one) => one.remove());
    // Boxes that are ticked have the order of the form.
    for (const list of page.querySelectorAll(".pakten-acts")) {
      list.replaceChildren(...[...list.children].sort((a, b) => (a.textContent < b.textContent ? -1 : 1)));
    }
    return [...page.querySelectorAll(parts)].map((one) => {
      const text = one.querySelector(parts) ? "" : one.textContent.replace(/\\u00ad/g, "").replace(/\\s+/g, " ").trim();
      const said = one.localName === "dd" ? text.split(", ").sort().join(", ") : text;
      return `${one.localName}.${[...one.classList].sort().join(".")} ${said}`;
    });
  };
  // Our policy lets no script make a page of a text.
  const pageAt = (address) => new Promise((resolve) => {
    const asked = new XMLHttpRequest();
    asked.open("GET", address);
    asked.responseType = "document";
    asked.onload = () => resolve(asked.response);
    asked.send();
  });
  const blank = document.querySelector("[data-form]");
  const today = document.documentElement.dataset.made;
  const { events, examples } = await (await fetch(index)).json();
  const titles = new Map(events.map(([, id, title]) => [id, title]));
  const found = {};
  for (const id of kind === "event" ? titles.keys() : examples.map(([id]) => id)) {
    for (const rows of blank.querySelectorAll("[data-control=rows]")) rowsOf(rows).forEach((row) => row.remove());
    blank.reset();
    const address = blank.dataset.entry.replace("ID", id);
    const { values, body } = await (await fetch(address)).json();
    fillIn(blank, values);
    const written = valuesIn(blank, null, "", new Map());
    const titleOf = (one) => titles.get(one) ?? one;
    const drawn = kind === "event" ? eventPage(written, today, titleOf) : examplePage(written, body, titleOf);
    const built = await pageAt(address.replace("entry.json", ""));
    found[id] = [outline(drawn), outline(built.querySelector("article[aria-labelledby=title]"))];
  }
  return found;
}"""


@pytest.fixture
def forms(browser: Browser, site: str, seasons_on: Callable[[str], str]) -> Callable[..., dict[str, list[list[str]]]]:
    def compared(kind: str, path: str, *, made: str = DAY) -> dict[str, list[list[str]]]:
        address = site if made == DAY else seasons_on(made)
        with window(browser, f"{made}T12:00:00+01:00", base_url=address, locale="sv-SE") as context:
            page = context.new_page()
            page.goto(path)
            page.wait_for_selector("[data-form]:not([hidden])")
            index = page.get_attribute("[data-form]", "data-entries")
            found: dict[str, list[list[str]]] = page.evaluate(COMPARED, [path, index, kind])
        return found

    return compared


@pytest.mark.parametrize(("path", "kind"), [("/ny-handelse/", "event"), ("/nytt-exempel/", "example")])
def test_the_preview_is_the_page_that_is_built(
    forms: Callable[..., dict[str, list[list[str]]]], path: str, kind: str
) -> None:
    found = forms(kind, path)
    assert found
    for id_, (drawn, built) in found.items():
        assert drawn == built, (id_, [x for x in drawn if x not in built], [x for x in built if x not in drawn])


def test_the_preview_follows_an_event_through_its_life(forms: Callable[..., dict[str, list[list[str]]]]) -> None:
    for id_, (drawn, built) in forms("event", "/new-event/", made=MADE).items():
        assert drawn == built, (id_, [x for x in drawn if x not in built], [x for x in built if x not in drawn])


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_preview_is_as_wide_as_the_window_and_whole(visit: Callable[..., Page], width: int) -> None:
    page = visit("/ny-handelse/?id=natverkstraff-jarva-2024", width=width)
    frame = page.frame_locator("[data-page]")
    expect(frame.locator("h1")).to_have_text("Lokal nätverksträff på Järva")
    page.wait_for_function("document.querySelector('[data-page]').height > 1000")
    inside = page.evaluate(
        """() => {
          const { documentElement: root } = document.querySelector("[data-page]").contentDocument;
          return [root.clientWidth, root.scrollWidth, root.clientHeight >= root.scrollHeight];
        }"""
    )
    assert inside == [width, width, True]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
