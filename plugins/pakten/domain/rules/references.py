"""References: where an entry names others by their ids."""

from collections.abc import Iterator
from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The ids that stand in one field of an entry."""

    path: Path
    kind: str
    ids: tuple[str, ...]
    is_single: bool = False
    """Whether the field holds the one id itself, and not a list."""

    def place_of(self, id_: str) -> Path:
        return self.path if self.is_single else (*self.path, self.ids.index(id_))

    def again(self) -> Iterator[tuple[str, Path]]:
        """Ids that the field names more than once, with the path to each repetition."""
        for index, id_ in enumerate(self.ids):
            if id_ in self.ids[:index]:
                yield id_, (*self.path, index)
