"""The form for those who write: whatever is typed into it comes out as a text that reading takes for the same."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from pakten.reading.forms.events import EventForm
from pakten.reading.forms.examples import ExampleForm
from pakten.reading.forms.fields import FormField, fields_of
from pakten.reading.forms.form import Form
from pakten.reading.forms.validation import filled_in
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.front_matter import FrontMatter, front_matter
from pakten.reading.yaml.parser import Parsed, parse_entry, parse_list
from tests.browsing import OF_COLOURS, violations

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

NASTY = (
    "Möte: vi ses", "Möte #3", "# överst", "- ett streck", "-5", "? fråga", "* stjärna", "& och", "! obs", "%", "@namn",
    "`kod`", "'enkla'", '"dubbla"', "it's", 'säger "hej" och \'hå\'', "[hakparentes]", "{klammer}", "a, b", "ja", "no",
    "null", "~", "true", "12:30", "0701234567", "1.10", "2027-01-20", "slutar med :", "back\\slash", "\\n", "🎉 fest",
    "<<", "=", "| rör", "> större", "---", "...", "a: b: c", "a #b", "  luft  ", "é combining", "|-", "x" * 66,
    "<b>fet</b>", "{{ jinja }}", "{0}", "%s", "&amp;", "=======",
)  # fmt: skip


@pytest.fixture
def form(visit: Callable[..., Page]) -> Page:
    page = visit("/ny-handelse/")
    expect(page.locator("[data-form]")).to_be_visible()
    return page


def typed(page: Page, **values: str) -> str:
    """Types into fields by their id, all at once, and returns the text that the form has written."""
    written: str = page.evaluate(
        """(values) => {
          for (const [id, value] of Object.entries(values)) document.getElementById(id).value = value;
          document.getElementById("title").dispatchEvent(new Event("input", { bubbles: true }));
          return document.getElementById("yaml").value;
        }""",
        values,
    )
    return written


def values_of(text: str) -> Any:
    parsed = parse_entry(Fragment("events/ny.yaml", text))
    assert parsed.problems == (), text
    assert parsed.entry is not None
    return parsed.entry.values


def as_kept(text: str, *, lines: bool = False) -> str:
    """What the form promises to keep of a text: everything that can be seen. A field of one line has one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not lines:
        text = text.replace("\n", "")
    return UNSEEN.sub("", text.replace("\t", "  ")).strip()


@pytest.mark.parametrize("where", ["file", "list"])
def test_nasty_titles_and_texts_come_out_as_they_were_typed(form: Page, where: str) -> None:
    form.check(f"[name=where][value={where}]")
    for text in NASTY:
        written = typed(form, title=text, summary=text, description=f"{text}\n\n  {text}\n{text}", note=text * 20)
        parsed = parse_list(Fragment("events.yaml", written)) if where == "list" else Parsed()
        values = parsed.entry.values if parsed.entry else values_of(written)
        assert parsed.problems == (), written
        assert values["title"] == text.strip()
        assert values["summary"] == text.strip()
        assert values["description"] == f"{text}\n\n  {text}\n{text}".strip()
        assert values["note"] == (text * 20).strip()


LETTERS = st.one_of(st.characters(codec="utf-8"), st.sampled_from(list(" \n\t:#-'\"[]{},&*!|>%@`\\?~=.<0a")))


def test_any_text_comes_out_as_it_was_typed(form: Page) -> None:
    @settings(max_examples=150)
    @given(st.text(LETTERS, max_size=60), st.text(LETTERS, max_size=200))
    def holds(line: str, text: str) -> None:
        values = values_of(
            typed(form, title=line, description=text) + "published: 2026-11-22\n".replace("published", "x")
        )
        assert values.get("title", "") == as_kept(line)
        assert values.get("description", "") == as_kept(text, lines=True)

    holds()


SAMPLES = {
    "id": "ett-id", "line": "En rad: med kolon", "text": "Två\nrader", "title": "En rubrik", "summary": "Två meningar.",
    "when": "2027-01-20 09:00", "timestamp": "2027-01-10 14:30", "dated": "2024-05", "day": "2027-01-10",
    "hours": "09:00–09:30", "address": "https://example.org/a?b=c#d", "web": "https://example.org/", "count": "80",
    "mailbox": "kontakt@example.org", "language": "sv", "coordinates": "59.3293, 18.0686",
    "phone": "08-508 00 000", "zone": "Europe/London",
}  # fmt: skip

FILL = """(samples) => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (let more = true; more;) {
    more = false;
    for (const add of document.querySelectorAll("[data-add]")) {
      if (!add.parentElement.querySelector("[data-rows]").children.length) { add.click(); more = true; }
    }
  }
  for (const one of document.querySelectorAll("[data-form] :is(input, textarea, select)")) {
    if (one.readOnly || one.type === "radio" || "do" in one.dataset) continue;
    const blank = one.closest("[data-control]");
    if (one.type === "checkbox") one.checked = one === one.closest("div").querySelector("input:not([value=all])");
    else if (one.localName === "select") one.selectedIndex = 1;
    else one.value = samples[blank?.dataset.kind] ?? "x";
  }
  document.getElementById("title").dispatchEvent(new Event("input", { bubbles: true }));
  return document.getElementById("yaml").value;
}"""


@pytest.mark.parametrize(("path", "kind"), [("/ny-handelse/", EventForm), ("/nytt-exempel/", ExampleForm)])
def test_every_blank_can_be_filled_in_and_is_read(visit: Callable[..., Page], path: str, kind: type[Form]) -> None:
    page = visit(path)
    text = page.evaluate(FILL, SAMPLES)
    fragment = Fragment("events/ny.yaml", text)
    if kind is ExampleForm:
        matter = front_matter("goodexamples/ny.md", text)
        assert isinstance(matter, FrontMatter)
        fragment = matter.fragment
    written = parse_entry(fragment).entry
    assert written is not None
    filled, problems, _ = filled_in(kind, written)
    assert problems == (), text
    assert filled is not None
    assert list(written.values) == [field.key for field in fields_of(kind)], "in the order of the form"
    assert missing(written.values, fields_of(kind)) == []


def missing(values: Any, fields: tuple[FormField, ...], path: str = "") -> list[str]:
    """Blanks that nothing was written for, in groups and lists too. A place in the list of places has only its id."""
    found = []
    for field in fields:
        value = values.get(field.key)
        if value is None:
            found.append(f"{path}{field.key}")
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                found += missing(inner, field.fields, f"{path}{field.key}.")
    return found


WRITTEN = {
    "title": "Frukost: vi ses i Husby",
    "summary": "Frukost och samtal om praktik.",
    "start": "2027-02-03 08:00",
    "end": "2027-02-03 09:30",
    "contact-name": "Nätverkets kontaktfunktion",
    "published": "2026-11-22",
}
CHOSEN = {
    "type": "frukostmote",
    "format": "on_site",
    "place": "folkets-husby",
    "registration-needed": "false",
    "accessibility-step_free": "unknown",
}


def ordinary(page: Page) -> None:
    """What an ordinary event needs, most of it at once; nobody has been in its fields."""
    typed(page, **WRITTEN, **CHOSEN)
    page.check("#areas-jarva")
    page.locator("[data-key=organisers] select").select_option("arbetsmarknadsforvaltningen")


def field_by_field(page: Page) -> None:
    """The same as people do it."""
    page.click("[data-part=name] > summary")
    for field, text in WRITTEN.items():
        page.fill(f"#{field}", text)
    for field, choice in CHOSEN.items():
        page.select_option(f"#{field}", choice)
    page.check("#areas-jarva")
    page.locator("[data-key=organisers] select").select_option("arbetsmarknadsforvaltningen")


def test_an_ordinary_event_is_written_in_the_order_of_the_list(form: Page) -> None:
    field_by_field(form)
    expect(form.locator("[data-left]")).to_be_hidden()
    assert (
        form.input_value("#yaml")
        == """\
id: frukost-vi-ses-i-husby-2027
title: "Frukost: vi ses i Husby"
summary: Frukost och samtal om praktik.
start: 2027-02-03 08:00
end: 2027-02-03 09:30
published: 2026-11-22
type: frukostmote
format: on_site
place: folkets-husby
areas: [jarva]
organisers: [arbetsmarknadsforvaltningen]
registration:
  needed: false
accessibility:
  step_free: unknown
contact:
  name: Nätverkets kontaktfunktion
"""
    )


def test_the_form_says_after_which_event_the_text_belongs(form: Page) -> None:
    ordinary(form)
    form.check("[name=where][value=list]")
    expect(form.locator("[data-place]")).to_contain_text("events.yaml efter träffen ”")
    form.fill("#start", "1999-01-01")
    form.fill("#end", "")
    expect(form.locator("[data-place]")).to_contain_text("överst i events.yaml")


MISTAKES = (
    ("start", "3 december 2026 kl 9", "Menade du 2026-12-03 09:00?"),
    ("start", "onsdag 2/12 2026 9.30", "Menade du 2026-12-02 09:30?"),
    ("start", "tisdag 2/12 2026", "Den dagen är en onsdag."),
    ("start", "2027-02-30", "Den dagen finns inte."),
    ("start", "2027-02-03 25:00", "Det klockslaget finns inte."),
    ("start", "2027-03-28 02:30", "Klockan ställs fram då, så det klockslaget finns inte."),
    ("end", "2027-02-03 07:00", "Slutet måste komma efter början."),
    ("end", "2027-02-03", "Skriv slutet lika noga som början: klockslag i båda, eller i inget."),
    ("id", "Möte i Husby", "Menade du mote-i-husby?"),
    ("title", "", "Fyll i det här fältet."),
    ("title", "x" * 71, "Texten är 71 tecken. Den får vara högst 70."),
    ("registration-closes", "2027-02-04", "Den dagen är efter träffen."),
    ("registration-seats", "många", "Skriv ett antal med siffror, högst sex."),
    ("contact-email", "någon", "Skriv en e-postadress"),
    ("contact-name", "", "Fyll i det här fältet."),
)


def test_a_mistake_is_told_at_its_field_as_soon_as_one_leaves_it_and_goes_when_it_is_mended(form: Page) -> None:
    field_by_field(form)
    form.fill("#contact-phone", "08-508 00 000")
    for field, text, said in MISTAKES:
        right = form.input_value(f"#{field}")
        form.fill(f"#{field}", text)
        form.press(f"#{field}", "Tab")
        expect(form.locator(f"#{field}-error")).to_contain_text(said)
        expect(form.locator(f"#{field}")).to_have_attribute("aria-invalid", "true")
        assert f"{field}-error" in (form.get_attribute(f"#{field}", "aria-describedby") or "")
        expect(form.locator("[data-left]")).to_contain_text(said)
        form.fill(f"#{field}", right)
        form.press(f"#{field}", "Tab")
        expect(form.locator(f"#{field}-error")).to_be_empty()
        expect(form.locator("[data-left]")).to_be_hidden()


def test_what_visitors_need_is_asked_for_only_while_the_event_lies_ahead(form: Page) -> None:
    field_by_field(form)
    form.select_option("#registration-needed", "")
    expect(form.locator("[data-left]")).to_contain_text("Anmälan: Den som vill komma behöver veta det här.")
    form.fill("#start", "2020-02-03 08:00")
    form.fill("#end", "2020-02-03 09:30")
    expect(form.locator("[data-left]")).to_be_hidden()


def test_a_link_in_the_list_of_what_is_left_leads_to_the_field_also_when_it_is_folded_away(form: Page) -> None:
    ordinary(form)
    form.evaluate("document.getElementById('part_of').value = 'finns-inte'")
    form.fill("#title", "Ny rubrik")
    form.click("[data-left] a")
    expect(form.locator("#part_of")).to_be_focused()
    expect(form.locator("#part_of-error")).to_have_text("Det finns inget med det namnet.")


def test_nothing_is_remembered_until_somebody_asks_for_it(form: Page) -> None:
    def kept() -> int:
        number: int = form.evaluate("localStorage.length")
        return number

    form.fill("#title", "Ett utkast")
    form.reload()
    expect(form.locator("#title")).to_have_value("")
    assert kept() == 0
    form.fill("#title", "Ett utkast")
    form.click("[data-key=organisers] [data-add]")
    form.locator("[data-key=organisers] select").last.select_option("arbetsmarknadsforvaltningen")
    form.check("[data-do=keep]")
    form.reload()
    expect(form.locator("#title")).to_have_value("Ett utkast")
    expect(form.locator("[data-key=organisers] select").last).to_have_value("arbetsmarknadsforvaltningen")
    form.uncheck("[data-do=keep]")
    assert kept() == 0
    form.reload()
    expect(form.locator("#title")).to_have_value("")


def test_the_text_is_copied(form: Page) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ordinary(form)
    form.click("[data-do=copy]")
    expect(form.locator("[role=status][data-status]")).to_have_text("Texten är kopierad.")
    assert form.evaluate("navigator.clipboard.readText()") == form.input_value("#yaml")


def test_an_unready_text_is_not_copied_but_says_what_is_left(form: Page) -> None:
    form.fill("#title", "Bara en rubrik")
    form.click("[data-do=copy]")
    expect(form.locator("[data-left]")).to_be_focused()
    expect(form.locator("#summary-error")).to_have_text("Fyll i det här fältet.")


GITHUB = "https://github.com/example/network/new/main/{folder}?filename={name}&value={text}"
GITLAB = "https://gitlab.com/example/network/-/new/main?file_name={path}"


@pytest.mark.parametrize("host", [GITHUB, GITLAB])
def test_the_git_hosts_page_for_a_new_file_opens_filled_in(form: Page, host: str) -> None:
    """The site of the tests has no git host, so the page is told of one; its page is never fetched."""
    ordinary(form)
    form.evaluate(
        """(host) => {
          document.querySelector("[data-form]").dataset.host = host;
          window.open = (address) => { window.opened = address; };
          const button = document.querySelector("[data-do=copy]").cloneNode();
          button.dataset.do = "open";
          document.querySelector("[data-do=copy]").after(button);
        }""",
        host,
    )
    form.click("[data-do=open]")
    address = urlsplit(form.evaluate("window.opened"))
    query = parse_qs(address.query)
    if host == GITHUB:
        assert address.path == "/example/network/new/main/events"
        assert query == {"filename": ["frukost-vi-ses-i-husby-2027.yaml"], "value": [form.input_value("#yaml")]}
    else:
        assert address.path == "/example/network/-/new/main"
        assert query == {"file_name": ["events/frukost-vi-ses-i-husby-2027.yaml"]}
        expect(form.locator("[data-status]")).to_contain_text("Texten är kopierad")


def test_rows_are_added_and_removed_with_the_keyboard(form: Page) -> None:
    add = form.locator("[data-key=organisers] > [data-add]")
    add.press("Enter")
    expect(form.locator("#organisers-2")).to_be_focused()
    form.locator("[data-key=organisers] [data-remove]").last.press("Enter")
    expect(form.locator("#organisers-2")).to_have_count(0)
    expect(add).to_be_focused()


@pytest.mark.parametrize("path", ["/ny-handelse/", "/nytt-exempel/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_window(visit: Callable[..., Page], path: str, width: int) -> None:
    page = visit(path, width=width)
    page.evaluate(FILL, SAMPLES)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_the_page_says_what_to_do_instead(visit: Callable[..., Page]) -> None:
    page = visit("/ny-handelse/", java_script_enabled=False)
    expect(page.locator("[data-form]")).to_be_hidden()
    expect(page.get_by_text("Handboken (docs/handbok.md bland filerna) visar hur")).to_be_visible()


def test_forms_are_for_those_who_write(visit: Callable[..., Page]) -> None:
    """They stand neither in the list of pages nor in the search, and ask robots to pass by."""
    page = visit("/nytt-exempel/")
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    for file in ("/sitemap.xml", "/sok/index.json"):
        text = page.request.get(file).text()
        assert "ny-handelse" not in text
        assert "nytt-exempel" not in text


@pytest.mark.parametrize("path", ["/ny-handelse/", "/nytt-exempel/"])
def test_the_form_is_accessible_empty_and_full_and_with_mistakes(visit: Callable[..., Page], path: str) -> None:
    page = visit(path, width=320)
    page.click("[data-do=copy]")
    assert violations(page) == [], "with mistakes"
    page.emulate_media(color_scheme="dark")
    assert violations(page, OF_COLOURS) == [], "with mistakes, in the dark"
    page.evaluate(FILL, SAMPLES)
    assert violations(page, OF_COLOURS) == [], "full, in the dark"
    page.emulate_media(color_scheme="light")
    assert violations(page) == [], "full"
