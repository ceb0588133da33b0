"""`pakten questions` and `pakten answers`: asking what a meeting gave, and choosing among what comes back."""

from argparse import ArgumentParser
from base64 import b64encode
from collections.abc import Callable, Sequence

from pakten.checking.personal_data import names, own_names
from pakten.cli.command import Call, Command, Exit, Stopped
from pakten.cli.events.event_list import change_event, event_called, save
from pakten.cli.network import Network, read_whole
from pakten.cli.output import add_output, give
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.editing.amendment import Amendment
from pakten.importing.answers import Answers, answers_in
from pakten.locale import Words
from pakten.reading.network.catalogue import Reading
from pakten.reading.people.names import ALSO_WORDS, is_given
from pakten.reading.suggestion import fold
from pakten.reading.yaml import emitter
from pakten.reading.yaml.values import Value
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
    parser.add_argument("--write", default="", metavar="1,3", help=words("cli.answers.write"))
    add_output(parser, words)


def ask(call: Call) -> None:
    network, _, catalogue = read_whole(call)
    event = event_called(call.options.event, catalogue)
    if call.options.format == "text":
        give(call, as_text(event, network.words))
        return
    code = b64encode(qr.svg(event.survey, network.words("question.code"))).decode() if event.survey else ""
    give(call, as_form(event, network.words, f"data:image/svg+xml;base64,{code}" if code else ""))


def choose(call: Call) -> None:
    network, reading, catalogue = read_whole(call)
    event = event_called(call.options.event, catalogue)
    path = call.folder / call.options.file
    if not path.is_file():
        raise Stopped("cli.no_file", Exit.WRONG_CALL, file=path.name)
    words = network.words
    asked = questions(words)
    found = answers_in(path.read_bytes(), path.name, asked, words("question.voice"), _names_person(catalogue))
    told = _worth(found, f"{network.today:%Y-%m}", call.options.gathered)
    if call.options.write:
        _write(call, network, reading, event, told)
    else:
        give(call, _proposed(event, told, words))
    if found.withheld:
        rows = ", ".join(map(str, found.withheld))
        call.console.note(words("cli.answers.withheld", n=len(found.withheld), rows=rows))
    if found.passed_over:
        call.console.note(words("cli.answers.passed_over", headings=", ".join(found.passed_over)))


def _names_person(catalogue: Catalogue) -> Callable[[str], bool]:
    """Here a first name is enough: who was there knows whom somebody means."""
    own = own_names(catalogue)

    def is_named(text: str) -> bool:
        if next(names(text, own), None):
            return True
        words = (word.strip(".,:;!?()”\"'") for word in text.split())
        return any(word[:1].isupper() and is_given(word) and fold(word) not in {*ALSO_WORDS, *own} for word in words)

    return is_named


def _worth(found: Answers, month: str, gathered: str) -> list[dict[str, Value]]:
    return [
        {
            "text": one.text,
            "kind": one.question,
            **({"voice": one.voice} if one.voice else {}),
            "gathered": gathered,
            "date": month,
        }
        for one in found.told
    ]


def _proposed(event: Event, told: Sequence[dict[str, Value]], words: Words) -> str:
    """Lines to paste below `recap`, as many of them as one chooses, each with the number that --write knows it by."""
    if not told:
        return words("cli.answers.nothing") + "\n"
    listed = (f"{line}\n" for at, one in enumerate(told, 1) for line in (f"      # {at}", *emitter.entry(one, 6)))
    return "".join((f"# {words('cli.answers.choose', id=event.id)}\n", "    worth:\n", *listed))


def _write(call: Call, network: Network, reading: Reading, event: Event, told: Sequence[dict[str, Value]]) -> None:
    """Add those that were chosen to the recap, in the file where it stands."""
    if event.recap is None:
        raise Stopped("cli.answers.no_recap", Exit.WRONG_CALL, id=event.id)
    chosen = [told[number - 1] for number in _numbers(call, len(told))]

    def changed(amendment: Amendment) -> None:
        for one in chosen:
            amendment.add_item(("recap",), "worth", one, ("summary", "values"))

    draft = change_event(call, network, reading, event, changed)
    save(call, network, draft)


def _numbers(call: Call, most: int) -> list[int]:
    said = [part.strip() for part in call.options.write.split(",")]
    if not all(part.isdecimal() and 1 <= int(part) <= most for part in said):
        raise Stopped("cli.answers.no_number", Exit.WRONG_CALL, value=call.options.write, most=most)
    return list(dict.fromkeys(map(int, said)))


COMMANDS = {"questions": Command(_add_questions, ask), "answers": Command(_add_answers, choose)}
