"""What an earlier build has written of an entry is used again as long as all that it was made of is as it was."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.writing.conftest import whole

from pakten.reading.memory.store import Store
from pakten.website.memory.fragments import Fragments
from pakten.website.memory.questions import Recorder
from pakten.writing.calendar import ics
from pakten.writing.data import open_data
from pakten.writing.feeds import atom, json_feed
from pakten.writing.publication import Feed, Publication, WrittenOnce


def _files(publication: Publication) -> list[bytes]:
    catalogue, feed = publication.catalogue, Feed("all", "Hamnkretsen")
    part = whole((*catalogue.events, *catalogue.examples), feed)
    return [
        ics.calendar(catalogue.events, feed, publication, date(2026, 12, 1)),
        atom.feed(part, publication),
        json_feed.feed(part, publication),
        open_data.events(publication, open_data.Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")),
    ]


def _built(publication: Publication, folder: Path) -> tuple[list[bytes], int]:
    """The files of a build that knows what earlier ones have written, and of how many entries something was new."""
    store, recorder = Store(folder, b"machinery"), Recorder()
    told = replace(publication, catalogue=recorder.view("told", publication.catalogue))
    fragments = Fragments(store, recorder, told)
    with recorder.unheard():
        files = _files(replace(told, once=fragments))
    new = sum(bool(forms) for _, _, forms in fragments.told().values())
    fragments.take(fragments.told())
    store.save()
    return files, new


def test_what_has_not_changed_is_not_written_again(publication: Publication, tmp_path: Path) -> None:
    whole_ = _files(publication)
    first, again = _built(publication, tmp_path), _built(publication, tmp_path)

    assert (first[0], again[0]) == (whole_, whole_)
    assert first[1] > 0
    assert again[1] == 0


def test_an_entry_says_what_others_are_called_now(publication: Publication, tmp_path: Path) -> None:
    """Neither the event nor anything that it is written with has changed, but the name of who arranges it."""
    catalogue = publication.catalogue
    renamed = tuple(replace(one, name=f"{one.name} och vänner") for one in catalogue.organisations)
    after = replace(publication, catalogue=replace(catalogue, organisations=renamed))
    _built(publication, tmp_path)
    files, new = _built(after, tmp_path)

    assert files == _files(replace(after, once=WrittenOnce()))
    assert new > 0


def test_another_address_of_the_site_is_told_everywhere(publication: Publication, tmp_path: Path) -> None:
    after = replace(publication, namespace="https://elsewhere.example/")
    _built(publication, tmp_path)

    assert _built(after, tmp_path)[0] == _files(replace(after, once=WrittenOnce()))
