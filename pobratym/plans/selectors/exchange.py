"""What both sides need, offer, expect, fear and promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pobratym.core.sharing import read_once
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.plans.models import Expectation, Need, Offer, Promise
from pobratym.plans.models.worded import Worded
from pobratym.plans.selectors import tone
from pobratym.plans.selectors.tone import Hint


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


@read_once
def promises(tie: Tie) -> list[Promise]:
    """Return all promises: the open by due day, then the settled, latest first.

    Queries: 1, then none for the same tie.
    """
    found = [_with_tie(one, tie) for one in Promise.objects.filter(tie=tie)]
    still = sorted(
        (one for one in found if one.is_open),
        key=lambda one: (one.due_on or dt.date.max, one.pk),
    )
    settled = sorted(
        (one for one in found if not one.is_open),
        key=lambda one: (one.done_on or one.cancelled_on or dt.date.min, one.pk),
        reverse=True,
    )
    return still + settled


def _said(rows: Iterable[Need] | Sequence[Offer], side: Side) -> list[Said]:
    return [Said(row, tone.hint_about(row)) for row in rows if row.side == side]


def _with_tie(promise: Promise, tie: Tie) -> Promise:
    promise.tie = tie
    return promise
