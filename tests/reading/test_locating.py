"""A value is looked for in as few lines as say its key, and stands where it stands in the whole entry."""

from collections.abc import Iterator

from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.parser import parse_list
from pakten.reading.yaml.values import Path, Value

AWKWARD = """\
- id: x
  areas:
  - a
  - b
  registration:
  # På webben.
    url: "a
      b"
    needed: true
  end:

- {id: y, title: "z
  id: q", areas: [a,
  b]}
- title: >
    id: nej
  "id": ja
  summary : x
  description: |
    # Rubrik

    id: nej

# slut
"""


def paths(value: Value, path: Path = ()) -> Iterator[Path]:
    yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in steps:
        yield from paths(one, (*path, step))


def test_every_value_stands_where_it_stands_in_the_whole_entry() -> None:
    for entry in parse_list(Fragment("events.yaml", AWKWARD)).entries:
        for path in (*paths(entry.values), ("end",), ("missing",), ("registration", "missing")):
            for key in (True, False):
                found = entry.range.about(str(path[0]) if path else "").locate(path, key=key)
                assert found == entry.range.entry().locate(path, key=key)
