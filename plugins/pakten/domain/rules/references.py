"""References: where an entry names others by their ids, and which of those stand out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pakten.domain.problem import Location

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The ids that stand in one field of an entry."""

    origin: Location
    path: Path
    kind: str
    ids: tuple[str, ...]
    is_single: bool = False
    """Whether the field holds the one id itself, and not a list."""

    def stands_out(self, known: Mapping[str, frozenset[str]]) -> bool:
        """Whether it names something that is not known, or something twice."""
        return not known[self.kind].issuperset(self.ids) or (len(self.ids) > 1 and len(set(self.ids)) < len(self.ids))

    def place_of(self, id_: str) -> Path:
        return self.path if self.is_single else (*self.path, self.ids.index(id_))

    def again(self) -> Iterator[tuple[str, Path]]:
        """Ids that the field names more than once, with the path to each repetition."""
        for index, id_ in enumerate(self.ids):
            if id_ in self.ids[:index]:
                yield id_, (*self.path, index)
