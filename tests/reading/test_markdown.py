"""Links and blocks of a Markdown body, with the lines of the file."""

from pakten.domain.problem import Location
from pakten.reading.network.markdown import Block, Option, blocks, links

BODY = """
Läs om [Hamnen](/omraden/hamnen/) och ![båt](<bilder/en båt.jpg> "Båt").

`[inte](/en/lank/)` och ``även `[inte](x)` ``, men [den](../a_(b).md#c).

```
[inte](/heller/)
/// events
///
```

[namn]: https://exempel.se "Titel"
<https://exempel.se/auto>

/// events
    area: hamnen
    limit: 3
///

//// details | Mer
/// terms
    kind: areas
///
////
"""


def test_links_and_where_they_stand() -> None:
    found = [(target, location.line, location.column) for target, location in links("sida.md", BODY, 10)]
    assert found == [
        ("/omraden/hamnen/", 11, 17),
        ("bilder/en båt.jpg", 11, 47),
        ("../a_(b).md#c", 13, 58),
        ("https://exempel.se", 21, 9),
        ("https://exempel.se/auto", 22, 2),
    ]
    lines = BODY.split("\n")
    for target, location in links("sida.md", BODY, 10):
        assert lines[location.line - 10][location.column - 1 : location.end_column - 1] == target


def test_blocks_with_their_options() -> None:
    place = Location("sida.md", 25, 5, 9)
    assert blocks("sida.md", BODY, 10) == [
        Block(
            "events",
            "",
            Location("sida.md", 24, 5, 11),
            {
                "area": Option("hamnen", place, Location("sida.md", 25, 11, 17)),
                "limit": Option("3", Location("sida.md", 26, 5, 10), Location("sida.md", 26, 12, 13)),
            },
        ),
        Block("details", "Mer", Location("sida.md", 29, 6, 13)),
        Block(
            "terms",
            "",
            Location("sida.md", 30, 5, 10),
            {"kind": Option("areas", Location("sida.md", 31, 5, 9), Location("sida.md", 31, 11, 16))},
        ),
    ]
