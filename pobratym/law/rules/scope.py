"""Which law an agreement falls under: that depends on who the other sides are."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class SideKind(StrEnum):
    """Who stands on the other side."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    BUSINESS = "business"
    CHAMBER = "chamber"
    INTERNATIONAL = "international"
    INSTITUTION = "institution"
    OTHER = "other"


class Scope(StrEnum):
    APPLIES = "applies"
    OUTSIDE = "outside"
    UNCERTAIN = "uncertain"


TERRITORIAL: Final = frozenset({SideKind.MUNICIPALITY, SideKind.REGION})
_OUTSIDE: Final = frozenset({SideKind.BUSINESS, SideKind.CHAMBER, SideKind.INTERNATIONAL})


def scope(sides: Iterable[SideKind]) -> Scope:
    """Return whether the law on international territorial cooperation applies to an agreement.

    Source: Law of Ukraine No. 3668-IX on international territorial cooperation of Ukraine: the
        other side is a municipality or region of another state.
    Reading: one territorial side among several is enough for the law to apply; a business, a
        chamber of commerce or an international organisation alone is outside it; anything else is
        for a lawyer to say. Status: to be confirmed by a lawyer.
    """
    kinds = frozenset(sides)
    if kinds & TERRITORIAL:
        return Scope.APPLIES
    if kinds and kinds <= _OUTSIDE:
        return Scope.OUTSIDE
    return Scope.UNCERTAIN
