"""What both sides need, offer, expect and fear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pobratym.core.worded import Worded
from pobratym.exchange.models import Expectation, Need, Offer
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.tone import selectors as tone
from pobratym.tone.selectors import Hint


@dataclass(frozen=True, slots=True)
class Said:
    """A row and how it sounds."""

    row: Worded
    hint: Hint


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one side needs and offers."""

    side: Side
    needs: list[Said]
    offers: list[Said]


def shelves(tie: Tie) -> list[Shelf]:
    """Return needs and offers, ours and theirs. Queries: 2."""
    needs = list(Need.objects.filter(tie=tie).select_related("offer"))
    offers = list(Offer.objects.filter(tie=tie))
    return [Shelf(side, _said(needs, side), _said(offers, side)) for side in Side]


def expectations(tie: Tie) -> dict[Side, list[Expectation]]:
    """Return expectations and fears by side. Queries: 1."""
    found = list(Expectation.objects.filter(tie=tie))
    return {side: [one for one in found if one.side == side] for side in Side}


def _said(rows: Iterable[Need] | Sequence[Offer], side: Side) -> list[Said]:
    return [Said(row, tone.hint(row.text_uk, row.text_en)) for row in rows if row.side == side]
