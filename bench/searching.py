"""How long a visitor whose processor is four times slower waits for the search and for the choices above a list.

Told by a trace of the browser's main thread, since a page itself sees neither its layout nor how long others had the
processor. On a machine that others use, what the thread has computed counts, times four, and not what the clock says.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from measuring import NotMeasuredError
from playwright.sync_api import Browser, Page, sync_playwright

SLOWER = 4
SOON, LONGEST = 100, 50
"""Milliseconds for an answer, and for one task."""
QUESTIONS = (
    # topics and what one wants
    *("praktik", "mentor", "upphandling", "ta emot praktikanter", "språk och utbildning", "rundabordssamtal"),
    *("kompetensförsörjning", "sommarjobb", "frukostmöte", "gröna jobb", "hur går man med", "jag vill anställa"),
    # places and names
    *("järva", "skärholmen", "farsta", "rinkeby kista", "nobina", "jobbtorg stockholm", "kulturhuset", "ikea"),
    # misspelt, without dots, in pieces, compounds that nobody has written, another language, nothing
    *("mentorskapp", "skarholmen", "upphandlig", "arbetsgivre", "ferie jobb", "kvällssvenska", "schackklubb"),
    *("when is the next meeting", "stockholm möte järva 2024", "xylofonkonsert"),
)
FILTERS = ("kalender/", "goda-exempel/")
CHOICES = 12
"""How many are made in each list, one after the other."""
_MARKS = """
for (const name of ["pushState", "replaceState"]) {
  const real = history[name].bind(history);
  history[name] = (...given) => { performance.mark("asked"); real(...given); };
}
globalThis.answers = 0;
// What is seen first counts, when it is painted; it is told with the first hits.
const seen = (then) => requestAnimationFrame(() => setTimeout(() => { performance.mark("answered"); then(); }));
const watch = (shown, then) => new MutationObserver(() => seen(then)).observe(shown, { childList: true });
addEventListener("DOMContentLoaded", () => {
  for (const list of document.querySelectorAll(".pakten-finder ol")) watch(list, () => {});
  for (const status of document.querySelectorAll("main [role=status]")) watch(status, () => { answers += 1; });
});
"""
_ANSWERED = """than => new Promise((is) => {
  const look = () => (answers > than ? is() : setTimeout(look, 20));
  look();
})"""
_OTHERS = 500
"""Milliseconds, in which the hits below the first ones come: their tasks count as well."""
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")
_TRACED = ("disabled-by-default-devtools.timeline", "devtools.timeline", "blink.user_timing", "toplevel")


@dataclass(frozen=True)
class Waited:
    """Milliseconds."""

    answers: list[float]
    longest: float
    """Task, from the first question on."""


class _Task(NamedTuple):
    begin: float
    end: float
    took: float


@dataclass
class Visitor:
    """In a browser whose processor is slow, or whose main thread is asked what it has computed."""

    browser: Browser
    address: str
    by: str

    def search(self) -> Waited:
        return _all(self._visit("sok/", partial(_type, question=question)) for question in QUESTIONS)

    def narrow(self) -> Waited:
        return _all(self._visit(path, _choose) for path in FILTERS)

    def _visit(self, path: str, do: Any) -> Waited:
        page = self.browser.new_page()
        page.add_init_script(_MARKS)
        page.goto(f"{self.address}/{path}", wait_until="networkidle")
        if self.by == "wall":
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self.browser.start_tracing(page=page, categories=list(_TRACED))
        do(page)
        events = json.loads(self.browser.stop_tracing())["traceEvents"]
        page.close()
        return self._waited(events)

    def _waited(self, events: Sequence[dict[str, Any]]) -> Waited:
        marks = sorted((one["ts"], one["name"]) for one in events if one["name"] in ("asked", "answered"))
        thread = next((one["pid"], one["tid"]) for one in events if one["name"] == "asked")
        ours = (one for one in events if one["name"] == "RunTask" and (one["pid"], one["tid"]) == thread)
        tasks = [task for task in map(self._task, ours) if task.end > marks[0][0]]
        answers, asked = list[float](), None
        for at, name in marks:
            if name == "asked":
                asked = at
            elif asked is not None:  # of several, the first that is seen
                computed = sum(task.took for task in tasks if task.end > asked and task.begin < at)
                answers.append(computed if self.by == "cpu" else (at - asked) / 1000)
                asked = None
        return Waited(answers, max(task.took for task in tasks))

    def _task(self, event: dict[str, Any]) -> _Task:
        """One that never ended was not timed."""
        began, lasted = event["ts"], event.get("dur", 0)
        took = SLOWER * event.get("tdur", 0) if self.by == "cpu" else lasted
        return _Task(began, began + lasted, took / 1000)


def _type(page: Page, question: str) -> None:
    """As people do: half of it, a look at what comes, the rest and Enter."""
    half = len(question) // 2 + 1
    page.locator("main [name=q]").focus()
    for number, (some, end) in enumerate(((question[:half], ""), (question[half:], "Enter"))):
        page.keyboard.type(some, delay=60)
        if end:
            page.keyboard.press(end)
        page.evaluate(_ANSWERED, number)
    page.wait_for_timeout(_OTHERS)


def _choose(page: Page) -> None:
    """One choice after the other, each from another place of all that there are; some are taken back."""
    picks = page.locator("a[data-pick]")
    many = picks.count()
    for number in range(CHOICES):
        before = page.evaluate("answers")
        picks.nth(5 * number % many).dispatch_event("click")
        page.evaluate(_ANSWERED, before)


def _all(some: Iterator[Waited]) -> Waited:
    waited = list(some)
    return Waited(sorted(one for each in waited for one in each.answers), max(each.longest for each in waited))


@contextmanager
def visitor(site: Path, by: str) -> Iterator[Visitor]:
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if program is None:
        raise NotMeasuredError("No Chromium here")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
            yield Visitor(browser, f"http://127.0.0.1:{server.server_port}", by)
            browser.close()
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """Otherwise a file waits 40 ms for the receipt of its headers; servers on the web do not."""

    def log_message(self, *_: Any) -> None:
        """Nobody wants to know."""
