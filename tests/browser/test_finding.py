"""A visitor finds the right page: by searching and by choosing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.browser.conftest import MADE, NOON
from tests.browsing import visitor, window

TESTS = Path(__file__).parents[1]
QUESTIONS = ("queries", "intents", "people", "later", "another_hand", "purposes")

Visit = Callable[..., Page]

ANSWERS = """async (questions) => {
  const { opened, search, shown } = await import(new URL('../assets/matching.js', location.href));
  const index = await opened('index.json');
  const answers = questions.map(async (asked) => {
    const { hits } = await search(index, asked, '2026-11-22');
    return (await shown(index, hits.slice(0, 5))).map((hit) => hit.path);
  });
  const all = await shown(index, index.records.kinds.map((_, number) => ({ number })));
  return [await Promise.all(answers), all.map((record) => record.path)];
}"""

# Searching


def titles(page: Page) -> list[str]:
    """Of all hits, as many as the page says that there are: the first come before the others."""
    status, hits = page.get_by_role("status"), page.locator(".pakten-hit__title")
    expect(status).to_have_text(re.compile("[0-9]"))
    expect(hits).to_have_count(int(re.sub("[^0-9]", "", status.inner_text())))
    return hits.all_inner_texts()


@pytest.mark.parametrize("name", QUESTIONS)
def test_95_of_100_questions_find_a_right_page_among_the_first_five(visit: Visit, name: str) -> None:
    groups = yaml.safe_load((TESTS / "search" / f"{name}.yaml").read_text("utf-8"))
    questions: dict[str, list[str]] = {asked: wanted for group in groups.values() for asked, wanted in group.items()}
    assert len(questions) >= 100

    answers, paths = visit("/sok/").evaluate(ANSWERS, list(questions))

    assert {path for wanted in questions.values() for path in wanted} <= set(paths)
    missed = {
        asked: found
        for (asked, wanted), found in zip(questions.items(), answers, strict=True)
        if not set(wanted) & set(found)
    }
    assert len(missed) <= 0.05 * len(questions), missed
    first = [asked for (asked, wanted), found in zip(questions.items(), answers, strict=True) if found[0] in wanted]
    assert len(first) >= 0.8 * len(questions), questions.keys() - set(first)


def test_words_are_understood_however_they_are_put_together(visit: Visit) -> None:
    first = {
        "ferie jobb": "vagar-in/feriejobb-och-prao/",  # one word, written in two
        "stockholms mentor": "vagar-in/stockholmsmentor/",
        "kvällssvenska": "vagar-in/vuxenutbildning-stockholm/",  # two words that nobody has put together
        "schackklubb": "delta/",  # of which one is known
        "järva": "omraden/jarva/",  # a title says more than what another page is also called, and in another language
        "garanterar ni jobb": "om/avgransning/",  # a whole question says more than its telling word
    }
    answers = visit("/sok/").evaluate(ANSWERS, list(first))[0]
    assert {asked: found[0] for asked, found in zip(first, answers, strict=True)} == first


def test_a_question_that_a_page_is_written_for_is_answered_above_the_hits(visit: Visit) -> None:
    for question, path in (("hur går man med", "delta"), ("vem står bakom", "om"), ("när är nästa träff", "kalender")):
        first = visit(f"/sok/?q={question}").locator(".pakten-hit").first
        expect(first).to_have_class("pakten-hit pakten-hit--best")
        expect(first.get_by_role("link")).to_have_attribute("href", f"../{path}/")
        expect(first.locator(".pakten-hit__facts > :first-child")).to_have_text("Börja här")


def test_what_one_wants_leads_to_somebody_who_has_done_it(visit: Visit) -> None:
    page = visit("/", width=390, height=844)
    page.get_by_role("main").get_by_role("link", name="Erbjuda praktik").click()
    section = page.locator("section", has=page.get_by_role("heading", name="Erbjuda praktik"))
    section.locator("p").get_by_role("link").first.click()
    page.wait_for_url("**/goda-exempel/*/")


def test_a_page_is_among_what_visitors_want(visit: Visit) -> None:
    wanted = visit("/").locator("section", has_text="Jag vill").get_by_role("link", name="Bidra inifrån staden")
    expect(wanted).to_have_attribute("href", "./stadens-verksamheter/")


def test_a_wide_question_shows_the_twenty_best(visit: Visit) -> None:
    page = visit("/sok/?q=stockholm")
    expect(page.get_by_role("status")).to_have_text("De 20 bästa resultaten för ”stockholm”.")
    expect(page.locator(".pakten-hit")).to_have_count(20)


def test_only_the_last_question_is_answered_and_told_once(visit: Visit) -> None:
    page = visit("/sok/")
    page.evaluate("""() => {
      const form = document.querySelector('main form');
      const status = document.querySelector('main [role=status]');
      globalThis.told = [];
      new MutationObserver(() => told.push(status.textContent)).observe(status, { childList: true });
      for (const asked of ['stockholm', 'upphandling', 'mentor']) {
        form.elements.namedItem('q').value = asked;
        form.requestSubmit();
      }
    }""")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ resultat för ”mentor”\.$"))

    found = titles(page)
    assert page.evaluate("told") == [page.get_by_role("status").inner_text()]
    alone = visit("/sok/?q=mentor")
    expect(alone.get_by_role("status")).to_have_text(page.get_by_role("status").inner_text())
    assert found == titles(alone)
    assert len(found) > 5  # more than are drawn first


MOVED = """() => {
  globalThis.moved = [];
  const told = ({ value, sources }) => [value, ...sources.map(({ node }) => node?.className)];
  const saw = (list) => moved.push(...list.getEntries().map(told));
  globalThis.watch = new PerformanceObserver(saw);
  watch.observe({ type: 'layout-shift', buffered: true });
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_hits_come(visit: Visit, width: int) -> None:
    page = visit("/404.html", width=width)
    page.add_init_script(f"({MOVED})()")
    for address, asked in (("/sok/?q=stockholm", "xyzzyq"), ("/sok/", "mentor")):
        page.goto(address)
        for question in (asked, "stockholm"):
            page.get_by_label("Vad letar du efter?").fill(question)
            expect(page.get_by_role("status")).to_contain_text(f"”{question}”")
        expect(page.locator(".pakten-hit")).to_have_count(20)
        page.evaluate("new Promise((go) => requestAnimationFrame(() => setTimeout(go)))")
        assert page.evaluate("moved") == []


def test_somebody_who_stands_on_a_hit_stays_there_while_others_come(visit: Visit) -> None:
    page = visit("/sok/?q=mentor")
    second = page.locator(".pakten-hit a").nth(1)
    address = str(second.get_attribute("href"))
    second.focus()
    page.evaluate("globalThis.before = document.activeElement")
    field = page.get_by_label("Vad letar du efter?")
    focused = page.locator(":focus")

    for question, stays in (("mentorer", True), ("xyzzyq", False)):
        field.evaluate("(field, asked) => { field.value = asked; field.dispatchEvent(new Event('input')); }", question)
        expect(page.get_by_role("status")).to_contain_text(f"”{question}”")
        if stays:
            expect(focused).to_have_attribute("href", address)
            assert page.evaluate("document.activeElement !== before")  # it was drawn anew
        else:
            expect(field).to_be_focused()


def test_whoever_comes_back_to_the_hits_finds_their_place(visit: Visit) -> None:
    page = visit("/sok/?q=stockholm", width=390, height=844)
    last = page.locator(".pakten-hit").nth(19).get_by_role("link")
    last.click()
    page.wait_for_url(lambda address: "/sok/" not in address)
    page.go_back()
    expect(last).to_be_in_viewport()


def test_words_of_hits_are_parted_also_where_the_page_stays_as_long_as_it_was(visit: Visit) -> None:
    page = visit("/404.html", width=320, height=16_000)
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; })"
    )
    page.goto("/sok/")
    page.get_by_label("Vad letar du efter?").fill("arbetsmarknadsförvaltningen")
    expect(page.locator(".pakten-hits")).to_contain_text(re.compile("\u00ad"))


def test_a_question_that_fails_late_says_nothing_about_the_next_one(visit: Visit) -> None:
    page = visit("/sok/")
    waiting: list[Route] = []
    page.route("**/words-*.json", lambda route: waiting.append(route), times=1)
    field = page.get_by_label("Vad letar du efter?")
    field.fill("praktik")
    field.press("Enter")
    while not waiting:
        page.wait_for_timeout(20)
    field.fill("upphandling")
    field.press("Enter")
    answer = re.compile("”upphandling”")
    expect(page.get_by_role("status")).to_have_text(answer)
    waiting[0].abort()
    page.evaluate("new Promise((go) => setTimeout(go, 100))")
    expect(page.get_by_role("status")).to_have_text(answer)
    expect(page.locator(".pakten-hit").first).to_be_visible()


def test_searching_by_keyboard_from_any_page(visit: Visit) -> None:
    page = visit("/delta/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("jarva natverkstraff")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ resultat för ”jarva natverkstraff”\.$"))
    hit = page.locator(".pakten-hit").first
    expect(hit.get_by_role("heading")).to_have_text("Lokal nätverksträff på Järva")
    assert hit.locator("span").all_inner_texts() == ["Träff", "Kommande", "26 mars 2024", "Järva"]

    page.get_by_label("Vad letar du efter?").focus()
    for _ in range(4):  # the button, two choices, the first hit
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kalender/natverkstraff-jarva-2024/")


def test_hits_are_narrowed_by_kind_and_area_and_the_address_says_so(visit: Visit) -> None:
    page = visit("/sok/?q=mentor")
    every = len(titles(page))
    page.get_by_label("Slag").select_option("examples")
    expect(page).to_have_url(re.compile(r"\?q=mentor&slag=examples$"))
    expect(page.get_by_role("status")).not_to_have_text(f"{every} resultat för ”mentor”.")
    number = len(titles(page))
    assert page.locator(".pakten-hit__facts > :first-child").all_inner_texts() == ["Gott exempel"] * number
    expect(page.get_by_role("status")).to_have_text(f"{number} resultat för ”mentor”.")

    page.go_back()
    expect(page.locator(".pakten-hit")).not_to_have_count(number)
    page.go_forward()
    expect(page.locator(".pakten-hit")).to_have_count(number)


def test_a_question_without_answer_shows_everything_there_is(visit: Visit) -> None:
    page = visit("/sok/?q=xyzzyq")
    expect(page.get_by_role("status")).to_contain_text("Inga resultat för ”xyzzyq”.")
    ways_on = page.locator(".pakten-finder__onward").get_by_role("link")
    assert ways_on.all_inner_texts() == ["Kalender", "Vägar in", "Kontakt"]
    expect(page.get_by_role("heading", name="Allt som finns, efter slag och bokstav")).to_be_visible()


def test_a_misspelt_word_is_read_as_the_nearest_one_and_that_is_said(visit: Visit) -> None:
    page = visit("/sok/?q=upphanling")
    expect(page.get_by_role("status")).to_contain_text("Visar resultat för ”upphandling”.")


def test_coming_events_stand_before_past_ones(seasons_on: Callable[[str], str], browser: Browser) -> None:
    with visitor(browser, "2026-06-12") as page:
        page.goto(f"{seasons_on(MADE)}/search/?q=breakfast")
        found = titles(page)
        assert found.index("A later breakfast") < found.index("Breakfast for everyone")
    with visitor(browser, MADE) as page:
        page.goto(f"{seasons_on(MADE)}/search/?q=breakfast")
        found = titles(page)
        assert found.index("Breakfast for everyone") < found.index("A later breakfast")


def test_nothing_of_the_search_is_fetched_before_somebody_searches(browser: Browser, site: str) -> None:
    with window(browser, NOON, base_url=site) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(name_of(request)))
        page.goto("/")
        page.goto("/kalender/")
        assert not {"search.js", "matching.js", "index.json"} & set(asked)
        page.goto("/sok/")
        assert not {"matching.js", "index.json"} & set(asked)
        page.get_by_label("Vad letar du efter?").fill("mentor")
        expect(page.get_by_role("status")).to_contain_text("resultat")
        assert {"matching.js", "index.json"} <= set(asked)


def name_of(request: Request) -> str:
    """Without the sign of its content."""
    name = request.url.partition("?")[0].rpartition("/")[2]
    return re.sub(r"\.[0-9a-f]{16}(?=\.)", "", name)


def test_without_script_the_search_page_lists_everything_that_can_be_found(visit: Visit) -> None:
    found = visit("/sok/").evaluate(ANSWERS, [])[1]

    page = visit("/sok/?q=mentor", java_script_enabled=False)

    addresses = page.locator(".pakten-register a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert sorted(addresses) == sorted(f"../{path.removeprefix('./')}" for path in found)


# Choosing


# What stands in pages as they are sent: nothing in a parsed document runs.
CHOICES = r"""async (list) => {
  const read = async (address) => new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
  const links = [...(await read(list)).querySelectorAll('.pakten-narrow a')];
  return Promise.all(links.map(async (link) => {
    const address = new URL(link.getAttribute('href'), new URL(list, location.href)).href;
    const entries = (await read(address)).querySelectorAll(
      '.pakten-event__title a, .pakten-card__title a, .pakten-calendar__event a');
    const shown = new Set([...entries].map((one) => new URL(one.getAttribute('href'), address).href));
    return [address, Number(/\d+/.exec(link.lastElementChild.textContent)[0]), shown.size];
  }));
}"""


def test_each_choice_leads_without_script_to_a_page_with_as_many_entries(visit: Visit) -> None:
    page = visit("/404.html", bypass_csp=True)
    for address in ("/kalender/", "/goda-exempel/"):
        choices = page.evaluate(CHOICES, address)
        assert len(choices) > 20
        assert [(href, shown) for href, _, shown in choices] == [(href, number) for href, number, _ in choices]


def test_choices_combine_stay_in_the_address_and_survive_back_and_forward(
    seasons_on: Callable[[str], str], browser: Browser
) -> None:
    with visitor(browser, MADE) as page:
        page.goto(f"{seasons_on(MADE)}/calendar/")
        cards = page.locator(".pakten-event:visible")
        planned = cards.count()
        choose(page, "Area", "The Harbour")
        expect(page).to_have_url(re.compile(r"/calendar/\?area=harbour$"))
        expect(page.get_by_role("status")).to_have_text("5 events")
        choose(page, "Form", "Online")
        expect(page).to_have_url(re.compile(r"\?area=harbour&form=online$"))
        expect(page.get_by_role("status")).to_have_text("2 events")
        expect(cards).to_have_count(2)
        page.reload()
        expect(cards).to_have_count(2)
        page.go_back()
        expect(cards).to_have_count(5)
        page.go_forward()
        expect(cards).to_have_count(2)
        page.get_by_role("button", name="Clear all choices").press("Enter")
        expect(page).to_have_url(re.compile(r"/calendar/$"))
        expect(cards).to_have_count(planned)


def test_when_nothing_fits_the_nearest_choices_that_do_are_offered(
    seasons_on: Callable[[str], str], browser: Browser
) -> None:
    with visitor(browser, MADE) as page:
        page.goto(f"{seasons_on(MADE)}/calendar/?area=hill&form=online")
        expect(page.get_by_role("status")).to_have_text("No event fits all choices.")
        offered = page.locator(".pakten-narrow__nearest a")
        assert offered.all_inner_texts() == ["Without Online: 3 events", "Without The Hill: 2 events"]
        offered.first.press("Enter")
        expect(page.locator(".pakten-event:visible")).to_have_count(3)
        assert page.evaluate("document.activeElement !== document.body")


def choose(page: Page, facet: str, value: str) -> None:
    """By keyboard: open the facet, then follow the choice."""
    page.locator("summary", has_text=facet).press("Enter")
    page.get_by_role("link", name=re.compile(f"^{value} \\(")).press("Enter")


FIRST = """async (picks) => {
  for (const pick of picks) document.querySelector(`[data-pick="${pick}"]`).click();
  const shown = () => [...document.querySelectorAll('[data-picks]')].map((entry) => !entry.hidden);
  const first = shown();
  for (let then = first, now; ; then = now) {
    await new Promise((go) => setTimeout(go, 200));
    now = shown();
    if (String(now) === String(then)) return [first, now];
  }
}"""


def test_a_long_list_changes_from_its_beginning_and_ends_with_the_last_choice(visit: Visit) -> None:
    page = visit("/404.html")

    def lengthen(route: Route) -> None:
        response = route.fetch()
        longer = re.sub(r"<li data-picks.*?</li>", lambda entry: entry[0] * 12, response.text(), flags=re.DOTALL)
        route.fulfill(response=response, body=longer)

    page.route("**/goda-exempel/", lengthen)
    page.goto("/goda-exempel/")
    entries = page.locator("[data-picks]")
    picks = entries.evaluate_all("entries => entries.map(entry => entry.dataset.picks.split(' '))")

    first, shown = page.evaluate(FIRST, ["sektor=naringsliv"])
    fits = ["sektor=naringsliv" in some for some in picks]
    assert shown == fits
    assert first != fits  # the others are still to come
    changed = first.index(False)
    assert first[: changed + 12] == fits[: changed + 12]
    expect(page.get_by_role("status")).to_have_text(re.compile(f"^{sum(fits)} "))

    page.go_back()
    page.wait_for_url("**/goda-exempel/")
    assert page.evaluate(FIRST, []) == [[True] * len(picks)] * 2  # whoever comes back finds their place

    _, shown = page.evaluate(FIRST, ["sektor=naringsliv", "omrade=jarva", "sektor=naringsliv"])
    assert shown == ["omrade=jarva" in some for some in picks]
