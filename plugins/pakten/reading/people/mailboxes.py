"""Whose a mailbox is: a function's, as its words say, a person's, or perhaps a person's."""

import re
from collections.abc import Collection
from enum import Enum

from pakten.reading.people.names import ALSO_WORDS, is_given, is_joined, is_surname
from pakten.reading.suggestion import fold, slug

PRIVATE_SERVICE = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|mac|protonmail|proton|telia|spray|bredband2?|comhem|"
    r"home|passagen|gmx|aol|tele2|bahnhof|swipnet|glocalnet)\.(?:com|se|me|net|nu)",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"(?:frukost|lunch|middag|fika|kaffe|mingel|mass|seminari|workshop|konferens|conference|kurs|studie|rundabord|fest|"
    r"kampanj|program|board|bokning|booking|anmal|ungdom|info|kontakt|contact|kansli|reception|vaxel|foretag|naring|jobb|arbet|press|media|kommun|stad|region|kund|support|"
    r"service|help|hjalp|admin|webb?|office|hej|hello|post|mail|epost|e-?mail|registrator|diari|forvaltning|bestall|faktura|"
    r"invoice|ekonomi|personal|rekryt|utbild|vux|skol|sfi|komvux|larar|student|elev|ung|fritid|kultur|bibliotek|forsk|social|"
    r"integration|mangfald|natverk|network|pakt|projekt|project|team|grupp|group|enhet|avdelning|omrade|distrikt|cent|hus|"
    r"lokal|bok|event|traff|mote|meeting|anmal|registration|feedback|synpunkt|fel|data|dpo|gdpr|privacy|tillgang|access|news|"
    r"nyhet|redaktion|kommunikation|communication|market|marknad|sales|salj|order|butik|shop|cafe|restaurang|hotell|forening|"
    r"styrelse|ordforande|kassor|sekreterare|valbered|medlem|member|partner|sponsor|volont|insamling|mentor|praktik|ferie|"
    r"prao|apl|larling|welcome|valkom|open|oppna|no-?reply|postmaster|abuse|hostmaster|security|test|demo|bot|lan|hyr|bygg|"
    r"fastighet|bostad|park|miljo|trafik|plan|teknik|energi|idrott|sport|klubb|club|muse|teater|musik|konst|kyrk|forsamling|"
    r"moske|diakoni|hem|vard|halso|omsorg|aldre|barn|familj|foraldr|kvinno|handel|hub|lab|studio|campus|akademi|stiftelse|"
    r"foundation|fond|kommitt|namnd|institut|radgiv|konsult|juridik|juris|ledning|vd$|hr$|it$|amf$|ny[at]?$|fornamn|efternamn|"
    r"namn|name$|first|last|funktion|din$|your).*"
    r"|.*(?:kontor|forvaltning|enhet|service|center|centrum|skola|skolan|bolag|torg|torget|hus|huset|namnd|avdelning|utbildning|"
    r"arbete|jobb|stod|projekt|verket|byra|byran|gruppen|foreningen|forening|radet|rad|natverk|natverket|sverige|"
    r"hallen|garden|parken|kyrka|kyrkan|traff|traffen|verksamhet|ab)"
)


_STAND_FOR_NAMES = frozenset(("fornamn", "efternamn", "namn", "name", "firstname", "lastname"))


class Whose(Enum):
    PERSON = "person"
    PERHAPS = "perhaps"
    FUNCTION = "function"


def whose(local: str, domain: str, own: Collection[str] = ()) -> Whose:
    """Whose mailbox it is, by what stands before and after the @."""
    words = _words(local)
    if re.fullmatch(r"(?:no|do-?not)[._-]?reply.*", local, re.IGNORECASE):
        return Whose.FUNCTION
    if not words or _has_function(words, {*own, *slug(domain).split("-")}):
        whose_else = Whose.FUNCTION
    elif len(words) == 1:
        whose_else = Whose.PERSON if is_given(words[0]) or is_joined(words[0]) else Whose.FUNCTION
    elif any(is_given(word) or word in ALSO_WORDS for word in words) or any(map(is_surname, words)):
        whose_else = Whose.PERSON
    elif len(words) <= 3 and all(word.isalpha() for word in words):
        # An initial and a name; of two words that nobody knows, either may be meant.
        whose_else = Whose.PERSON if len(words[0]) == 1 and len(words[-1]) > 3 else Whose.PERHAPS
    else:
        whose_else = Whose.FUNCTION
    if whose_else is Whose.FUNCTION and PRIVATE_SERVICE.fullmatch(domain):
        return Whose.PERHAPS
    return whose_else


def _is_named(word: str) -> bool:
    return is_given(word) or is_surname(word)


def is_surely_function(mailbox: str) -> bool:
    """Whether a word before the @ names a function, and no part of it can be somebody's name or private address."""
    local, _, domain = mailbox.partition("@")
    words = _words(local)
    named = any(_is_named(word) or word in _STAND_FOR_NAMES for word in words)
    return _has_function(words, ()) and not (named or PRIVATE_SERVICE.fullmatch(domain))


def _words(local: str) -> list[str]:
    words = (re.sub(r"\d+$", "", fold(word)) for word in re.split(r"[._+-]", local))
    return [word for word in words if word]


def _has_function(words: list[str], known: Collection[str]) -> bool:
    return any(word in known or (_FUNCTION.fullmatch(word) and not _is_named(word)) for word in words)
