"""What a link may lead to, sign by sign: what nobody sees in an address, a browser reads all the same."""

import pytest

from pakten.addresses.targets import is_own, is_safe

UNSEEN = "\x00\x1f\x7f\x80\x9f\u00ad\u061c\u180e\u200b\u200f\u2028\u202e\u2060\u206f\ufeff\ufff9\ufffb"
ESCAPED = ("%00", "%0a", "%0A", "%1f", "%1F", "%7f", "%7F")
BESIDE = "\x20\u00a0\u00ac\u00ae\u2010\u2027\u2030\u205f\u2070\ufefe\ufffc"
"""The neighbours of those, which are seen, or have a width."""


@pytest.mark.parametrize("sign", [*UNSEEN, *ESCAPED], ids=ascii)
@pytest.mark.parametrize("address", ["https://exempel.se/{}x", "/om/{}x", "mailto:{}info@exempel.se", "{}om/"])
def test_a_sign_that_nobody_sees_is_in_no_address(address: str, sign: str) -> None:
    assert not is_safe(address.format(sign))
    assert not is_own(address.format(sign))


@pytest.mark.parametrize("sign", [*BESIDE, "%20", "%2F", "%7e", "%80", "%c3%a5"], ids=ascii)
def test_the_signs_beside_them_may_be(sign: str) -> None:
    assert is_safe(f"https://exempel.se/{sign}x")
    assert is_own(f"/om/{sign}x")


@pytest.mark.parametrize(
    "address",
    [
        *("//exempel.se/", " //exempel.se/", "/\\exempel.se/", "\\\\exempel.se/", "/om%5Cx", "/om%5cx"),
        *(
            "https:/exempel.se/",
            "https:exempel.se/",
            "HTTPS:exempel.se/",
            "http://",
            "https:///x",
            "https://?x",
            "https://#x",
        ),
        *("https://stockholm.se@exempel.se/", "https://a:b@exempel.se", "https://exempel.se /x"),
        *(
            "ftp://exempel.se/",
            "javascript:x",
            " javascript:x",
            "Java-Script+1.0:x",
            "webcal://exempel.se/",
            "data:,x",
            "httpx://y/",
        ),
    ],
)
def test_what_leads_elsewhere_than_it_looks_is_neither_safe_nor_our_own(address: str) -> None:
    assert not is_safe(address)
    assert not is_own(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://exempel.se",
            "HTTPS://EXEMPEL.SE/",
            "http://exempel.se:80/?a=b@c",
            "https://exempel.se?x",
            "https://exempel.se#x",
        ),
        *(
            "https://exempel.se/a\nb",
            " https://exempel.se/ ",
            "mailto:info@exempel.se",
            "TEL:+468",
            "https://exempel.se/a@b",
        ),
    ],
)
def test_the_web_a_mailbox_and_a_telephone_are_safe_and_not_our_own(address: str) -> None:
    assert is_safe(address) == ("\n" not in address), "a line break is seen by nobody"
    assert not is_own(address)


@pytest.mark.parametrize(
    "address", ["", "/", "#del", "?q=x", "om/", "../om/", "/om/#del", "a b.pdf", "1:2", "/a:b", "./a:b"]
)
def test_a_path_of_the_site_is_its_own(address: str) -> None:
    assert is_safe(address)
    assert is_own(address)
