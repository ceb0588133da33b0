"""The words of dates, and the kind of token that each of them is: in Swedish and English, and of the other languages of
sites the names of months and weekdays as CLDR has them, where they are no words of these."""

from dataclasses import dataclass

_MONTHS = (
    "jan januari january januar jänner tammikuu tammikuuta",
    "feb februari february februar helmikuu helmikuuta",
    "mar mars march märz mrz maaliskuu maaliskuuta",
    "apr april huhtikuu huhtikuuta",
    "maj may mai toukokuu toukokuuta",
    "jun juni june kesäkuu kesäkuuta",
    "jul juli july heinäkuu heinäkuuta",
    "aug augusti august elokuu elokuuta",
    "sep september sept syyskuu syyskuuta",
    "okt oktober oct october lokakuu lokakuuta",
    "nov november marraskuu marraskuuta",
    "dec december dezember dez desember des joulukuu joulukuuta",
)
_WEEKDAYS = (
    "måndag måndagen mån mandag monday mon montag maanantai maanantaina må mo ma man",
    "tisdag tisdagen tis tuesday tue tues dienstag tirsdag tiistai tiistaina ti di tir tirs",
    "onsdag onsdagen ons wednesday wed mittwoch keskiviikko keskiviikkona mi ke",
    "torsdag torsdagen tors tor thursday thu thur thurs donnerstag torstai torstaina do",
    "fredag fredagen fre friday fri freitag perjantai perjantaina fr pe",
    "lördag lördagen lör lordag saturday sat samstag sonnabend lørdag lauantai lauantaina lö lø sa la lør",
    "söndag söndagen sön sondag sunday sun sonntag søndag sunnuntai sunnuntaina sö sø so su søn",
)
_SEASONS = {
    **{word: word for word in ("vår", "sommar", "höst", "vinter", "spring", "summer", "autumn", "winter")},
    **{
        "våren": "vår",
        "vårens": "vår",
        "sommaren": "sommar",
        "hösten": "höst",
        "höstterminen": "höst",
        "vårterminen": "vår",
        "vintern": "vinter",
        "fall": "autumn",
    },
}


def _with_twenty(*words: str) -> str:
    """One of the ordinals in Swedish and English with twenty before it."""
    return " ".join((*(f"tjugo{one}" for one in words[:-1]), f"twenty-{words[-1]}"))


_ONES = (
    *("första förste first", "andra andre second", "tredje third", "fjärde fourth", "femte fifth", "sjätte sixth"),
    *("sjunde seventh", "åttonde eighth", "nionde ninth"),
)
_ORDINALS = (
    *_ONES,
    *("tionde tenth", "elfte eleventh", "tolfte twelfth", "trettonde thirteenth", "fjortonde fourteenth"),
    *("femtonde fifteenth", "sextonde sixteenth", "sjuttonde seventeenth", "artonde eighteenth"),
    *("nittonde nineteenth", "tjugonde twentieth"),
    *(_with_twenty(*words.split()) for words in _ONES),
    *("trettionde thirtieth", "trettioförsta trettioförste thirty-first"),
)
CARDINALS = (
    *("ett en one", "två two", "tre three", "fyra four", "fem five", "sex six", "sju seven", "åtta eight"),
    *("nio nine", "tio ten", "elva eleven", "tolv twelve"),
)
EARLIEST_SPOKEN = 7
""""Kl. nio" is in the morning; "kl. tre" may be in the afternoon, or before anybody is awake."""
_ZONES = {"cet": 60, "cest": 120, "gmt": 0, "utc": 0, "z": 0}
_OTHERS = {
    "from": "från from von fra",
    "between": "mellan between",
    "kl": "kl klockan at klo um",
    "-": "till to until bis til",
    "&": "och and samt und og ja",
    "tentative": "prel prelim preliminär preliminärt preliminary tentative tentatively",
    "all day": "heldag heldagen",
    # They say nothing that the words around them do not say.
    "": "den the on of år i in",
}


@dataclass(frozen=True, slots=True)
class Word:
    kind: str
    value: int = 0
    text: str = ""


def _of_all(swedish: str, *others: str) -> tuple[str, ...]:
    """A weekday of every week: `måndagar`, `måndagarna`, `mondays`."""
    english = next(one for one in others if one.endswith("day"))
    return f"{swedish}ar", f"{swedish}arna", f"{english}s"


WORDS: dict[str, Word] = {
    **{word: Word("month", number) for number, words in enumerate(_MONTHS, 1) for word in words.split()},
    **{word: Word("weekday", number) for number, words in enumerate(_WEEKDAYS) for word in words.split()},
    **{word: Word("each", number) for number, days in enumerate(_WEEKDAYS) for word in _of_all(*days.split())},
    **{word: Word("number", number) for number, words in enumerate(_ORDINALS, 1) for word in words.split()},
    **{
        word: Word("number", number)
        for number, words in enumerate(CARDINALS, 1)
        for word in words.split()
        if number >= EARLIEST_SPOKEN
    },
    **{word: Word("season", text=season) for word, season in _SEASONS.items()},
    **{word: Word("zone", minutes, word) for word, minutes in _ZONES.items()},
    **{word: Word(kind) for kind, words in _OTHERS.items() for word in words.split()},
}

BEFORE_A_YEAR = (*(word for words in _MONTHS for word in words.split()), *_SEASONS)

TO_BE_ANNOUNCED = frozenset(
    (
        *("tba", "tbd", "tbc", "?", "datum kommer", "kommer senare", "kommer inom kort", "meddelas senare"),
        *("meddelas", "datum meddelas", "datum meddelas senare", "datum meddelas inom kort", "meddelas inom kort"),
        *("oklart", "ej bestämt", "inte bestämt", "ej klart", "inte klart", "ej fastställt"),
        *("to be announced", "to be confirmed"),
    )
)
