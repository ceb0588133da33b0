"""A made-up network of any size, and a plain site that shows the same events, for comparison."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

AREAS = ("harbour", "hill", "meadow", "mill")
TYPES = ("meeting", "breakfast", "workshop")
FIRST = date(2015, 1, 5)
TITLES = ("Breakfast at the harbour", "Open workshop", "Neighbours meet", "Round table on skills")

_NETWORK = """\
site_name: Neighbours
site_url: https://neighbours.example/
docs_dir: content
nav:
  - Calendar: calendar/index.md
  - About: about.md
theme:
  name: pakten
  language: en
plugins:
  - pakten/catalogue:
      network: https://neighbours.example/
      segments: {calendar: calendar, examples: examples, areas: areas, themes: themes, goals: goals, ways_in: ways-in,
        types: types, activations: topical, places: places, organisations: organisations, subscribe: subscribe,
        accessibility: accessibility, search: search, selection: selection}
      types: {meeting: Meeting, breakfast: Breakfast, workshop: Workshop}
  - pakten/pages
  - pakten/feeds
  - pakten/search
markdown_extensions: [attr_list, tables]
validation: {nav: {omitted_files: ignore}, links: {absolute_links: relative_to_docs}}
"""

_PLAIN = """\
site_name: Neighbours
site_url: https://neighbours.example/
docs_dir: content
theme: {name: material, font: false}
nav:
  - About: index.md
markdown_extensions: [attr_list, tables]
validation: {nav: {omitted_files: ignore}}
plugins: [search]
"""


def write_network(folder: Path, events: int) -> Path:
    """A site of ours with that many events over the years, some of them cancelled, moved or followed up."""
    content = folder / "content"
    _write(folder / "mkdocs.yml", _NETWORK)
    _write(content / "index.md", "---\ntitle: Neighbours\nsummary: A network for tests of speed.\n---\nWelcome.\n")
    _write(content / "about.md", "---\ntitle: About\nsummary: What this is.\n---\nA network.\n")
    _write(content / "calendar/index.md", "---\ntitle: Calendar\nsummary: What happens.\n---\n")
    for area in AREAS:
        term = f"title: {area.title()}\nsummary: The {area}.\nlocal_form: at the {area}\ncolor: teal"
        _write(content / f"areas/{area}.md", f"---\n{term}\n---\nThe {area} is here.\n")
    _write(
        content / "places.md", "---\ntitle: Places\nplaces:\n  - {id: hall, name: The Hall, city: Neighbourton}\n---\n"
    )
    organisations = "organisations:\n  - {id: council, name: The Council, sector: public}\n"
    _write(content / "organisations.md", f"---\ntitle: Organisations\n{organisations}---\n")
    _write(folder / "events.yaml", "".join(_event(number, events) for number in range(events)) or "[]\n")
    return folder


def write_plain_site(folder: Path, events: int) -> Path:
    """Plain Material: the same words as one Markdown page per event, outside the navigation."""
    _write(folder / "mkdocs.yml", _PLAIN)
    _write(folder / "content/index.md", "# Neighbours\n\nWelcome.\n")
    for number in range(events):
        _write(folder / f"content/calendar/event-{number}.md", _plain_event(number, events))
    return folder


def _day(number: int, events: int) -> date:
    """Twelve years of days, the same for every size, so that a larger site has fuller months and not more of them."""
    return FIRST + timedelta(days=number * 12 * 365 // events)


def _event(number: int, events: int) -> str:
    day = _day(number, events)
    status = {7: "status: cancelled\n  status_note: The hall is flooded.\n  ", 11: "status: tentative\n  "}
    recap = "recap: {summary: Neighbours met and agreed on the next step.}\n  " if number % 5 == 0 else ""
    return f"""\
- id: event-{number}
  title: {TITLES[number % len(TITLES)]} {number}
  summary: Neighbours meet to talk about what they can do together, and who carries it on.
  start: {day} 09:00
  end: {day} 11:30
  published: {day + timedelta(days=1)}
  type: {TYPES[number % len(TYPES)]}
  format: on_site
  place: hall
  areas: [{AREAS[number % len(AREAS)]}]
  organisers: [council]
  {status.get(number % 13, "")}{recap}programme:
    - {{time: "09:00", title: Coffee and names}}
    - {{time: "09:30", title: A talk, text: About what is new since last time.}}
  description: Come as you are. There is **coffee**, and a chair for everyone.
"""


def _plain_event(number: int, events: int) -> str:
    return f"""\
# {TITLES[number % len(TITLES)]} {number}

Neighbours meet to talk about what they can do together, and who carries it on.

| When | Where | Area |
| --- | --- | --- |
| {_day(number, events)} 09:00-11:30 | The Hall, Neighbourton | {AREAS[number % len(AREAS)]} |

## Programme

- 09:00 Coffee and names
- 09:30 A talk. About what is new since last time.

Come as you are. There is **coffee**, and a chair for everyone.
"""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
