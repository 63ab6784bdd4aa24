"""Reasons in words: each is one contribution of the score, with the fact that earned it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from pobratym.matching.facts import TELLERS, Fact, short
from pobratym.matching.query import Query

Floats = NDArray[np.float32]

_WORDS = Path(__file__).with_name("reasons.yaml")


@dataclass(frozen=True)
class Reason:
    """One part of a score: how much, why, and the fact, in both languages.

    The fact is put into words when somebody reads it.
    """

    feature: str
    contribution: float
    value: float  # as the feature gives it
    query: Query = field(repr=False)
    place: int  # among the candidates of the query

    @property
    def title_uk(self) -> str:
        """What this part is, in Ukrainian."""
        return str(self._words["title_uk"])

    @property
    def title_en(self) -> str:
        """What this part is, in English."""
        return str(self._words["title_en"])

    @property
    def fact_uk(self) -> str:
        """The fact that earned it, in Ukrainian."""
        return str(self._words[f"{self._side}_uk"]).format(**self._fact.uk)

    @property
    def fact_en(self) -> str:
        """The fact that earned it, in English."""
        return str(self._words[f"{self._side}_en"]).format(**self._fact.en)

    @property
    def _words(self) -> dict[str, Any]:
        return wording()[self.feature]

    @cached_property
    def _fact(self) -> Fact:
        teller = TELLERS[self._words.get("fact", "number")]
        return teller(self.query, self.place, self.value)

    @property
    def _side(self) -> str:
        """Which sentence fits: a word for each value, none, as usual, rarely, or the fact."""
        exact = f"is_{self.value:.0f}"
        if f"{exact}_uk" in self._words:
            return exact
        if "none_uk" in self._words and (not self.value or self._fact.count == 0):
            return "none"
        if "same_uk" in self._words and short(float(np.exp(abs(self.value)))) == "1":
            return "same"
        side = "less" if "less_uk" in self._words and self.value < 0 else "fact"
        judged = f"judged_{side}"
        return judged if f"{judged}_uk" in self._words and self.query.known.is_judged else side


@cache
def wording() -> dict[str, dict[str, Any]]:
    """Return the words of every feature."""
    with _WORDS.open(encoding="utf-8") as file:
        words: dict[str, dict[str, Any]] = yaml.safe_load(file)
    return words


def reasons(
    query: Query, names: tuple[str, ...], values: Floats, parts: Floats
) -> list[list[Reason]]:
    """Return for each candidate its reasons, weightiest first.

    A feature whose value is not known, or that adds nothing, gives no reason.
    Shape: values and parts are features × candidates.
    """
    found = []
    for place, (own, adds) in enumerate(zip(values.T.tolist(), parts.T.tolist(), strict=True)):
        known = [
            Reason(name, part, value, query, place)
            for name, value, part in zip(names, own, adds, strict=True)
            if part and value == value  # noqa: PLR0124 - an unknown value is not equal to itself
        ]
        found.append(sorted(known, key=lambda reason: -abs(reason.contribution)))
    return found
