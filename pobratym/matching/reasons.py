"""Reasons in words: each is one contribution of the score, with the fact that earned it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from pobratym.matching.query import Query

Floats = NDArray[np.float32]

_WORDS = Path(__file__).with_name("reasons.yaml")


@dataclass(frozen=True)
class Reason:
    """One part of a score: how much, why, and the fact, in both languages."""

    feature: str
    contribution: float
    title_uk: str
    title_en: str
    fact_uk: str
    fact_en: str
    value: float  # as the feature gives it


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
    for place in range(parts.shape[1]):
        known = [
            _reason(query, name, float(part), float(value), place)
            for name, value, part in zip(names, values[:, place], parts[:, place], strict=True)
            if part and not np.isnan(value)
        ]
        found.append(sorted(known, key=lambda reason: -abs(reason.contribution)))
    return found


def _reason(query: Query, name: str, part: float, value: float, place: int) -> Reason:
    words = wording()[name]
    kind = words.get("fact", "number")
    facts = _facts(query, kind, value, place)
    comma = facts if kind == "names" else {"value": facts["value"].replace(".", ",")}
    side = "none" if words.get("none_uk") and not value else "fact"
    return Reason(
        name,
        part,
        words["title_uk"],
        words["title_en"],
        str(words[f"{side}_uk"]).format(**comma),
        str(words[f"{side}_en"]).format(**facts),
        value,
    )


def _facts(query: Query, kind: str, value: float, place: int) -> dict[str, str]:
    """Return what may be said about a value: a number, a multiple, people, kilometres, names."""
    if kind == "log":
        return {"value": _short(np.exp(value))}
    if kind == "people":
        return {"value": f"{np.exp(value):,.0f}".replace(",", "\N{NO-BREAK SPACE}")}
    if kind == "km":
        return {"value": f"{query.km[place]:.0f}"}
    if kind == "names":
        return {"value": _shared_names(query, place)}
    if kind == "percent":
        return {"value": f"{100 * value:.0f}"}
    return {"value": _short(value)}


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0") if value < 10 else f"{value:.0f}"  # noqa: PLR2004 -- tens


def _shared_names(query: Query, place: int) -> str:
    graph, towns = query.known.graph, query.known.towns
    both = np.intersect1d(query.partners, graph.of(int(query.among[place])))
    shown = [towns.name(int(row)) for row in both[np.argsort(graph.degree[both])][:3]]
    return ", ".join(shown) + (f" +{len(both) - 3}" if len(both) > 3 else "")  # noqa: PLR2004 -- three shown
