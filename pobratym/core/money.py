"""Money: an exact amount and its currency, never added across currencies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Self

from babel.numbers import format_currency

from pobratym.core import language

# ISO 4217 codes a community meets; the list is for choosing, any known code is accepted.
COMMON: Final = ("UAH", "EUR", "USD", "PLN", "SEK", "CHF", "GBP", "CZK", "HUF", "RON", "CAD", "JPY")


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in one currency. Units: the currency's main unit, two decimals kept."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            raise ValueError("Money needs a finite Decimal.")
        if len(self.currency) != 3 or not self.currency.isalpha() or not self.currency.isupper():  # noqa: PLR2004 - ISO 4217
            raise ValueError("Money needs an ISO 4217 code.")

    def __add__(self, other: Self) -> Self:
        """Raises: ValueError across currencies; a dated rate with its source must come first."""
        if self.currency != other.currency:
            raise ValueError("Money of two currencies has no sum.")
        return type(self)(self.amount + other.amount, self.currency)

    @property
    def label(self) -> str:
        """The sum as people of the reader's language write it."""
        whole = self.amount == self.amount.to_integral_value()
        return format_currency(
            self.amount,
            self.currency,
            format="#,##0 ¤" if whole else "#,##0.00 ¤",
            locale=language.locale(),
            currency_digits=False,
        )


def totals(sums: Iterable[Money]) -> list[Money]:
    """Return one total a currency, hryvnia first, then by code. Shape: [] for no sums."""
    found: dict[str, Money] = {}
    for money in sums:
        found[money.currency] = found[money.currency] + money if money.currency in found else money
    return sorted(found.values(), key=lambda total: (total.currency != "UAH", total.currency))
