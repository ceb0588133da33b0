"""An area's local form ends the network's tagline, so it must be possible to say."""

import pytest

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.domain.rules.references import Path
from pakten.domain.rules.wordings import local_form_problems
from pakten.domain.term import Area

HERE = Location("content/areas/harbour.md", 4, 13)


def locate(origin: Location, path: Path, *, key: bool = False) -> Location:  # noqa: ARG001 (a protocol's names)
    return HERE


def problems(local_form: str, title: str) -> list[Problem]:
    area = Area(id="harbour", title=title, summary="", local_form=local_form)
    return list(local_form_problems((area,), locate))


@pytest.mark.parametrize(
    ("local_form", "title"),
    [("at the harbour", "The Harbour"), ("på Berget", "Berget"), ("i Hamnen/Kajen", "Hamnen/Kajen")],
)
def test_a_word_and_the_name_say_where(local_form: str, title: str) -> None:
    assert problems(local_form, title) == []


@pytest.mark.parametrize("local_form", ["Berget", "på", "i Hamnen", "påBerget", "Berget på"])
def test_a_form_without_the_word_or_the_name_is_an_error(local_form: str) -> None:
    assert problems(local_form, "Berget") == [Problem.of(Code.NOT_A_LOCAL_FORM, HERE, value=local_form, title="Berget")]
