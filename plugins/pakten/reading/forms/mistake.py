"""A mistake: what is wrong with one value, before anybody knows where it stands. With its place it is a problem."""

from collections.abc import Callable
from typing import TypeVar

from pydantic_core import PydanticCustomError

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem

T = TypeVar("T")


class Mistake(Exception):
    """`key` is set when the mistake belongs to one of several values that were looked at together."""

    def __init__(self, code: Code, key: str = "", *, instead: str = "", **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.key = key
        self.instead = instead
        self.values = values

    def at(self, location: Location) -> Problem:
        return Problem.of(self.code, location, instead=self.instead, **self.values)


def told(read: Callable[[str], T]) -> Callable[[object], T]:
    """The same reading, in the shape in which pydantic collects mistakes with their paths."""

    def validate(value: object) -> T:
        if not isinstance(value, str):
            raise PydanticCustomError(Code.NOT_A_TEXT, Code.NOT_A_TEXT)
        try:
            return read(value.strip())
        except Mistake as mistake:
            raise PydanticCustomError(
                mistake.code, mistake.code, {"instead": mistake.instead, **mistake.values}
            ) from None

    return validate
