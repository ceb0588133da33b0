"""What is written, as values without places, and the ways to them."""

from collections.abc import Iterator

Value = str | list["Value"] | dict[str, "Value"]
"""What is written, before anybody asks what it means: every scalar is a text."""

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and positions in lists."""


def paths(value: Value, path: Path = ()) -> Iterator[Path]:
    """The way to each value inside one."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in inside:
        yield from paths(below, (*path, step))


def value_at(values: Value, path: Path) -> Value:
    """The value at the end of a path that leads somewhere."""
    for step in path:
        values = values[step]  # type: ignore[index] # the path comes from these values
    return values


def group_at(values: Value, path: Path) -> dict[str, Value]:
    """The group at the end of a path that leads to one."""
    group = value_at(values, path)
    assert isinstance(group, dict)
    return group
