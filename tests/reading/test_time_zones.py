"""The zone that somebody means, and no other one."""

import zoneinfo

import pytest

from pakten.reading.time_zones import names, nearest


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Stockholm", "Europe/Stockholm"),
        ("Europa/Stockholm", "Europe/Stockholm"),
        ("Europe/Stockhollm", "Europe/Stockholm"),
        ("america/new york", "America/New_York"),
        ("utc", "UTC"),
        # Another place, hours without summer time, or nothing that is in the list: nobody guesses.
        *((text, "") for text in ("America/London", "UTC+2", "Etc/GMT+2", "CET", "Asia", "Sverige", "", "/")),
    ],
)
def test_the_zone_that_is_meant_is_proposed_and_no_other(written: str, meant: str) -> None:
    assert nearest(written) == meant


def test_the_zone_of_a_machine_is_none_of_the_world() -> None:
    assert {"localtime", "CET", "Etc/UTC", "Factory"}.isdisjoint(names())
    assert {"UTC", "Europe/Stockholm", "America/Argentina/Buenos_Aires"} <= set(names())


def test_clocks_change_as_the_locked_package_says_and_not_as_the_machine() -> None:
    assert zoneinfo.TZPATH == ()
    assert "Europe/Stockholm" in zoneinfo.available_timezones()
