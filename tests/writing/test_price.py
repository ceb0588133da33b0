"""A price in words is a figure for programs only when it is nothing but a figure."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.writing.conftest import MEETING

from pakten.domain.event_parts.registration import Registration
from pakten.locale import words
from pakten.writing.data import jsonld_event
from pakten.writing.data.price import amount
from pakten.writing.publication import Publication


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("200 kr", "200"),
        ("200 kronor.", "200"),
        ("200:-", "200"),
        ("2\u00a0500 kr", "2500"),
        ("12 500 SEK", "12500"),
        ("99,50 kr", "99.50"),
        ("SEK 200", "200"),
        ("200", "200"),
        ("Kostnadsfritt", "0"),
        ("Gratis.", "0"),
        ("0 kr", "0"),
        ("2.500 kr", None),
        ("25 00 kr", None),
        ("100–200 kr", None),
        ("200 kr per person", None),
        ("200 kr exkl. moms", None),
        ("Gratis för medlemmar", None),
        ("20 euro", None),
        ("-200 kr", None),
        ("kr", None),
        ("", None),
    ],
)
def test_a_price_in_crowns(said: str, figure: str | None) -> None:
    assert amount(said, "SEK", words("sv")) == (None if figure is None else Decimal(figure))


@pytest.mark.parametrize(
    ("said", "currency", "figure"),
    [("€ 20", "EUR", 20), ("£12.50", "GBP", Decimal("12.5")), ("20 kr", "EUR", None), ("20 kr", "", None)],
)
def test_a_price_in_other_money_or_in_none(said: str, currency: str, figure: Decimal | None) -> None:
    assert amount(said, currency, words("en")) == figure


@pytest.mark.parametrize(
    ("price", "needed", "told"),
    [
        ("200 kr", True, {"free": False, "price": 200, "currency": "SEK", "words": None}),
        ("99,50 kr", False, {"free": False, "price": 99.5, "currency": "SEK", "words": None}),
        ("kostnadsfritt", True, {"free": True, "price": 0, "currency": "SEK", "words": None}),
        ("kostnadsfritt", False, {"free": True, "price": None, "currency": None, "words": None}),
        ("200 kr per lag", True, {"free": None, "price": None, "currency": None, "words": "200 kr per lag"}),
        ("", True, {"free": None, "price": None, "currency": None, "words": None}),
    ],
)
def test_search_engines_get_the_figure_or_the_words(
    price: str, needed: bool, told: dict[str, object], publish: Callable[..., Publication]
) -> None:
    event = replace(MEETING, registration=Registration(needed, price=price))
    data: Any = jsonld_event.event(event, publish(event))
    offer = data.get("offers", {})
    assert told == {
        "free": data.get("isAccessibleForFree"),
        "price": offer.get("price"),
        "currency": offer.get("priceCurrency"),
        "words": offer.get("description"),
    }
