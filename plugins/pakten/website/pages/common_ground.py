"""What all pages of a site hang on beside what they ask: settings, terms, pictures, templates and the day.

A change of any of it makes all pages anew. It is told from what was read, and not from what is thought to matter.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

import pakten
from pakten.locale import Words
from pakten.reading.memory.store import digest, digest_of
from pakten.website.memory.views import OF_CONTENT
from pakten.website.pages.host_page import has_our_templates
from pakten.website.site import Site
from pakten.writing.publication import Publication

_OURS = Path(pakten.__file__).parent
_OF_THE_CALL = ("site_dir", "config_file_path", "strict", "dirty", "quiet", "verbose", "dev_addr", "livereload")
"""What a command says of itself and no page says."""
_READS_FILES = ("pymdownx.snippets", "pymdownx.b64")
_KNOWN = ("markdown.extensions.", "pymdownx.", "pakten.")
_BUILT_IN = (
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "md_in_html"),
    *("meta", "nl2br", "sane_lists", "smarty", "tables", "toc"),
)
"""Extensions of texts that ask for nothing but the text."""


def common_ground(site: Site, config: MkDocsConfig) -> bytes | None:
    """Its digest; none where texts are made by what nobody knows, which may ask for anything."""
    names = [name for name in config.markdown_extensions if isinstance(name, str)]
    if any(name in _READS_FILES or not (name in _BUILT_IN or name.startswith(_KNOWN)) for name in names):
        return None
    said = settings_of(config)
    content = Path(config.docs_dir)
    files = digest(*_contents(content, (path for path in sorted(content.rglob("*")) if path.suffix != ".md")))
    for folder in map(Path, config.theme.dirs):
        files = digest(files, *_contents(folder, sorted(folder.rglob("*"))))
    hooks = [Path(config.config_file_path).parent / name for name in config.hooks]
    files = digest(files, *(hook.read_bytes() for hook in hooks if hook.is_file()))
    known = (*_plain(site), *_plain(site.publication), *_of_content(site))
    site.recorder.close()
    asked = sorted(map(repr, site.recorder.everywhere.values()))
    return digest(files, digest_of((str(said), known, asked)))


def is_ours_alone(config: MkDocsConfig) -> bool:
    """Whether nobody else has a say in pages, who might count how often each is made."""
    plugins = (name.startswith("pakten/") for name in config.plugins)
    return all(plugins) and not config.hooks and has_our_templates(config.theme)


def settings_of(config: MkDocsConfig) -> list[Mapping[str, Any]]:
    """As somebody has written them."""
    with catch_warnings():
        simplefilter("ignore", DeprecationWarning)  # MkDocs itself does not use them, and knows no other way
        written = config.user_configs
    return [{key: value for key, value in one.items() if key not in _OF_THE_CALL} for one in written]


def is_common(one: Site, other: Site) -> bool:
    """Whether nothing but what pages ask is different."""
    both = ((*_plain(site), *_plain(site.publication), *_of_content(site)) for site in (one, other))
    return all(mine == theirs or digest_of(mine) == digest_of(theirs) for mine, theirs in zip(*both, strict=True))


def asks_for_places(theme: Theme) -> bool:
    """Whether a template that is not ours may say on which line an entry stands; ours are told it of their own."""
    others = (Path(folder) for folder in theme.dirs if not Path(folder).is_relative_to(_OURS))
    return any(b"origin" in path.read_bytes() for folder in others for path in folder.rglob("*.html"))


def _of_content(site: Site) -> Iterator[object]:
    return (getattr(site.catalogue, name) for name in OF_CONTENT)


def _plain(one: Site | Publication) -> Iterator[object]:
    """All that it holds, but for what writes down itself what it is asked, and what nobody may ask on a page."""
    for field in fields(one):
        value = getattr(one, field.name)
        if field.name not in _ASKED:
            yield value.language if isinstance(value, Words) else value


_ASKED = (
    *("catalogue", "publication", "pages", "written", "written_texts", "locate", "recorder"),
    *("batch", "framed", "others", "once", "store"),
)


def _contents(folder: Path, paths: Iterable[Path]) -> Iterator[bytes]:
    for path in paths:
        if path.is_file():
            yield path.relative_to(folder).as_posix().encode()
            yield path.read_bytes()
