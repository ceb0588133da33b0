"""The pictures that entries name: of what kind they are, and when they must be gone."""

from collections.abc import Iterator
from datetime import date, timedelta

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.network.catalogue import Reading
from pakten.writing.pictures.kinds import is_photo

_SOON = timedelta(days=10)


def flaw_of_kind(path: str) -> Code | None:
    """What is wrong with a file that no page can show, by the end of its name."""
    suffix = f".{path.rpartition('.')[2]}".lower()
    if suffix in (".heic", ".heif"):
        return Code.PICTURE_OF_A_PHONE
    return None if suffix == ".svg" or is_photo(suffix) else Code.NO_PICTURE


def removals(reading: Reading, today: date) -> Iterator[Problem]:
    """Pictures that must be gone soon, and those that no page shows any more."""
    for entry, image in reading.catalogue.pictured if reading.catalogue else ():
        if image.remove_by is not None and image.remove_by - _SOON <= today:
            code = Code.REMOVAL_PASSED if image.remove_by < today else Code.REMOVAL_NEAR
            location = reading.locate(entry.origin, ("image", "remove_by"))
            yield Problem.of(code, location, value=image.remove_by, file=image.file)
