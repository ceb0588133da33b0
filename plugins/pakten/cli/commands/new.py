"""`pakten new`: a new event, example or area, asked for on a terminal or given by options."""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.events.concept import add_concept, concept_event
from pakten.cli.events.event_list import Draft, save, try_out, with_events
from pakten.cli.events.event_questions import EVENT
from pakten.cli.fields import add_fields, option_of, texts_of
from pakten.cli.kept_answers import KeptAnswers
from pakten.cli.network import Network, open_network
from pakten.cli.prompts import Questions, ask_all
from pakten.domain.catalogue import Catalogue
from pakten.importing.rows import id_for
from pakten.locale import Words
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.examples import ExampleForm
from pakten.reading.forms.flat_fields import filled, first_fields, flat_fields, in_writing
from pakten.reading.forms.requirements import ALWAYS, when_needed
from pakten.reading.forms.terms import AreaForm
from pakten.reading.suggestion import slug
from pakten.reading.yaml import emitter
from pakten.reading.yaml.values import Value

_EXAMPLE = Questions(
    ExampleForm,
    (
        *("title", "summary", "organisations", "sector", "status", "evidence"),
        *("areas", "themes", "goals", "ways_in", "period"),
    ),
)
_AREA = Questions(AreaForm, ("title", "local_form", "summary", "districts", "local_actors"))


@dataclass(frozen=True)
class Kind:
    """What can be new: its questions, and the file in which it is written."""

    name: str
    questions: Questions
    draft: Callable[[Call, Network, Mapping[str, str], Catalogue], Draft]


def add_options(parser: ArgumentParser, words: Words) -> None:
    kinds = parser.add_subparsers(required=True, metavar=words("cli.metavar.kind"), title=words("cli.new.kinds"))
    for kind in KINDS:
        said = words(f"cli.new.{kind.name}.help")
        usage = f"{parser.prog} {kind.name} {words('cli.metavar.options')}"
        one = kinds.add_parser(kind.name, help=said, description=said, usage=usage, allow_abbrev=False)
        one.set_defaults(kind=kind)
        one.add_argument("--dry-run", action="store_true", help=words("cli.option.dry_run"))
        if kind.name == "event":
            add_concept(one, words)
        else:
            one.add_argument("--id", default="", metavar="ID", help=words("cli.new.id"))
        add_fields(one, kind.questions.form, words, words("cli.new.fields"))


def run(call: Call) -> None:
    network = open_network(call)
    with call.console.progress(call.words("cli.reading")):
        before = network.read()
    known = before.catalogue or Catalogue(vocabulary=network.settings.vocabulary)
    kind: Kind = call.options.kind
    given = texts_of(call.options, kind.questions.form)
    try:
        draft = kind.draft(call, network, given, known)
    except (KeyboardInterrupt, EOFError):
        if not call.console.is_dialogue:
            raise
        raise Stopped("cli.new.kept", Exit.INTERRUPTED) from None
    try_out(call, network, before, draft)
    if call.options.dry_run:
        return
    yes = call.words("cli.ask.yes").split()
    if call.console.is_dialogue and call.console.ask(call.words("cli.ask.write")).casefold() not in yes:
        raise Stopped("cli.new.not_written")
    save(call, network, draft)
    KeptAnswers.at(network.root, kind.name).forget()


def _event(call: Call, network: Network, given: Mapping[str, str], known: Catalogue) -> Draft:
    texts = {"published": network.today.isoformat(), **given}
    if call.options.concept:
        return with_events(network, [concept_event(call, network, texts, known)])
    texts = in_writing(_complete(call, network, KINDS[0], texts, known), EventForm)
    texts.setdefault("id", id_for(texts.get("title", ""), texts.get("start", ""), known.event))
    return with_events(network, [filled(texts, EventForm, known)])


def _example(call: Call, network: Network, given: Mapping[str, str], known: Catalogue) -> Draft:
    today = network.today.isoformat()
    texts = _complete(call, network, KINDS[1], {"published": today, "reviewed": today, **given}, known)
    values = filled(texts, ExampleForm, known)
    folder = network.settings.options.examples
    return _page(call, folder, values, network.words("cli.new.example.body"))


def _area(call: Call, network: Network, given: Mapping[str, str], known: Catalogue) -> Draft:
    values = filled(_complete(call, network, KINDS[2], given, known), AreaForm, known)
    folder = f"{network.settings.content}/{network.settings.layout.areas}"
    return _page(call, folder, values, network.words("cli.new.area.body", None, title=values.get("title", "")))


def _page(call: Call, folder: str, values: dict[str, Value], body: str) -> Draft:
    """Front matter and the headings of what there is to tell."""
    name = call.options.id or slug(str(values.get("title", "")))[:60].strip("-")
    if not name:
        raise Stopped("cli.new.no_id", Exit.WRONG_CALL)
    matter = "\n".join(emitter.mapping(values))
    return Draft(f"{folder}/{name}.md", None, f"---\n{matter}\n---\n\n{body.strip()}\n".encode())


def _complete(call: Call, network: Network, kind: Kind, given: Mapping[str, str], known: Catalogue) -> dict[str, str]:
    """What was given, and what is asked for; without anybody to ask, everything required must be given."""
    chosen = network.settings.options.required
    if call.console.is_dialogue:
        questions = kind.questions.of_network(chosen)
        return ask_all(call, questions, given, known, KeptAnswers.at(network.root, kind.name))
    always = {key for key, when in when_needed(kind.questions.form, chosen).items() if when == ALWAYS}
    required = [
        flat
        for flat in first_fields(flat_fields(kind.questions.form))
        if flat.path[0] in always and flat.name not in ("id", "published")
    ]
    missing = [option_of(flat) for flat in required if flat.name not in given]
    if missing:
        raise Stopped("cli.missing_options", Exit.WRONG_CALL, options=", ".join(missing))
    return dict(given)


KINDS = (Kind("event", EVENT, _event), Kind("example", _EXAMPLE, _example), Kind("area", _AREA, _area))
