"""The promises of both sides."""

from __future__ import annotations

import datetime as dt

from pobratym.core.sharing import read_once
from pobratym.exchange.models import Promise
from pobratym.partners.models import Tie


@read_once
def of(tie: Tie) -> list[Promise]:
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


def _with_tie(promise: Promise, tie: Tie) -> Promise:
    promise.tie = tie
    return promise
