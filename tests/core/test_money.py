"""Money. Pure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core.money import Money, totals

amounts = st.decimals(-(10**12), 10**12, places=2, allow_nan=False, allow_infinity=False)


def money(amount: str, currency: str = "UAH") -> Money:
    return Money(Decimal(amount), currency)


def test_sum_of_one_currency() -> None:
    assert money("0.10") + money("0.20") == money("0.30")


def test_sum_of_two_currencies_is_refused() -> None:
    with pytest.raises(ValueError, match="two currencies"):
        money("1") + money("1", "EUR")


@pytest.mark.parametrize("amount", [0.1, "1", 1, Decimal("NaN"), Decimal("Infinity")])
def test_amount_that_is_not_exact_is_refused(amount: object) -> None:
    with pytest.raises(ValueError, match="finite Decimal"):
        Money(amount, "UAH")  # type: ignore[arg-type] # that is the point


@pytest.mark.parametrize("currency", ["", "uah", "EURO", "€", "U1H"])
def test_currency_that_is_no_code_is_refused(currency: str) -> None:
    with pytest.raises(ValueError, match="ISO 4217"):
        money("1", currency)


@pytest.mark.parametrize(
    ("sum_", "uk", "en"),
    [
        (money("1234567.5"), "1 234 567,50 ₴", "1,234,567.50 UAH"),
        (money("1200", "EUR"), "1 200 EUR", "1,200 €"),
        (money("-3.07", "PLN"), "-3,07 PLN", "-3.07 PLN"),
    ],
    ids=["hryvnia", "whole", "negative"],
)
def test_label_as_people_write_it(sum_: Money, uk: str, en: str) -> None:
    labels = []
    for language in ("uk", "en"):
        with translation.override(language):
            labels.append(sum_.label.replace("\u00a0", " ").replace("\u202f", " "))

    assert labels == [uk, en]


def test_totals_hryvnia_first_each_currency_apart() -> None:
    sums = [money("5", "EUR"), money("1"), money("2", "EUR"), money("7", "CZK")]

    assert totals(sums) == [money("1"), money("7", "CZK"), money("7", "EUR")]
    assert totals([]) == []


@given(st.lists(st.tuples(amounts, st.sampled_from(["UAH", "EUR", "USD"]))))
def test_totals_lose_nothing(rows: list[tuple[Decimal, str]]) -> None:
    found = totals(Money(amount, currency) for amount, currency in rows)

    assert sum(total.amount for total in found) == sum(amount for amount, _ in rows)
    assert len({total.currency for total in found}) == len(found)
