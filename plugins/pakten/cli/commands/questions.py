"""`pakten questions` and `pakten answers`: asking what a meeting gave, and choosing among what comes back."""

from argparse import ArgumentParser
from base64 import b64encode
from collections.abc import Callable

from pakten.checking.personal_data import names, own_names
from pakten.cli.command import Call, Command, Exit, Stopped
from pakten.cli.network import open_network, whole
from pakten.cli.output import add_output, give
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.importing.answers import Answers, answers_in
from pakten.locale import Words
from pakten.reading.people.names import ALSO_WORDS, is_given
from pakten.reading.suggestion import fold, near
from pakten.reading.yaml import emitter
from pakten.reading.yaml.nodes import Value
from pakten.writing.letters.questions import as_form, as_text, questions
from pakten.writing.pictures import qr


def _add_event(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("event", metavar="ID", help=words("cli.questions.event"))


def _add_questions(parser: ArgumentParser, words: Words) -> None:
    _add_event(parser, words)
    parser.add_argument("--format", choices=("text", "html"), default="text", help=words("cli.questions.format"))
    add_output(parser, words)


def _add_answers(parser: ArgumentParser, words: Words) -> None:
    _add_event(parser, words)
    parser.add_argument("file", metavar=words("cli.metavar.file"), help=words("cli.answers.file"))
    gathered = ("survey", "talk", "round_table")
    parser.add_argument("--gathered", choices=gathered, default="survey", help=words("cli.answers.gathered"))
    add_output(parser, words)


def ask(call: Call) -> int:
    network = open_network(call)
    event = _event(call, whole(call, network))
    if call.options.format == "text":
        give(call, as_text(event, network.words))
        return Exit.FINE
    survey = event.follow_up.survey if event.follow_up else ""
    code = b64encode(qr.svg(survey, network.words("question.code"))).decode() if survey else ""
    give(call, as_form(event, network.words, f"data:image/svg+xml;base64,{code}" if code else ""))
    return Exit.FINE


def choose(call: Call) -> int:
    network = open_network(call)
    catalogue = whole(call, network)
    event = _event(call, catalogue)
    path = call.folder / call.options.file
    if not path.is_file():
        raise Stopped("cli.no_file", Exit.WRONG_CALL, file=path.name)
    words = network.words
    asked = questions(words)
    found = answers_in(path.read_bytes(), path.name, asked, words("question.voice"), _names_person(catalogue))
    give(call, _proposed(event, found, f"{network.today:%Y-%m}", call.options.gathered, words))
    if found.withheld:
        rows = ", ".join(map(str, found.withheld))
        call.console.note(words("cli.answers.withheld", n=len(found.withheld), rows=rows))
    if found.passed_over:
        call.console.note(words("cli.answers.passed_over", headings=", ".join(found.passed_over)))
    return Exit.FINE


def _event(call: Call, catalogue: Catalogue) -> Event:
    event = catalogue.event.get(call.options.event)
    if event is None:
        guess = near(call.options.event, catalogue.event, [one.title for one in catalogue.events])
        raise Stopped("cli.questions.no_event", Exit.WRONG_CALL, id=call.options.event, near=guess or "–")
    return event


def _names_person(catalogue: Catalogue) -> Callable[[str], bool]:
    """Here a first name is enough: who was there knows whom somebody means."""
    own = own_names(catalogue)

    def is_named(text: str) -> bool:
        if next(names(text, own), None):
            return True
        words = (word.strip(".,:;!?()”\"'") for word in text.split())
        return any(word[:1].isupper() and is_given(word) and fold(word) not in {*ALSO_WORDS, *own} for word in words)

    return is_named


def _proposed(event: Event, found: Answers, month: str, gathered: str, words: Words) -> str:
    """Lines to paste below `recap`, as many of them as one chooses."""
    if not found.told:
        return words("cli.answers.nothing") + "\n"
    listed: list[Value] = [
        {
            "text": one.text,
            "kind": one.question,
            **({"voice": one.voice} if one.voice else {}),
            "gathered": gathered,
            "date": month,
        }
        for one in found.told
    ]
    lines = (f"    {line}" for line in emitter.mapping({"worth": listed}))
    return "\n".join((f"# {words('cli.answers.choose', id=event.id)}", *lines)) + "\n"


COMMANDS = (Command("questions", _add_questions, ask), Command("answers", _add_answers, choose))
