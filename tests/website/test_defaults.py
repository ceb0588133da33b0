"""What holds where a network says nothing. Who changes a default changes every site that relies on it."""

from dataclasses import fields
from pathlib import Path

from mkdocs.config import load_config

from pakten.reading.network.options import Options
from pakten.website.files.embed import SHOWN
from pakten.website.pages.environment import MOST, SHOWN_PAST
from pakten.website.pages.freshness import RESERVE

SMALLEST = """site_name: Circle
site_url: https://circle.example/
theme: {name: pakten, language: en}
docs_dir: content
plugins:
  - pakten/catalogue: {network: circle.example}
  - pakten/pages
  - pakten/feeds
  - pakten/share
  - pakten/search
"""


def test_options_of_the_plugins(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SMALLEST)
    plugins = load_config(str(tmp_path / "mkdocs.yml")).plugins

    assert {name: dict(plugin.config) for name, plugin in plugins.items() if name != "pakten/catalogue"} == {
        "pakten/pages": {},
        "pakten/feeds": {
            "licence": "CC BY 4.0",
            "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        },
        "pakten/share": {"cards": True, "cache": ".cache/pakten/cards"},
        "pakten/search": {},
    }


def test_words_of_the_catalogue() -> None:
    assert {one.name: getattr(Options("circle.example"), one.name) for one in fields(Options)} == {
        "network": "circle.example",
        "events": "events.yaml",
        "events_folder": "events",
        "examples": "goodexamples",
        "sources": "sources.yaml",
        "changes": "",
        "timezone": "UTC",
        "language": "",
        "unreviewed_words": False,
        "authors_language": "",
        "holidays": "",
        "currency": "",
        "country": "",
        **{
            key: {}
            for key in (
                "segments",
                "languages",
                "types",
                "audiences",
                "target_groups",
                "intents",
                "tags",
                "required",
                "left_words",
            )
        },
        "history": (),
        "kept_words": (),
        "left_since": 0,
        "names": (),
        "classes": (),
        "agree_with": (),
        "raw_html": False,
        "free_tags": False,
        "free_organisers": False,
        "known_until": "",
        "hardest_lix": 55,
    }


def test_lengths_of_lists() -> None:
    assert (SHOWN, RESERVE, SHOWN_PAST, MOST) == (8, 60, 60, 300)
