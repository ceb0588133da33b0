"""The pages are valid HTML, by the two checkers that people use."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.website.conftest import REPOSITORY, Built

NODE = REPOSITORY / "tests" / "node" / "node_modules"

STYLE_ONLY = (
    *("no-trailing-whitespace", "void-style", "doctype-style", "attribute-boolean-style", "attribute-empty-style"),
    "long-title",
)
"""Rules of html-validate about how HTML is written, not about what it says."""


QUICK_JAVA = ("-Xmx768m", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""It is over before a second compiler and a collector on all cores have earned what they cost."""

pytestmark = pytest.mark.thorough


_OF_THE_POLICY = "violates Content Security Policy (meta tag)"


def _pages(site: Path, folder: Path) -> list[str]:
    """Every page, and the lists that other sites take in as they stand in a page of theirs (website/files/embed.py)."""
    partner = folder / "partner.html"
    lists = "".join(
        html.tostring(one, encoding="unicode")
        for path in sorted(site.rglob("embed.html"))
        for one in html.parse(path).xpath("//*[@class='pakten-embed__body']")
    )
    head = '<!doctype html>\n<html lang="sv"><head><title>Partner</title></head>'
    partner.write_text(f"{head}<body>{lists}</body></html>\n")
    return [*map(str, sorted(site.rglob("*.html"))), str(partner)]


def test_the_nu_checker_has_nothing_to_say(integrationspakten: Callable[[str], Built], tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.fail("No Java here: install Debian's default-jre-headless.", pytrace=False)
    site = integrationspakten("2024-03-01").folder / "site"
    checker = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"

    command = [java, *QUICK_JAVA, "-jar", str(checker), "--format", "json", "--stdout", *_pages(site, tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    messages = json.loads(done.stdout)["messages"]
    # What the policy allows is tried in a browser (browser/test_policy.py). The checker takes JSON-LD for a script that
    # runs, and all that a page fetches for foreign when the page is opened as a file.
    messages = [one for one in messages if _OF_THE_POLICY not in one["message"]]
    assert [f"{message.get('url', '')}: {message['message']}" for message in messages] == []


def test_html_validate_has_nothing_to_say(integrationspakten: Callable[[str], Built], tmp_path: Path) -> None:
    site = integrationspakten("2024-03-01").folder / "site"

    assert _told_by_html_validate(tmp_path, *_pages(site, tmp_path)) == []


def test_html_validate_is_really_asked(tmp_path: Path) -> None:
    """It is helped over a slow way of its own (node/check_html.mjs): what hangs on what is above is found."""
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html>\n<html lang="sv"><head><title>x</title></head><body>\n'
        '<p id="a">x</p><template><p id="a">x</p></template>\n'
        "<dl><dt>x</dt><dd>x</dd><div><dt>x</dt><dd>x</dd></div></dl>\n"
        '<p id="a">x</p>\n<div><dt>x</dt></div>\n<form><div><form></form></div></form>\n</body></html>\n'
    )

    told = [line.removeprefix(f"{page}:").split(": ")[0] for line in _told_by_html_validate(tmp_path, str(page))]

    assert {"5 no-dup-id", "6 element-required-ancestor", "7 element-permitted-content"} <= set(told)
    assert not [one for one in told if one.startswith(("3 ", "4 "))]


def _told_by_html_validate(folder: Path, *pages: str) -> list[str]:
    config = folder / "html-validate.json"
    rules = dict.fromkeys(STYLE_ONLY, "off")
    config.write_text(json.dumps({"root": True, "extends": ["html-validate:standard"], "rules": rules}))
    command = ["node", str(NODE.parent / "check_html.mjs"), str(config), *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: list[str] = json.loads(done.stdout)
    return told
