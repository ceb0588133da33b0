"""A picture that must be gone is not named by any text any more, in whatever way it was put there."""

import pytest

from pakten.reading.markup.pictures import without_pictures

GONE = frozenset(("pictures/hall.jpg", "pictures/hall (1).jpg", "bilder/kör.png"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a ![The hall](/pictures/hall.jpg) b", "a  b"),
        ('![The [big] hall](</pictures/hall.jpg> "Ours (2024)")', ""),
        ("![The\nhall](\n/pictures/hall.jpg)", ""),
        ("![x](../../pictures/./hall.jpg?a#b)", ""),
        ("![x](/pictures/h%61ll.jpg)![x](/pictures/h&#97;ll.jpg)", ""),
        ("![x](/bilder/ko\u0308r.png)", ""),
        ("![x](</pictures/hall (1).jpg>)", ""),
        ("![x](/pictures/hall%20(1).jpg)", ""),
        ("![The hall][h] ![h][] ![H]\n\n  [h]: /pictures/hall.jpg\n      'Ours'\nb", "  \n\nb"),
        ("See [the **hall**](/pictures/hall.jpg).", "See the **hall**."),
        ("See [the hall][h].\n\n[h]: </pictures/hall.jpg>", "See the hall.\n\n"),
        ("[![The hall](/pictures/hall.jpg)](/pictures/hall.jpg)", ""),
        ("[![The hall](/pictures/hall.jpg) x](/about/)", "[ x](/about/)"),
        ("<IMG alt='The > hall' src='/pictures/hall.jpg'>b", "b"),
        ("<a class=x href=/pictures/hall.jpg>x</a>", "<a class=x >x</a>"),
        ("> - ![x](/pictures/hall.jpg)", "> - "),
    ],
)
def test_nothing_of_it_is_left(text: str, left: str) -> None:
    assert without_pictures(text, GONE) == left


@pytest.mark.parametrize(
    "text",
    [
        "![x](/pictures/other.jpg) hall.jpg",
        "![x](/other/hall.jpg)",
        "`![x](/pictures/hall.jpg)`",
        r"\![x\](/pictures/hall.jpg)",
        "![x](https://example.org/pictures/hall.jpg)",
        "[hall.jpg] ![a][b]\n\n[b]: /pictures/other.jpg",
    ],
)
def test_what_is_no_picture_of_that_kind_stays(text: str) -> None:
    assert without_pictures(text, GONE) == text
