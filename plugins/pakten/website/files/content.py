"""The content folder on its way to the site: what of it is published, and the lists that nobody has written."""

import json
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from pakten.addresses.pages import index_sources, page_path, term_sources
from pakten.checking.files import is_published
from pakten.reading.network.folder import OF_TOOLS
from pakten.website.pages.menu import FIRST
from pakten.website.site import Site

_FILLED_BY = {"search": "pakten/search", "accessibility": "pakten/statement"}
"""Pages of single plugins."""
_FOR_AUTHORS = ("new_event", "new_example")


def keep_published(files: Files, site: Site, config: MkDocsConfig) -> list[File]:
    """Without what `pakten check` names as left out; of somebody else's site only the pictures of entries are ours."""
    written = [file for file in files if file.src_dir == config.docs_dir and file.abs_src_path is not None]
    if site.is_guest:
        shown = {image.path for _, image in site.catalogue.pictured}
        written = [file for file in written if file.src_uri in shown]
    kept = {file.src_uri: file for file in written if _goes_out(Path(file.src_uri), Path(config.docs_dir), site)}
    for file in written:
        if file.src_uri not in kept:
            files.remove(file)
    return list(kept.values())


def _goes_out(path: Path, folder: Path, site: Site) -> bool:
    way = (folder / part for part in (path, *path.parents[:-1]))
    if any(step.is_symlink() or step.name in OF_TOOLS for step in way):
        return False
    return is_published(folder / path, site.trusts_pages)


def unwritten_indexes(files: Files, site: Site, config: MkDocsConfig) -> Iterator[File]:
    """Pages that list entries of a kind and that others lead to, where the network has written none of its own."""
    present = {page_path(file.src_uri) for file in files.documentation_pages()}
    for src_uri, name in index_sources(site.catalogue, site.urls).items():
        if page_path(src_uri) not in present and not (site.is_guest and _is_bare(name, site, config)):
            said = site.for_authors if name in _FOR_AUTHORS else site.words
            place = InclusionLevel.UNDEFINED if name in FIRST and not site.written_in else InclusionLevel.NOT_IN_NAV
            yield _made(src_uri, {"title": said(f"index.{name}")}, place, site, config)
    plain = site.publication.catalogue
    for src_uri, term in term_sources(plain, site.urls).items():
        if page_path(src_uri) not in present:
            yield _made(
                src_uri, {"title": term.title, "summary": term.summary}, InclusionLevel.NOT_IN_NAV, site, config
            )
    if site.written_in and site.urls.root not in present:
        yield _made(
            f"{site.urls.root}index.md", {"title": site.name, "summary": ""}, InclusionLevel.NOT_IN_NAV, site, config
        )


UNDRAWN = "# …\n"
"""What stands in a page of a host until ours is drawn: hooks of others ask each page for its first line."""


def _made(src_uri: str, matter: dict[str, str], place: InclusionLevel, site: Site, config: MkDocsConfig) -> File:
    if site.written_in:
        matter["language"] = site.words.language
    text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in matter.items())
    body = UNDRAWN if site.is_guest else ""
    return File.generated(config, src_uri, content=f"---\n{text}---\n{body}", inclusion=place)


def _is_bare(name: str, site: Site, config: MkDocsConfig) -> bool:
    """Whether it would be empty: in the site of somebody else it is not made."""
    if name in _FILLED_BY:
        return _FILLED_BY[name] not in config.plugins
    return hasattr(site.catalogue, name) and not getattr(site.catalogue, name)
