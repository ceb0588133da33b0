"""A made-up network of any size on the project's own settings and content, so that all that the real site has is on.

The words are those of the content, in no order, with some that stand nowhere else. The same sizes give the same bytes.
"""

import json
import random
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parent.parent
FIRST, LAST, TODAY = date(2016, 1, 4), date(2027, 5, 20), date(2026, 11, 25)
LISTED = 5_000
"""The most events of one list: a larger file is not read."""
TYPES = ("natverkstraff", "rundabord", "frukostmote", "digital-traff", "kunskapstraff", "mingel", "workshop")
AUDIENCES = ("arbetsgivare", "civilsamhalle", "offentlig-sektor")
GROUPS = ("nyanlanda", "unga", "kvinnor", "foraldrar", "boende")
ACCESS = ("step_free", "hearing_loop", "sign_language", "captions", "quiet_room")
SYLLABLES = [a + b for a in ("b", "d", "f", "g", "k", "l", "m", "st", "tr", "br", "sk", "kl") for b in "aeiouåäö"]
CLOSED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))

Entry = dict[str, Any]


class Network:
    """What a made-up network consists of. Tidy ones have no warnings that hang on their entries."""

    def __init__(self, events: int, examples: int, *, tidy: bool = False) -> None:
        self._chance = random.Random(7)
        self._tidy = tidy
        self._words = _Words(self._chance, events + examples)
        content = PROJECT / "content"
        self._organisations = [one["id"] for one in _front_matter(content / "aktorer.md")["organisations"]]
        self._places = [one["id"] for one in _front_matter(content / "platser.md")["places"]]
        self._areas, self._themes, self._ways = (_terms(content / name) for name in ("omraden", "teman", "vagar-in"))
        self._ids = [f"exempel-{number}" for number in range(examples)]
        self.events = [self._event(number, events) for number in range(events)]
        self.examples = {name: self._example(number) for number, name in enumerate(self._ids)}

    def write(self, folder: Path) -> Path:
        for name in ("content", "overrides"):
            shutil.copytree(PROJECT / name, folder / name)
        for name in ("mkdocs.yml", "sources.yaml"):
            shutil.copy(PROJECT / name, folder)
        # Words in no order are hard to read, and a site may be as large as it gets: neither is what is measured.
        settings = folder / "mkdocs.yml"
        limits = "".join(f"\n      {one}" for one in ("hardest_lix: 500", "site_budget: 10000"))
        settings.write_text(settings.read_text().replace("currency: SEK", f"currency: SEK{limits}"))
        for page in (folder / "content").rglob("*.md"):
            page.write_text(_without_entries(page.read_text()))
        lists = [self.events[first : first + LISTED] for first in range(0, len(self.events), LISTED)]
        (folder / "events.yaml").write_text("\n".join(map(_listed, lists.pop() if lists else ())) or "[]\n")
        for number, earlier in enumerate(lists):
            (folder / "events").mkdir(exist_ok=True)
            (folder / f"events/{number}.yaml").write_text("\n".join(map(_listed, earlier)))
        (folder / "goodexamples").mkdir()
        for name, (matter, body) in self.examples.items():
            (folder / f"goodexamples/{name}.md").write_text(f"---\n{_yaml(matter)}---\n\n{body}\n")
        return folder

    def _event(self, number: int, of: int) -> Entry:
        chance, words = self._chance, self._words
        day, hour = _working_day(number, of), chance.choice((8, 9, 13, 14, 16, 17))
        held, online = day < TODAY, chance.random() < 0.2
        areas = chance.sample(self._areas, chance.choice((1, 1, 1, 2))) if chance.random() < 0.8 else ["all"]
        organisers = chance.sample(self._organisations, chance.randint(1, 2))
        others = chance.sample(self._organisations, chance.randint(0, 6))
        event: Entry = {
            "id": f"traff-{day}-{number}",
            "title": words.title(60),
            "summary": words.sentence(9, 14)[:190],
            "start": f"{day} {hour:02}:00",
            "end": f"{day} {hour + 2:02}:30",
            "published": str(min(day - timedelta(40), TODAY)),
            "type": chance.choice(TYPES),
            "format": "online" if online else "on_site",
            **({"online": {"note": words.sentence(5, 8)}} if online else {"place": chance.choice(self._places)}),
            "areas": areas,
            "themes": chance.sample(self._themes, chance.randint(1, 3)),
            "goals": [chance.choice(("lokala-forum", "tematiska-forum"))],
            "ways_in": chance.sample(self._ways, chance.randint(0, 3)),
            "audience": chance.sample(AUDIENCES, chance.randint(1, 3)),
            "languages": ["sv"],
            **({} if areas == ["all"] else {"steps": ["meeting"]}),
            "organisers": organisers,
            "participants": [one for one in others if one not in organisers],
            "programme": list(self._programme(hour)),
            "registration": {
                "needed": True,
                "url": f"https://anmalan.example/traff/{number}",
                "closes": str(day - timedelta(3)),
                "seats": chance.choice((20, 40, 80, 120)),
            },
            "accessibility": {kind: chance.choice(("yes", "no", "unknown")) for kind in ACCESS},
            "contact": {"name": "Integrationspakten", "email": "pakten@natverk.example"},
            "description": self._description(number),
        }
        if chance.random() < 0.25:
            event["updated"] = str(min(day - timedelta(10), TODAY))
        event |= self._turn(day, hour, held)
        if held and event.get("status") != "cancelled" and (self._tidy or chance.random() < 0.7):
            event["recap"] = self._recap()
        if chance.random() < 0.5:
            address = f"https://kalla.example/{number}"
            event["sources"] = [{"title": words.sentence(5, 8), "url": address, "date": str(day)}]
        return event

    def _turn(self, day: date, hour: int, held: bool) -> Entry:
        """What became of it otherwise than was planned: a few in a hundred."""
        fate = self._chance.random()
        if fate < 0.03:
            return {"status": "cancelled", "status_note": self._words.sentence(6, 9)}
        if fate < 0.05:
            return {} if held else {"status": "tentative"}
        return {"previous_start": [f"{day - timedelta(14)} {hour:02}:00"]} if fate < 0.07 else {}

    def _programme(self, hour: int) -> Iterator[Entry]:
        for half in range(self._chance.randint(2, 5)):
            part = {"time": f"{hour + half // 2:02}:{half % 2 * 30:02}", "title": self._words.title(50)}
            if self._chance.random() < 0.5:
                part["text"] = self._words.sentence()
            if self._chance.random() < 0.3:
                yield {**part, "with": [self._chance.choice(self._organisations)]}
            else:
                yield part

    def _description(self, number: int) -> str:
        words = self._words
        text = f"{words.paragraph(3)}\n\n{words.paragraph(3)}\n"
        if self._chance.random() < 0.4:
            link = f"[Läs mer](https://exempel.example/{number})"
            text += f"\n- {words.sentence()}\n- **{words.sentence(3, 5)}** {words.sentence()}\n- {link}\n"
        return text

    def _recap(self) -> Entry:
        words = self._words
        step = {"to": self._chance.choice(self._ways), "text": words.sentence()}
        recap: Entry = {
            "summary": words.paragraph(2),
            "values": [words.sentence(), words.sentence()],
            "next_steps": [step],
        }
        if self._ids:
            recap["examples"] = self._chance.sample(self._ids, self._chance.choice((0, 1, 1, 2)))
        return recap

    def _example(self, number: int) -> tuple[Entry, str]:
        chance, words = self._chance, self._words
        own = chance.sample(self._organisations, chance.randint(1, 2))
        matter: Entry = {
            "title": words.title(60),
            "summary": words.sentence(8, 13)[:190],
            "organisations": [{"id": one, "role": "Driver arbetet"} for one in own],
            "sector": chance.choice(("private", "civil_society", "public")),
            "relation": chance.choice(("participant", "local_actor")),
            "areas": [chance.choice(self._areas)],
            "themes": chance.sample(self._themes, 2),
            "ways_in": [chance.choice(self._ways)],
            "target_groups": chance.sample(GROUPS, 2),
            "status": "ongoing",
            "evidence": "tried",
            "results": [{"text": words.sentence()}],
            "steps": [words.sentence(4, 8) for _ in range(4)],
            "lessons": [words.sentence(), words.sentence()],
            "published": "2026-11-01",
            "reviewed": "2026-11-22",
            "review_by": "2027-11-22",
            "sources": [{"title": words.sentence(5, 8), "url": f"https://kalla.example/e{number}"}],
        }
        headings = ("Utmaningen", "Så fungerar det", "Vad det gav")
        return matter, "\n\n".join(f"## {heading}\n\n{words.paragraph(4)}" for heading in headings)


class _Words:
    """Sentences in the words of the content."""

    def __init__(self, chance: random.Random, entries: int) -> None:
        self._chance = chance
        text = " ".join(page.read_text() for page in sorted((PROJECT / "content").rglob("*.md")))
        # Words that the settings say are left are not what people who know them write.
        left = yaml.load((PROJECT / "mkdocs.yml").read_text(), _AnyTag)["plugins"][0]["pakten/catalogue"]["left_words"]
        stems = tuple(word[:7].lower() for word in left)
        found = (word.lower() for word in re.findall(r"[a-zåäöA-ZÅÄÖ]{2,}", text))
        self._usual = [word for word in found if not word.startswith(stems)]
        self._rare = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(max(200, entries * 2))]

    def _some(self, fewest: int, most: int) -> str:
        chance = self._chance
        count = chance.randint(fewest, most)
        return " ".join(chance.choice(self._rare if chance.random() < 0.06 else self._usual) for _ in range(count))

    def sentence(self, fewest: int = 8, most: int = 15) -> str:
        return f"{self._some(fewest, most).capitalize()}."

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def title(self, longest: int) -> str:
        words = self._some(3, 7).capitalize()
        return words if len(words) <= longest else words[: longest + 1].rsplit(" ", 1)[0]


class _AnyTag(yaml.CSafeLoader):
    """Settings may name variables of the system with a tag of MkDocs."""


_AnyTag.add_multi_constructor("!", lambda *_: None)


class _Blocks(yaml.CSafeDumper):
    """Texts of several lines as people write them."""


_Blocks.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)


def as_json(network: Network) -> tuple[str, str]:
    """Events and examples for programs that read no YAML as fast."""
    examples = [{**matter, "id": name, "body": body} for name, (matter, body) in network.examples.items()]
    return json.dumps(network.events, ensure_ascii=False), json.dumps(examples, ensure_ascii=False)


def _working_day(number: int, of: int) -> date:
    """The same years for every size, so that a larger network has fuller months and not more of them."""
    day = FIRST + timedelta(days=number * (LAST - FIRST).days // of)
    while day.weekday() > 4 or (day.month, day.day) in CLOSED:
        day += timedelta(1)
    return day


def _listed(event: Mapping[str, Any]) -> str:
    return yaml.dump([event], Dumper=_Blocks, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)


def _yaml(matter: Mapping[str, Any]) -> str:
    return yaml.dump(matter, Dumper=_Blocks, sort_keys=False, allow_unicode=True, width=110)


def _front_matter(page: Path) -> Any:
    return yaml.safe_load(page.read_text().split("---")[1])


def _terms(folder: Path) -> list[str]:
    return [page.stem for page in sorted(folder.glob("*.md")) if page.stem != "index"]


def _without_entries(page: str) -> str:
    """A page of the content that names none of the real events and examples."""
    page = re.sub(r"(?m)^(events|examples): .*\n", "", page)
    page = re.sub(r"\[([^\]]*)\]\(/(?:kalender|goda-exempel)/[^)]+\)", r"\1", page)
    return re.sub(r"(?ms)^/// (?:event|example)\b[^\n]*\n.*?^///\n", "", page)
