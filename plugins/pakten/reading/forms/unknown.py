"""What is not known, held against the entry that says so: the field that will hold it must be one, and still empty."""

from collections.abc import Iterator

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.forms.fields import keys_at
from pakten.reading.forms.form import Form
from pakten.reading.suggestion import key_for
from pakten.reading.yaml.nodes import ParsedEntry


def unknown_problems(form: type[Form], entry: ParsedEntry) -> Iterator[Problem]:
    listed = entry.values.get("unknown")
    for index, gap in enumerate(listed if isinstance(listed, list) else ()):
        name = gap.get("field") if isinstance(gap, dict) else None
        if not isinstance(name, str):
            continue
        path = tuple(name.strip().split("."))
        location = entry.locate(("unknown", index, "field"))
        wrong = next((at for at, step in enumerate(path) if step not in keys_at(form, path[:at])), None)
        if wrong is not None:
            guess = key_for(path[wrong], keys_at(form, path[:wrong]))
            instead = ".".join((*path[:wrong], guess)) if guess else ""
            yield Problem.of(Code.NO_SUCH_GAP, location, instead=instead, field=name)
        elif entry.has(path):
            yield Problem.of(Code.KNOWN_BY_NOW, location, field=name)
