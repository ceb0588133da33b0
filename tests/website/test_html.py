"""The pages are valid HTML, by the two checkers that people use."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.website.conftest import REPOSITORY, Built

NODE = REPOSITORY / "tests" / "node" / "node_modules"

STYLE_ONLY = (
    *("no-trailing-whitespace", "void-style", "doctype-style", "attribute-boolean-style", "attribute-empty-style"),
    "long-title",
)
"""Rules of html-validate about how HTML is written, not about what it says."""


pytestmark = pytest.mark.thorough


_OF_THE_POLICY = "violates Content Security Policy (meta tag)"


def _pages(site: Path, folder: Path) -> list[str]:
    """Every page, and what other sites take in (website/files/embed.py) as it stands in a page of theirs."""
    pages = [path for path in sorted(site.rglob("*.html")) if path.name != "embed.html"]
    partner = folder / "partner.html"
    lists = "".join(path.read_text("utf-8") for path in sorted(site.rglob("embed.html")))
    head = '<!doctype html>\n<html lang="sv"><head><title>Partner</title></head>'
    partner.write_text(f"{head}<body>{lists}</body></html>\n")
    return [str(path) for path in (*pages, partner)]


def test_the_nu_checker_has_nothing_to_say(integrationspakten: Callable[[str], Built], tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.fail("No Java here: install Debian's default-jre-headless.", pytrace=False)
    site = integrationspakten("2024-03-01").folder / "site"
    checker = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"

    command = [java, "-Xmx768m", "-jar", str(checker), "--format", "json", "--stdout", *_pages(site, tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    messages = json.loads(done.stdout)["messages"]
    # What the policy allows is tried in a browser (browser/test_policy.py). The checker takes JSON-LD for a script that
    # runs, and all that a page fetches for foreign when the page is opened as a file.
    messages = [one for one in messages if _OF_THE_POLICY not in one["message"]]
    assert [f"{message.get('url', '')}: {message['message']}" for message in messages] == []


def test_html_validate_has_nothing_to_say(integrationspakten: Callable[[str], Built], tmp_path: Path) -> None:
    site = integrationspakten("2024-03-01").folder / "site"
    config = tmp_path / "html-validate.json"
    rules = dict.fromkeys(STYLE_ONLY, "off")
    config.write_text(json.dumps({"root": True, "extends": ["html-validate:standard"], "rules": rules}))

    checker = str(NODE / ".bin" / "html-validate")
    command = [checker, "--config", str(config), "--formatter", "json", *_pages(site, tmp_path)]
    done = subprocess.run(command, cwd=NODE.parent, capture_output=True, text=True, check=False)

    told = [
        f"{file['filePath']}:{message['line']} {message['ruleId']}: {message['message']}"
        for file in json.loads(done.stdout or "[]")
        for message in file["messages"]
    ]
    assert told == []
