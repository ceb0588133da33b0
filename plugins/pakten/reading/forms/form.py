"""A form: which keys an entry or a group in it has, what each may hold, and what it means when it has been read.

A field is its line: its key, its type, and what stands there when it is not written. Its words stand in `locale/`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


class Form(BaseModel):
    """`means` is the value of the domain that a filled-in form stands for; it has the same fields."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, validate_default=False, defer_build=True
    )
    _means: ClassVar[Callable[..., Any]]
    takes_extra: ClassVar[bool] = False
    """Whether a network may add keys of its own to it, which begin with x_."""

    def __init_subclass__(
        cls, means: Callable[..., Any] | None = None, takes_extra: bool = False, **settings: Any
    ) -> None:
        super().__init_subclass__(**settings)
        cls.takes_extra = takes_extra
        if means is not None:
            cls._means = means

    def to_domain(self, *, without: Collection[str] = (), **others: Any) -> Any:
        """Field by field, groups as what they stand for, and others; fails for a field that one side lacks."""
        values = {name: value for name, value in self.__dict__.items() if name not in without and name not in others}
        for name, value in values.items():
            if isinstance(value, Form):
                values[name] = value.to_domain()
            elif isinstance(value, tuple) and value and isinstance(value[0], Form):
                values[name] = tuple(one.to_domain() for one in value)
        return type(self)._means(**values, **others)


@dataclass(frozen=True, slots=True)
class Kind:
    """A mark of a type: the name of its kind of value, and what its text must look like from beginning to end."""

    name: str
    pattern: str = ""
    choices: tuple[str, ...] = ()
    words: str = ""
    """For choices: the name under which each has its words; empty when they are their own."""
    form: type[Form] | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """A mark of a field that holds ids: of which kind of thing, and what may stand there that is none."""

    kind: str
    besides: str = ""
    only: str = ""
    """What a text must look like to be an id, where other texts may stand as well."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A mark of a field that needs no line in a template: it is a row of a list on the page of its entry."""

    place: str = "facts"
    """Which list."""


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A mark of a field that calendars and feeds show: when it changes, `updated` must follow."""

    attributes: tuple[str, ...] = ()
    """Of the domain's event, if they are called otherwise there."""
