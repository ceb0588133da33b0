"""What each part of a build costs: one build in one process, with a clock around what MkDocs and our plugins do."""

import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

_KINDS = (
    (r"kalender/traff-[^/]+/index\.html", "pages of events"),
    (r"kalender/traff-[^/]+/.*\.ics", "calendar files of events"),
    (r"kalender/traff-", "what stands beside events"),
    (r"kalender/", "months, years and choices"),
    (r"goda-exempel/exempel-[^/]+/index\.html", "pages of examples"),
    (r"(feeds|kalendrar)/", "feeds"),
    (r"data/", "open data"),
    (r"sok/", "index of the search"),
    (r"kort/|cards/", "share pictures and codes"),
    (r".*\.html", "other pages from data"),
)


def main(settings: str, site: str) -> None:
    began = time.process_time()
    spent: Counter[str] = Counter()
    from mkdocs.commands import build  # noqa: PLC0415 (importing is measured as well)
    from mkdocs.config import load_config  # noqa: PLC0415

    from pakten.reading import shares  # noqa: PLC0415
    from pakten.website import generated  # noqa: PLC0415
    from pakten.website.plugins import catalogue  # noqa: PLC0415

    spent["imports"] = time.process_time() - began  # type: ignore[assignment]

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                found = function(*given, **named)
                return list(found) if isinstance(found, Iterator) else found
            finally:
                spent[name] += time.process_time() - began

        return measured

    def made(files: Sequence[Any], _meanwhile: object = None) -> None:
        for file in files:
            said = next((name for pattern, name in _KINDS if re.match(pattern, file.dest_uri)), "other files from data")
            kind = "finding what was made before" if file.known else said
            began = time.process_time()
            content = file.content()
            written = time.process_time()
            file.write(content)
            spent[kind] += written - began
            spent["writing what was made"] += time.process_time() - written

    generated._make = made
    shares.other_cores = lambda: 0
    for module, name, said in (
        (catalogue, "read", "reading entries and content"),
        (catalogue, "review", "the second look"),
        (catalogue, "problems_of", "judging what was built"),
        (catalogue.Release, "switch", "putting it in place"),
        (build, "_build_page", "pages of text: templates"),
        (build, "_populate_page", "pages of text: Markdown"),
        (generated.GeneratedFile, "look_back", "finding what was made before"),
    ):
        setattr(module, name, timed(said, getattr(module, name)))
    config = load_config(settings, site_dir=site)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    # As the command does it, with its hooks around.
    config.plugins.on_startup(command="build", dirty=False)
    build.build(config)
    whole = time.process_time() - began
    spent["all the rest"] = whole - sum(spent.values())  # type: ignore[assignment]
    for name, seconds in spent.most_common():
        print(f"{name}\t{seconds:.3f}")


if __name__ == "__main__":
    main(*map(str, map(Path, sys.argv[1:])))
