"""A price that people wrote, as a figure for programs, when it is one and nothing else ("200 kr", "99,50 kronor")."""

import re
from decimal import Decimal

from babel.numbers import get_currency_symbol

from pakten.locale import Words

FREE = Decimal(0)

_CROWNS = ("kr", "kronor", "krona", "kroner", ":-")
_WORDS = {
    **dict.fromkeys(("SEK", "NOK", "DKK", "ISK"), _CROWNS),
    "EUR": ("euro", "euros"),
    "GBP": ("pounds", "pound"),
    "USD": ("dollars", "dollar"),
}
"""What people call the currencies of networks, beside their code and their sign."""
# Thousands with a space, decimals after a comma or a point; "2.500" may be either, and is left to people.
_FIGURE = re.compile(r"(?P<whole>\d{1,3}(?: \d{3})+|\d+)(?:[.,](?P<part>\d{1,2}))?")


def amount(price: str, currency: str, words: Words) -> Decimal | None:
    """What it costs; nothing for words that say more or less than a figure, and where no currency is set."""
    said = " ".join(price.casefold().split()).strip(" .")
    if said in words("feed.free").split(", "):
        return FREE
    if not currency:
        return None
    for unit in _units(currency, words):
        bare = said.removesuffix(unit) if said.endswith(unit) else said.removeprefix(unit)
        if bare != said:
            said = bare.strip()
            break
    figure = _FIGURE.fullmatch(said)
    return Decimal(f"{figure['whole'].replace(' ', '')}.{figure['part'] or 0}") if figure else None


def _units(currency: str, words: Words) -> list[str]:
    """What a currency is called, the longest first."""
    units = {*_WORDS.get(currency, ()), currency.casefold(), get_currency_symbol(currency, words.locale).casefold()}
    return sorted(units, key=len, reverse=True)
