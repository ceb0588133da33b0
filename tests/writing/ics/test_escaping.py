"""Texts of a calendar, sign by sign: RFC 5545, section 3.3.11. One backslash more is read as a text by nobody here."""

from dataclasses import replace
from datetime import date

import pytest

from pakten.writing.calendar import ics
from pakten.writing.publication import Feed, Publication


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("a,b;c", r"a\,b\;c"),
        ("a\\b", r"a\\b"),
        (r"a\,b", r"a\\\,b"),
        (r"a\n", r"a\\n"),
        ("a\\\\;", r"a\\\\\;"),
        ("kl. 9:00", "kl. 9:00"),
        ("\"a\" = 'b' & <c> (d) [e] #f %g", "\"a\" = 'b' & <c> (d) [e] #f %g"),
    ],
)
def test_what_has_a_meaning_is_escaped_once_and_nothing_else(
    title: str, written: str, publication: Publication
) -> None:
    meeting = replace(publication.catalogue.event["hamnmote-2027"], title=title, summary=f"{title}\n{title}")
    content = ics.calendar([meeting], Feed("all", title, title), publication, date(2027, 1, 1))
    lines = content.decode().replace("\r\n ", "").split("\r\n")

    assert lines.count(f"SUMMARY:{written}") == 1
    assert lines.count(f"NAME:{written}") == 1
    # The summary stands twice in what an entry says, with the break between its lines; a calendar tells the title.
    told = [line.removeprefix("DESCRIPTION:") for line in lines if line.startswith("DESCRIPTION:")]
    assert len(told) == 2
    assert all(line.startswith(written) for line in told)
