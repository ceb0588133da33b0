"""Which fields an entry needs: what nothing can be without, what a network expects of itself, and what it lets go.

What is asked for of what lies ahead, by the way in which it is held, is said in domain/rules/entry.py.
"""

from collections.abc import Iterator, Mapping

from pakten.reading.forms.events import EventForm
from pakten.reading.forms.examples import ExampleForm
from pakten.reading.forms.fields import FormField, fields_of
from pakten.reading.forms.form import Form
from pakten.reading.suggestion import near

ALWAYS, AHEAD, NEVER = "always", "ahead", "never"
WHEN = (ALWAYS, AHEAD, NEVER)
FORMS: Mapping[str, type[Form]] = {"event": EventForm, "example": ExampleForm}


def needed(form: type[Form], chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The keys that every entry of a form must have beside those that nothing can be without."""
    return tuple(field.key for field in fields_of(form) if not field.indispensable and is_needed(field, chosen))


def is_needed(field: FormField, chosen: Mapping[str, str]) -> bool:
    return field.indispensable or chosen.get(field.words, ALWAYS if field.required else NEVER) == ALWAYS


def when_needed(form: type[Form], chosen: Mapping[str, str]) -> Mapping[str, str]:
    """What is asked of each field of a form; where nobody has said anything of one, nothing."""
    return {
        field.key: ALWAYS if field.indispensable else chosen.get(field.words, ALWAYS if field.required else "")
        for field in fields_of(form)
    }


def wrong(chosen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What cannot be chosen, and what was meant or can be."""
    known = {f"{kind}.{field.key}": field for kind, form in FORMS.items() for field in fields_of(form)}
    for name, when in chosen.items():
        if name not in known:
            yield name, near(name, known)
        elif when not in WHEN or (when != ALWAYS and known[name].indispensable) or (when == AHEAD and name[:2] == "ex"):
            yield name, f"{name}: {ALWAYS}"
