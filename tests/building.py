"""Networks that tests have built: each is built once in a run, whichever test asks first and in whichever worker.

What is kept is found by the text of its sources, so that nobody gets the site of another text, and lies in the run's
own folder, so that nothing is left for the next run. Who asks how building goes, twice or elsewhere, calls `build`.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import html

from pakten.reading.memory.store import Kept
from pakten.website.judgement.built_files import files_in, said_in
from pakten.website.judgement.dead_links import DeadLink, dead_links_of
from pakten.website.pages.templates.template_cache import FOLDER
from tests.forking import call

REPOSITORY = Path(__file__).parents[1]
WRITTEN = ("mkdocs.yml", "events.yaml", "sources.yaml", "goodexamples", "content", "overrides")
"""What people write in this repository, and all that its site is made from."""
NEIGHBOURS = REPOSITORY / "tests" / "sites" / "neighbours"
SEASONS = REPOSITORY / "tests" / "sites" / "seasons"

DAY = "2026-05-15"
"""In the small network it lies after the meeting at the harbour and before the breakfast."""

BUILD = ("build", "--strict", "--config-file", "mkdocs.yml")

_MADE = ("site", ".cache")


@dataclass(frozen=True)
class Built:
    """A network's folder after a build."""

    folder: Path
    status: int
    said: str

    def page(self, path: str) -> html.HtmlElement:
        name = f"{path}index.html" if not path or path.endswith("/") else path
        return html.fromstring((self.folder / "site" / name).read_text("utf-8"))

    def text(self, path: str) -> str:
        """What the main part of a page says, on one line."""
        (main,) = self.page(path).xpath("//main")
        # What only later days or a choice show (website/pages/freshness.py, filter.js) is not said yet.
        for later in main.xpath(".//template | .//*[@hidden]"):
            later.drop_tree()
        return " ".join(main.text_content().split())

    def files(self) -> dict[str, bytes]:
        site = self.folder / "site"
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class Builds:
    """The sites that this run has built; they are there to be looked at and not to be changed."""

    folder: Path

    def of(self, sources: Path, day: str = DAY, names: Iterable[str] = ()) -> Built:
        """The site of these sources on a day; without names, of all that lies in the folder."""
        files = dict(_files(sources, names))
        digest = _digest(files, day)

        def make() -> tuple[int, str]:
            for name, path in files.items():
                (network / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, network / name)
            (network / ".cache").symlink_to(self._kept(sources, _digest(files)))
            built = build(network, day)
            return built.status, built.said

        network = self.folder / digest / sources.name
        return Built(network, *self.once(digest, make))

    def _kept(self, sources: Path, digest: str) -> str:
        """What the days of a network keep for each other; it begins with the compiled templates of the small one."""

        def make() -> str:
            folder = self.folder / f"{digest}.cache"
            if sources in (NEIGHBOURS, REPOSITORY):
                folder.mkdir()
            else:
                shutil.copytree(self.good(NEIGHBOURS).folder / FOLDER, folder / Path(FOLDER).relative_to(".cache"))
            return str(folder)

        return str(self.once(f"{digest}.cache", make))

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What has been made under a name, as JSON holds it; who comes meanwhile waits for it."""
        self.folder.mkdir(exist_ok=True)
        answer = self.folder / f"{name}.json"
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not answer.exists():
                answer.write_text(json.dumps(make()), "utf-8")
        return json.loads(answer.read_text("utf-8"))

    def good(self, sources: Path, day: str = DAY, names: Iterable[str] = ()) -> Built:
        """The same where nothing is wrong."""
        built = self.of(sources, day, names)
        assert built.status == 0, built.said
        return built


def build(folder: Path, day: str = DAY, **environ: str) -> Built:
    """Build as a publisher does, in a process of its own; nothing is asked of the clock."""
    answer = call("mkdocs", BUILD, folder, {**os.environ, "PAKTEN_DATE": day, "NO_COLOR": "1", **environ})
    return Built(folder, answer.status, answer.out + answer.err)


def build_anew(folder: Path, engine: str = "mkdocs", **environ: str) -> Built:
    """The same by a Python that starts from nothing, where that may make a difference."""
    command = [sys.executable, "-m", engine, *BUILD]
    variables = {**os.environ, "PAKTEN_DATE": DAY, "NO_COLOR": "1", **environ}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    return Built(folder, done.returncode, done.stdout + done.stderr)


def own_copy(folder: Path) -> Path:
    """What people write in this repository, in a folder of its own."""
    for name, path in _files(REPOSITORY, WRITTEN):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / name)
    return folder


def seasons(folder: Path) -> Path:
    """The files of a network in which much changes by itself: the small one with events of every form."""
    shutil.copytree(NEIGHBOURS, folder)
    shutil.rmtree(folder / "events")
    shutil.copy(SEASONS / "events.yaml", folder)
    return folder


def _files(sources: Path, names: Iterable[str]) -> Iterator[tuple[str, Path]]:
    for top in sorted(sources.iterdir()):
        if top.name not in _MADE and (not names or top.name in names):
            for path in sorted(top.rglob("*")) if top.is_dir() else (top,):
                if path.is_file():
                    yield path.relative_to(sources).as_posix(), path


def _digest(files: dict[str, Path], *options: str) -> str:
    whole = sha256(json.dumps(options).encode())
    for name, path in files.items():
        data = path.read_bytes()
        whole.update(f"\0{name}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()[:20]


def dead_links(site: Path, root: str, besides: Collection[str]) -> Iterator[DeadLink]:
    """Of a site whose address has this path."""
    files = files_in(site)
    return dead_links_of(said_in(site, files, Kept()).pages, files.sizes, root, besides)
