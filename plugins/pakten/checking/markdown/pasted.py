"""What comes along when a text is copied from Word or a web page: marks of the program, signs that nobody sees, lists
and notes that only look like it."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from pakten.checking.finding import words_of
from pakten.checking.markdown.bodies import Body
from pakten.checking.markdown.lines import lines_of, paragraphs
from pakten.checking.positions import Positions
from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.markup.code import without_code

_OFFICE = re.compile(
    r"</?(?:o|w|v|m|x|p|st1|st2|u\d):[a-z][\w-]*|<!\[(?:if|endif)|<!--\[if|<!--(?:Start|End)Fragment"
    r"|<[a-z][^<>]*(?:class\s*=\s*[\"']?Mso|style\s*=\s*[\"'][^\"'<>]*mso-)"
    r"|\{:?[^{}\n]*(?:\.Mso\w+|mso-)[^{}\n]*\}",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(
    r"</?[a-z][\w:-]*(?:\s[^<>]*)?>|<!\[[^<>]*\]>|<!--.*?-->|\{:?[^{}\n]*(?:\.Mso|mso-)[^{}\n]*\}", re.I
)
_BOLD = re.compile(r"</?(?:b|strong)(?:\s[^<>]*)?>", re.IGNORECASE)

_LEFT = re.compile(
    # What a field says that has lost what it led to, in the languages of an office.
    r"\b(?:Error|Fel|Feil|Fejl|Virhe)!\s+(?:Reference|Bookmark|Hyperlink|No (?:bookmark|text|index|table)|Unknown|"
    r"Not a valid|Main Document|Hittar|Bokmärket|Ogiltig|Det (?:finns|går)|Okän[dt]|Inget?|Ingen|Referenskälla|Objekt)"
    r"[^.!?\n]*[.!?]?"
    # The code of a field, in place of what it shows.
    r"|\{\s*(?:HYPERLINK|PAGEREF|MERGEFIELD|NUMPAGES|TOC\s+\\|REF\s+_|INCLUDEPICTURE|SEQ\s|FORMTEXT)[^{}\n]*\}"
    # What stands in a field that nobody has filled in, and what stands at a comment.
    r"|(?i:Klicka(?: eller tryck)? här för att ange (?:text|ett datum)|Click(?: or tap)? here to enter (?:text|a date))"
    r"\.?"
    r"|(?:Kommenterad|Kommentar|Commented) \[[A-ZÅÄÖ]{1,4}\d+\]:?"
)
_NOTE = re.compile(
    r"\[?\\?\[?[^\[\]\n]{0,9}\\?\]?\]?\(#_(?:ftn|ftnref|edn|edneref|ednref)\d+\)|#?\b_(?:Toc|Hlk|Hlt|Ref|ftn|ftnref)\d+\b"
)
_TYPED_NOTE = re.compile(r"(?<=[\w.,;:!?)”\"])\[(?P<mark>\d{1,2})\](?![(\[:])")
_TYPED_NOTE_TEXT = re.compile(r"^\[(?P<mark>\d{1,2})\](?=[ \t]+\S)", re.MULTILINE)
_REFERENCE = re.compile(r"(?<!\!)\[\^(?P<mark>[^\]\s]+)\](?!:)")
_DEFINITION = re.compile(r"^ {0,3}\[\^(?P<mark>[^\]\s]+)\]:", re.MULTILINE)

_CLOSED = re.compile(r"https://(?P<host>[\w-]+\.sharepoint\.com|onedrive\.live\.com)/[^\s<>()\[\]\"']*")
_FOLLOWED = re.compile(
    r"https?://(?:[\w-]+\.safelinks\.protection\.outlook\.com/|(?:www\.)?google\.[a-z.]{2,6}/url|l\.facebook\.com/l\.php)"
    r"\?(?:[^\s)>\"']*?&(?:amp;)?)?(?:url|u|q)=(?P<to>https?(?:%3A|:)[^\s&)>\"']+)[^\s)>\"']*"
)
_UNSEEN = "\u00ad\u200b\u2060"
_SOFT = re.compile(f"[\\w-]*[{_UNSEEN}][\\w{_UNSEEN}-]*")
_SPACE = "(?:[\u00a0\u2007\u202f]|&nbsp;|&#160;)"
_SPACES = re.compile(f"(?:[ ]?{_SPACE}){{2,}}")
_GARBLED_SIGNS = ("Ã", "â€")
_WORD = re.compile(r"[^\s\"'<>()\[\]{},]+")

_BULLET = re.compile(r"(?P<sign>[•·▪●◦‣○■□⁃∙\uf0b7\uf0a7\uf0fc➢✓✔]|[\uf000-\uf0ff])[ \t\u00a0]*(?=\S)")
_LETTER_O = re.compile("o(?P<space>[ \t\u00a0]+)(?=\\S)")
_DASH = re.compile("[–—][ \t\u00a0]+(?=\\S)")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-h])\)[ \t\u00a0]+(?=\S)")


def office_markup(body: Body) -> Iterator[Problem]:
    """Lines with what only Word makes something of, each with what it says without."""
    if "<" not in body.text and "{" not in body.text:
        return
    told = set()
    for found in _OFFICE.finditer(without_code(body.text, indented=body.keeps_lines, comments=True)):
        start = body.text.rfind("\n", 0, found.start()) + 1
        if start not in told:
            told.add(start)
            line = body.text[start:].partition("\n")[0]
            clean = " ".join(_ANY_TAG.sub("", _BOLD.sub("**", line)).replace("&nbsp;", " ").split())
            yield Problem.of(Code.OFFICE_MARKUP, body.at(start, start + len(line)), instead=clean, value=found.group())


def pasted_problems(body: Body) -> Iterator[Problem]:
    yield from _notes(body)
    if body.keeps_lines:
        yield from _bullets(body)


def closed_addresses(file: str, text: str) -> Iterator[Problem]:
    """Addresses of files in an organisation's own cloud, which mostly ask visitors to log in."""
    at = Positions(file, text)
    for found in words_of(text).found(_CLOSED):
        yield Problem.of(Code.BEHIND_LOGIN, at(*found.span()), host=found["host"])


def followed_addresses(file: str, text: str) -> Iterator[Problem]:
    """Addresses as mail programs and searches write them, so that they know who clicks."""
    at = Positions(file, text)
    for found in words_of(text).found(_FOLLOWED):
        yield Problem.of(Code.FOLLOWED_ADDRESS, at(*found.span()), instead=unquote(found["to"]))


def _ungarbled(word: str) -> str:
    """A word whose letters beyond ASCII have become two or three, since UTF-8 was read as an old Windows encoding."""
    try:
        return word.encode("cp1252").decode("utf-8") if any(sign in word for sign in _GARBLED_SIGNS) else ""
    except UnicodeError:
        return ""


def leftovers(file: str, text: str) -> Iterator[Problem]:
    """In any text, also in fields: what a program says instead of the author, and signs that nobody sees."""
    unseen = any(sign in text for sign in _UNSEEN)
    spaced = any(sign in text for sign in ("\u00a0", "\u2007", "\u202f", "&nbsp;", "&#160;"))
    garbled = any(sign in text for sign in _GARBLED_SIGNS)
    at = Positions(file, text)
    prose = without_code(text) if file.endswith(".md") else text
    for left in words_of(text).found(_LEFT, prose, lines=1):
        yield Problem.of(Code.LEFT_BY_PROGRAM, at(*left.span()), value=left.group())
    for garble in _WORD.finditer(prose) if garbled else ():
        if meant := _ungarbled(garble.group()):
            yield Problem.of(Code.LEFT_BY_PROGRAM, at(*garble.span()), instead=meant, value=garble.group())
    for soft in _SOFT.finditer(prose) if unseen else ():
        word = re.sub(f"[{_UNSEEN}]", "", soft.group())
        yield Problem.of(Code.SOFT_HYPHEN, at(*soft.span()), instead=word, word=word)
    for spaces in _SPACES.finditer(prose) if spaced else ():
        number = len(re.findall(_SPACE, spaces.group()))
        yield Problem.of(Code.SPACES_IN_ROW, at(*spaces.span()), number=number)


def _notes(body: Body) -> Iterator[Problem]:
    for found in _NOTE.finditer(body.prose) if "_" in body.prose else ():
        yield Problem.of(Code.LEFT_FOOTNOTE, body.at(*found.span()), value=found.group())
    if not re.search(r"\[[\d^]", body.prose):
        return
    typed = [{found["mark"] for found in one.finditer(body.prose)} for one in (_TYPED_NOTE, _TYPED_NOTE_TEXT)]
    both = typed[0] & typed[1]
    for pattern in (_TYPED_NOTE, _TYPED_NOTE_TEXT) if both else ():
        for found in pattern.finditer(body.prose):
            if found["mark"] in both:
                end = ":" if pattern is _TYPED_NOTE_TEXT else ""
                instead = f"[^{found['mark']}]{end}"
                yield Problem.of(Code.LEFT_FOOTNOTE, body.at(*found.span()), instead=instead, value=found.group())
    known = {found["mark"] for found in _DEFINITION.finditer(body.prose)}
    for found in _REFERENCE.finditer(body.prose):
        if found["mark"] not in known:
            yield Problem.of(Code.NO_SUCH_FOOTNOTE, body.at(*found.span()), mark=found["mark"])


def _bullets(body: Body) -> Iterator[Problem]:
    for together in paragraphs(lines_of(body)):
        for pattern, few in _SIGNS.items():
            found = [(line, sign) for line in together if not line.is_item and (sign := pattern.match(line.text))]
            # An o with more than a space after it is how Word writes the bullets of the second level.
            if len(found) >= few or any(pattern is _LETTER_O and sign["space"] != " " for _, sign in found):
                for line, sign in found:
                    number = re.sub(r"\D", "", sign.group()) or "1"
                    begins = f"{number}. " if pattern is _NUMBER else "- "
                    instead = begins + body.text[line.start + sign.end() : line.end]
                    place = body.at(line.start, line.end)
                    yield Problem.of(Code.TYPED_BULLET, place, instead=instead, sign=sign.group().strip())


_SIGNS = {_BULLET: 1, _LETTER_O: 2, _DASH: 2, _NUMBER: 2}
"""What people and programs write for a bullet, and with how many of them below each other it is one."""
