"""Where a page is, from the name of its file; what is in the place of a page that is gone; and which words say so."""

from dataclasses import replace
from datetime import date

import pytest

from pakten.addresses.links import SiteLinks
from pakten.addresses.pages import alias_path, list_above, page_path
from pakten.addresses.segments import facet_segments, segments_of
from pakten.addresses.urls import Urls
from pakten.domain.event import Format, Occasion
from pakten.domain.occurrence import occurrences
from pakten.domain.timespan import Timespan
from pakten.locale import words
from tests.domain.conftest import event

URLS = Urls(segments_of(words("sv"), {}), facet_segments(words("sv")))


@pytest.mark.parametrize(
    ("source", "path"),
    [
        *(("index.md", ""), ("om/index.md", "om/"), ("om/vision.md", "om/vision/"), ("kontakt.md", "kontakt/")),
        *(("om/a.b.md", "om/a.b/"), ("a/b/index.md", "a/b/"), ("om/my-index.md", "om/my-index/")),
    ],
)
def test_a_page_is_at_the_name_of_its_file(source: str, path: str) -> None:
    assert page_path(source) == path


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        *(("/om-oss/", "om-oss/"), ("/om-oss", "om-oss/"), ("/om/index.html", "om/"), ("/index.html", ""), ("/", "")),
        *(("/om/gammal.html", "om/gammal.html"), ("/a/b/c", "a/b/c/")),
    ],
)
def test_an_earlier_address_is_a_path_however_it_is_written(alias: str, path: str) -> None:
    assert alias_path(alias) == path


@pytest.mark.parametrize(
    ("path", "above"),
    [
        *(("kalender/1999/", "kalender/"), ("kalender/1999/03/", "kalender/"), ("typ/fest/", "typ/")),
        *(("kalender/urval/form/digitalt/", "kalender/"), ("goda-exempel/urval/sektor/offentlig/", "goda-exempel/")),
        *(("platser/torget/", "platser/"), ("aktorer/bageriet/", "aktorer/")),
        *(("uppfoljning/2020/", "uppfoljning/"), ("aktivitetsplan/2020/", "aktivitetsplan/")),
        # These say something of their own, and somebody has to say where it is now.
        *(
            ("kalender/frukost/", ""),
            ("kalender/frukost-2027/", ""),
            ("goda-exempel/1999/", ""),
            ("omraden/kullen/", ""),
        ),
        *(
            ("kalender/", ""),
            ("typ/", ""),
            ("", ""),
            ("om/vision/", ""),
            ("kalender/1999.ics", ""),
            ("feeds/all.ics", ""),
        ),
        ("kalender/urvalet/", ""),
    ],
)
def test_a_list_that_shows_nothing_any_more_leads_to_the_one_above(path: str, above: str) -> None:
    assert list_above(path, URLS) == above


def test_months_and_years_have_all_their_digits() -> None:
    assert (URLS.year(987), URLS.month(2027, 3)) == ("kalender/0987/", "kalender/2027/03/")
    assert (URLS.report(987), URLS.plan(987)) == ("uppfoljning/0987/", "aktivitetsplan/0987/")


def test_a_value_without_an_id_has_its_word_and_one_with_an_id_is_called_by_that() -> None:
    assert URLS.selection("calendar", "format", "online") == "kalender/urval/form/digitalt/"
    assert URLS.selection("calendar", "area", "kullen") == "kalender/urval/omrade/kullen/"
    assert URLS.selection("calendar", "area", "all") == "kalender/urval/omrade/hela-staden/"
    formats = {key for key in facet_segments(words("sv")) if key.startswith("format.")}
    assert formats == {f"format.{one}" for one in Format} - {"format.unknown"}


def test_a_date_is_told_about_at_a_place_of_its_own_only_where_there_are_several() -> None:
    first, second = (Timespan.days(date(2027, 2, number)) for number in (1, 8))
    several = event("kurs", Timespan.days(date(2027, 2, 1), date(2027, 2, 8)))
    course = replace(several, occasions=(Occasion("ett", first), Occasion("tva", second)))

    assert [URLS.occasion(one) for one in occurrences(event("frukost"))] == ["kalender/frukost/"]
    assert [URLS.occasion(one) for one in occurrences(course)] == [
        "kalender/kurs/#occasion-ett",
        "kalender/kurs/#occasion-tva",
    ]


def test_nothing_points_to_a_share_picture_that_is_not_drawn() -> None:
    links = SiteLinks(URLS, "https://exempel.se/natverk/", has_cards=True)

    assert links.card("events", "frukost") == "https://exempel.se/natverk/cards/events/frukost.png"
    assert replace(links, has_cards=False).card("events", "frukost") == ""
    assert links.home() == "https://exempel.se/natverk/"
