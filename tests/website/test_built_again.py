"""A build that knows an earlier one gives the bytes that a whole build gives, whatever has changed between them.

PAKTEN_MUTATIONS=500 tries that many builds, each after one to three changes, and another number tries others; the usual
run tries a few.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest

from pakten.reading.memory.store import FOLDER, Store
from tests.building import BUILD, Built, build
from tests.forking import start
from tests.website.conftest import DAY

pytestmark = pytest.mark.thorough

STEPS = int(os.environ.get("PAKTEN_MUTATIONS", "4"))
AREAS = ("harbour", "hill", "all")

EVENT = """\
- id: {id}
  title: Event {id}
  summary: What {id} is about.
  start: {day} 09:00
  end: {day} 11:30
  published: 2026-04-01
  type: {type}
  format: on_site
  place: mill
  areas: [{area}]
  organisers: [{organiser}]
  registration: {{needed: false}}
  accessibility: {{step_free: yes}}
  contact: {{name: The Job Office}}
"""


class Somebody:
    """Changes the files of a network, as one does who works with it."""

    def __init__(self, network: Path, chance: random.Random) -> None:
        self.network = network
        self.chance = chance
        self.turn = 0

    def changes(self) -> str:
        self.turn += 1
        change: Callable[[], object] = self.chance.choice(
            (
                *[self.a_value_of_an_event] * 6,
                *(self.an_event_more, self.an_event_more, self.an_event_less, self.an_event_elsewhere),
                *(self.another_id, self.a_line_more, self.a_value_of_an_example, self.an_example_more),
                *(
                    self.a_text,
                    self.a_text,
                    self.a_text,
                    self.a_page_more,
                    self.a_page_less,
                    self.an_area_more,
                    self.a_place_more,
                    self.an_organisation_more,
                ),
                *(self.a_setting, self.a_setting, self.a_template, self.what_it_gave, self.a_link),
                *(self.an_event_in_a_file, self.a_source, self.an_example_less, self.an_example_renamed, self.a_block),
                *(self.a_picture, self.another_name, self.a_block_of_their_own, self.a_broken_store, self.no_store),
                *(self.an_interrupted_build, self.two_builds_at_once, self.a_text_less, self.line_ends),
            )
        )
        change()
        return change.__name__

    def a_value_of_an_event(self) -> None:
        value = self.chance.choice(
            (
                ("title", f"Another title {self.turn}"),
                ("summary", f"Something else, for the {self.turn}. time."),
                ("type", self.chance.choice(("meeting", "breakfast"))),
                ("areas", f"[{self.chance.choice(AREAS)}]"),
                ("organisers", f"[{self.chance.choice(('bakery', 'job-office'))}]"),
                ("participants", f"[{self.chance.choice(('bakery', 'job-office'))}]"),
                ("themes", self.chance.choice(("[apprentices]", "[]"))),
                ("goals", self.chance.choice(("[local-forums]", "[]"))),
                ("ways_in", self.chance.choice(("[apprenticeship]", "[]"))),
                ("tags", f"[tag {self.turn % 3}]"),
                ("status", self.chance.choice(("cancelled", "confirmed", "tentative", "postponed"))),
                ("featured", self.chance.choice(("true", "false"))),
                ("draft", self.chance.choice(("true", "false"))),
                ("updated", f"2026-05-1{self.turn % 5} 12:{self.turn % 60:02}"),
                ("languages", self.chance.choice(("[en]", "[en, sv]"))),
                ("audience", self.chance.choice(("[employers]", "[]"))),
                ("start", f"{self.some_day()} 09:00\n  end: 2027-12-30 10:00"),
            )
        )
        self._to_event(*value)

    def an_event_more(self) -> None:
        events = self._events()
        new = EVENT.format(
            id=f"new-{self.turn}",
            day=self.some_day(),
            type=self.chance.choice(("meeting", "breakfast")),
            area=self.chance.choice(AREAS),
            organiser=self.chance.choice(("bakery", "job-office", f"Friends of day {self.turn % 4}")),
        )
        events.insert(self.chance.randrange(len(events) + 1), new)
        self._write(events)

    def an_event_less(self) -> None:
        events = self._events()
        del events[self.chance.randrange(len(events))]
        self._write(events)

    def an_event_elsewhere(self) -> None:
        events = self._events()
        self.chance.shuffle(events)
        self._write(events)

    def another_id(self) -> None:
        events = self._events()
        at = self.chance.randrange(len(events))
        events[at] = re.sub(r"- id: (.*)", rf"- id: renamed-{self.turn}\n  aliases: [\1]", events[at], count=1)
        self._write(events)

    def a_line_more(self) -> None:
        path = self.network / "events.yaml"
        path.write_text(f"# {self.turn}\n{path.read_text()}")

    def what_it_gave(self) -> None:
        recap = "{summary: They met, examples: [bakery-apprentices], next_steps: [{to: apprenticeship, text: Call.}]}"
        self._to_event("recap", recap)

    def a_link(self) -> None:
        to = self.chance.choice(("breakfast", "seminar", "walks"))
        self._to_event(self.chance.choice(("part_of",)), to)

    def a_value_of_an_example(self) -> None:
        (first, *_) = sorted((self.network / "goodexamples").glob("*.md"))
        key, value = self.chance.choice((("title", f"Bakers {self.turn}"), ("areas", "[hill]"), ("themes", "[]")))
        first.write_text(re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", first.read_text()))

    def an_example_more(self) -> None:
        text = (self.network / "goodexamples/bakery-apprentices.md").read_text()
        (self.network / f"goodexamples/one-more-{self.turn % 3}.md").write_text(text.replace("dawn", f"{self.turn} am"))

    def a_text(self) -> None:
        page = self.chance.choice(sorted((self.network / "content").rglob("*.md")))
        text = page.read_text()
        page.write_text(
            self.chance.choice(
                (
                    f"{text}\nSentence number {self.turn}.\n",
                    re.sub(r"(?m)^title: .*$", f"title: Title {self.turn}", text, count=1),
                    re.sub(r"(?m)^summary: .*$", f"summary: Said for the {self.turn}. time.", text, count=1),
                )
            )
        )

    def a_page_more(self) -> None:
        """One that stands beside another: as a translation of it, in easy words, or for what somebody wants."""
        where, said = self.chance.choice(
            (
                ("contact", "title: Ask us"),
                ("about/easy", f"title: Easy {self.turn}\neasy_to_read_of: /about/"),
                ("events", f"title: Träffar {self.turn}\nlanguage: sv\ntranslation_of: /calendar/"),
                ("start", "title: Hem\nlanguage: sv\ntranslation_of: /"),
                ("lead", f"title: Lead {self.turn}\nintent: recruit"),
                ("calendar", f"title: All dates {self.turn}"),
                ("areas/index", f"title: Where {self.turn}\nsign_language: https://signs.example/{self.turn}"),
            )
        )
        (self.network / f"content/{where}.md").write_text(f"---\n{said}\nsummary: {self.turn}.\n---\n{self.turn}.\n")

    def a_page_less(self) -> None:
        """Most pages are asked for by something else; those that have been added are not."""
        for where in ("contact", "about/easy", "events", "start", "lead", "calendar", "areas/index"):
            if (page := self.network / f"content/{where}.md").exists():
                page.unlink()
                return

    def an_area_more(self) -> None:
        text = (self.network / "content/areas/hill.md").read_text()
        again = text.replace("title: The Hill", f"title: The Field {self.turn}").replace("Upper Hill", f"F{self.turn}")
        (self.network / f"content/areas/field-{self.turn % 3}.md").write_text(again)

    def a_place_more(self) -> None:
        path = self.network / "content/places.md"
        new = f"  - {{id: barn-{self.turn}, name: Barn {self.turn}, address: {self.turn} Lane, city: Aldbury}}"
        path.write_text(path.read_text().replace("places:\n", f"places:\n{new}\n"))

    def an_organisation_more(self) -> None:
        path = self.network / "content/organisations.md"
        new = f"  - {{id: guild-{self.turn}, name: The Guild {self.turn}, sector: private}}"
        path.write_text(path.read_text().replace("organisations:\n", f"organisations:\n{new}\n"))

    def a_setting(self) -> None:
        path = self.network / "mkdocs.yml"
        key, value = self.chance.choice(
            (
                ("site_name", f"The Mill Circle {self.turn % 3}"),
                ("copyright", f"Nobody is a member, {self.turn}."),
                ("site_url", self.chance.choice(("https://millcircle.example/", "https://circle.example/pact/"))),
                ("repo_url", f"https://github.com/example/mill-{self.turn % 3}"),
                ("  language", "en\n  contact: contact/\n  footer: [contact/, about/, lead/]"),
            )
        )
        path.write_text(re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", path.read_text()))

    def a_template(self) -> None:
        """The network writes a part of a page anew."""
        settings = self.network / "mkdocs.yml"
        if "custom_dir" not in settings.read_text():
            settings.write_text(settings.read_text().replace("  name: pakten\n", "  name: pakten\n  custom_dir: own\n"))
        part = self.network / "own/pakten/partials/crumbs.html"
        part.parent.mkdir(parents=True, exist_ok=True)
        asked = self.chance.choice(
            (
                "catalogue.events|length",
                "page_titles|length",
                "page_titles.values()|join(' ')",
                "site.pages|map(attribute='body')|join|length",
                "wanted_pages|map(attribute='0.summary')|join",
                "counterparts|length",
                "nav.pages|map(attribute='content')|join|length if nav else 0",
                "page.next_page.content|length if page and page.next_page else 0",
                "entry.origin.line if entry is defined and entry.origin else 0",
            )
        )
        part.write_text(f"<p>Part {self.turn}: {{{{ {asked} }}}}</p>\n")

    def an_event_in_a_file(self) -> None:
        event = EVENT.format(
            id=f"filed-{self.turn % 2}", day=self.some_day(), type="meeting", area="hill", organiser="bakery"
        )
        folder = self.network / "events"
        folder.mkdir(exist_ok=True)
        (folder / f"some-{self.turn % 2}.yaml").write_text(event)

    def a_source(self) -> None:
        """Written anew, and named by an event."""
        (self.network / "sources.yaml").write_text(
            f"- id: minutes\n  title: Minutes number {self.turn}\n  date: 2026-0{self.turn % 9 + 1}-01\n"
            "  standing: reported\n"
        )
        self._to_event("sources", "[minutes]")

    def an_example_less(self) -> None:
        for one in sorted((self.network / "goodexamples").glob("one-more-*.md"))[:1]:
            one.unlink()

    def an_example_renamed(self) -> None:
        for one in sorted((self.network / "goodexamples").glob("one-more-*.md"))[:1]:
            text = one.read_text().replace("---\n", f"---\naliases: [{one.stem}]\n", 1)
            one.with_stem(f"renamed-{self.turn}").write_text(re.sub(r"(?m)^aliases: .*\n(?=aliases)", "", text))
            one.unlink()

    def a_block(self) -> None:
        page = self.chance.choice(sorted((self.network / "content").rglob("*.md")))
        block = self.chance.choice(
            ("/// events\nwhen: past\n///", "/// events\narea: hill\n///", "/// terms\nkind: themes\n///")
        )
        page.write_text(f"{page.read_text()}\n{block}\n")

    def a_picture(self) -> None:
        drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.turn} 9"><path d="M0 0h9v9z"/></svg>'
        (self.network / "content/mill.svg").write_text(drawn)
        self._to_event("image", "{file: mill.svg, alt: The mill}")

    def another_name(self) -> None:
        path = self.network / f"content/{self.chance.choice(('places', 'organisations'))}.md"
        path.write_text(re.sub(r"name: [^,}]*", f"name: The {self.turn}. Name", path.read_text(), count=1))

    def a_block_of_their_own(self) -> None:
        """The part that shows events in texts, written by the network."""
        self.a_template()
        part = self.network / "own/pakten/blocks/events.html"
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(
            f"<p>{self.turn} {{% for event in catalogue.events %}}{{{{ event.title }}}} {{% endfor %}}</p>\n"
        )

    def a_text_less(self) -> None:
        for field in sorted((self.network / "content/areas").glob("field-*.md"))[:1]:
            field.unlink()

    def line_ends(self) -> None:
        """As another editor saves them."""
        path = self.network / "events.yaml"
        text = path.read_bytes().replace(b"\r\n", b"\n")
        path.write_bytes(text if self.turn % 2 else text.replace(b"\n", b"\r\n"))

    # What befalls the store

    def a_broken_store(self) -> None:
        kept = sorted(path for path in (self.network / FOLDER).rglob("*") if path.is_file())
        for path in self.chance.sample(kept, min(len(kept), 5)):
            whole = path.read_bytes()
            at = self.chance.randrange(len(whole) + 1)
            path.write_bytes(self.chance.choice((whole[:at], whole[:at] + b"?" + whole[at + 1 :], b"", whole[::-1])))

    def no_store(self) -> None:
        """Nobody can write where it should be; or there is room again."""
        place = self.network / FOLDER
        if place.is_file():
            place.unlink()
        else:
            shutil.rmtree(place, ignore_errors=True)
            place.write_text("")

    def an_interrupted_build(self) -> None:
        running = start("mkdocs", BUILD, self.network, {**os.environ, "PAKTEN_DATE": DAY})
        Event().wait(self.chance.random())
        running.send(signal.SIGKILL)
        running.end()

    def two_builds_at_once(self) -> None:
        both = [start("mkdocs", BUILD, self.network, {**os.environ, "PAKTEN_DATE": DAY}) for _ in range(2)]
        for one in both:
            one.end()

    def some_day(self) -> date:
        return date(2026, 4, 1) + timedelta(self.chance.randrange(400))

    def _to_event(self, key: str, value: str) -> None:
        events = self._events()
        at = self.chance.randrange(len(events))
        without = re.sub(rf"(?m)^  {key}:.*\n(?:    .*\n)*", "", events[at])
        if key == "start":
            without = re.sub(r"(?m)^  end:.*\n", "", without)
        first, rest = without.split("\n", 1)
        events[at] = f"{first}\n  {key}: {value}\n{rest}"
        self._write(events)

    def _events(self) -> list[str]:
        _, *events = re.split(r"(?m)^(?=- id: )", (self.network / "events.yaml").read_text())
        return [one if one.endswith("\n") else f"{one}\n" for one in events]

    def _write(self, events: list[str]) -> None:
        (self.network / "events.yaml").write_text("# The events.\n" + "".join(events))


def _differing(one: Built, other: Built) -> set[str]:
    before, after = one.files(), other.files()
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _told(built: Built) -> list[str]:
    """All warnings and counts; not how long it took, and in which folder."""
    return [
        line for line in built.said.splitlines() if "network" not in line and "anew" not in line and "built" not in line
    ]


@pytest.mark.thorough
def test_a_build_that_knows_earlier_ones_gives_what_a_whole_build_gives(seasonal: Path, tmp_path: Path) -> None:
    chance = random.Random(STEPS)
    network, day = seasonal, DAY
    somebody = Somebody(network, chance)
    good, done, sound, kept, known = tmp_path / "good", 0, 0, 0, 0
    while done < STEPS:
        shutil.rmtree(good, ignore_errors=True)
        shutil.copytree(network, good, ignore=shutil.ignore_patterns("site", ".cache"))
        changes = [somebody.changes() for _ in range(chance.choice((1, 1, 2, 3)))]
        if chance.random() < 0.15:
            day = str(somebody.some_day())
        made = {path.name: path.stat().st_mtime_ns for path in (network / FOLDER).rglob("*/*")}
        again = build(network, day)
        anew = Path(shutil.copytree(network, tmp_path / "anew", ignore=shutil.ignore_patterns("site", "store")))
        whole = build(anew, day)
        assert again.status == whole.status, (changes, again.said, whole.said)
        if whole.status:
            for path in network.iterdir():  # nobody leaves it like that
                if path.name not in ("site", ".cache"):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            shutil.copytree(good, network, dirs_exist_ok=True)
        else:
            assert _differing(again, whole) == set(), (done, changes, day)
            assert _told(again) == _told(whole)
            sound += 1
            kept += bool(made)  # nobody can write the store for as long as something else lies there
            known += any(made.get(path.name) == path.stat().st_mtime_ns for path in (network / FOLDER).rglob("*/*"))
        done += 1
        shutil.rmtree(anew)

    assert sound > STEPS / 3
    assert known > kept / 4


def _made(network: Path) -> set[bytes]:
    """The pages that the store knows, by the digests of what they were given."""
    return set(Store(network / FOLDER / "build").kept("made").known)


def test_a_change_of_one_event_leaves_the_pages_that_do_not_tell_of_it(seasonal: Path) -> None:
    network = seasonal
    before = _made(network)
    events = network / "events.yaml"
    # All entries stand elsewhere then, which no page says.
    events.write_text(f"# One is new.\n{events.read_text()}".replace("title: ", "title: New ", 1))

    built = build(network)

    contents = _contents(network)
    again = [path for path in contents if path.stat().st_mtime_ns > (network / "events.yaml").stat().st_mtime_ns]
    assert built.status == 0
    assert len(before & _made(network)) > len(before) * 0.7
    assert 5 < len(again) < len(contents) * 0.6


def test_a_sentence_of_a_text_leaves_all_other_pages_and_a_title_those_that_do_not_say_it(seasonal: Path) -> None:
    network = seasonal
    settings, contact = network / "mkdocs.yml", network / "content/contact.md"
    settings.write_text(settings.read_text().replace("  language: en\n", "  language: en\n  contact: contact/\n"))
    contact.write_text("---\ntitle: Ask us\n---\nCall the office.\n")
    assert build(network).status == 0
    before, settled = _made(network), _contents(network)

    contact.write_text("---\ntitle: Ask us\n---\nCall the office, or write.\n")
    assert build(network).status == 0
    again, settled_again = _made(network), _contents(network)
    assert (len(before - again), len(again - before)) == (1, 1)  # itself
    assert (len(settled - settled_again), len(settled_again - settled)) == (1, 1)

    contact.write_text("---\ntitle: Write to us\n---\nCall the office, or write.\n")
    built = build(network)
    assert built.status == 0
    assert "Write to us" in built.text("calendar/some-time/index.html")
    assert 0 < len(settled - _contents(network)) < len(settled) * 0.3


def _contents(network: Path) -> set[Path]:
    return {path for path in (network / FOLDER / "build/contents").rglob("*") if path.is_file()}


def test_a_page_of_the_store_that_somebody_has_changed_is_made_anew(network: Path) -> None:
    first = build(network).files()
    contents = _contents(network)
    assert len(contents) > 20
    for path in contents:
        path.write_bytes(path.read_bytes().replace(b"Meeting", b"Beating"))

    assert build(network).files() == first
