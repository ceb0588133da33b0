"""A plain fact says on a page what its field holds, in the words of visitors, and leads where it can."""

from datetime import date

import pytest

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Role, Step
from pakten.domain.event_parts.accessibility import Answer
from pakten.domain.organisation import Organisation, Sector
from pakten.domain.term import Theme
from pakten.domain.vocabulary import Vocabulary
from pakten.locale import words
from pakten.reading.forms.fields import fields_of
from pakten.reading.forms.form import Form
from pakten.reading.forms.parts import LinkForm
from pakten.reading.forms.types import (
    Address,
    Audience,
    Color,
    Count,
    Day,
    Fact,
    Flag,
    Hours,
    Language,
    Line,
    Mailbox,
    Organisations,
    Text,
    Texts,
    Themes,
    YesOrNo,
)
from pakten.website.pages.facts import Value, value_of

THEME = Theme(id="mentoring", title="Mentoring", summary="-")
CATALOGUE = Catalogue(
    themes=(THEME,),
    organisations=(Organisation("mill", "The Mill", Sector.PRIVATE),),
    vocabulary=Vocabulary(audiences={"employers": "Employers"}),
)


class Plain(Form):
    dress_code: Fact[Line] = ""
    advice: Fact[Text] = ""
    bring: Fact[Texts] = ()
    seats: Fact[Count] = 0
    outdoors: Fact[Flag] = False
    by: Fact[Day | None] = None
    page: Fact[Address] = ""
    ask: Fact[Mailbox] = ""
    speaks: Fact[tuple[Language, ...]] = ()
    themes: Fact[Themes] = ()
    audience: Fact[Audience] = ()
    hosts: Fact[Organisations] = ()
    steps: Fact[tuple[Step, ...]] = ()
    role: Fact[Role] = Role.ARRANGED
    loop: Fact[YesOrNo] = Answer.UNKNOWN
    doors: Fact[Hours] = ""
    color: Fact[Color] = ""


@pytest.mark.parametrize(
    ("key", "said", "shown"),
    [
        ("dress_code", "Warm <clothes>", Value("Warm <clothes>")),
        ("advice", "Line one.\nLine two.", Value("Line one.\nLine two.")),
        ("bring", "Your own cup.", Value("Your own cup.")),
        ("seats", 40, Value("40")),
        ("outdoors", True, Value("Yes")),
        ("by", date(2027, 1, 20), Value("20 January 2027")),
        ("page", "/areas/", Value("/areas/", address="/areas/")),
        ("page", "https://example.org/", Value("https://example.org/", address="https://example.org/")),
        ("ask", "office@example.org", Value("office@example.org", address="mailto:office@example.org")),
        ("speaks", "sv", Value("Swedish")),
        ("speaks", "xx", Value("xx")),
        ("themes", "mentoring", Value("Mentoring", THEME)),
        ("audience", "employers", Value("Employers")),
        ("hosts", "mill", Value("The Mill")),
        ("steps", Step.FOLLOW_UP, Value("Follow-up and communication")),
        ("role", Role.TOOK_PART, Value("Took part in another's meeting")),
        ("loop", Answer.YES, Value("Yes")),
        ("doors", "08:30–17:00", Value("08:30–17:00")),
        ("color", "teal", Value("teal")),
    ],
)
def test_every_kind_of_value_is_said_as_visitors_read_it(key: str, said: object, shown: Value) -> None:
    (field,) = (one for one in fields_of(Plain) if one.key == key)
    assert field.shown == "facts"
    assert value_of(field, said, CATALOGUE, words("en")) == shown


def test_a_group_is_no_plain_fact() -> None:
    class Grouped(Form):
        link: Fact[LinkForm | None] = None

    with pytest.raises(TypeError, match="link"):
        fields_of(Grouped)
