"""How far an indicator has come, and when it is to be measured again. Pure."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from pobratym.plans.states import Often, Trend

# Days after which a value is missed; an event and the end have no calendar of their own.
DUE_AFTER_DAYS: Final = {Often.MONTH: 31, Often.QUARTER: 92, Often.HALF_YEAR: 184, Often.YEAR: 366}


def share(
    *, baseline: Decimal | None, target: Decimal | None, value: Decimal | None
) -> float | None:
    """Return how much of the way from baseline to target is gone, 0 to 1; None when unknown.

    A value beyond the target is 1, one behind the start 0. Where start and target are the same
    number there is no way to measure: None.

    Source: Pobratym's own: the plain ratio (value − baseline) / (target − baseline).
    """
    if baseline is None or target is None or value is None or baseline == target:
        return None
    return min(max(float((value - baseline) / (target - baseline)), 0.0), 1.0)


def is_reached(trend: Trend, *, target: Decimal | None, value: Decimal | None) -> bool | None:
    """Return whether the target is reached; None when target or value is unknown.

    What should stay is reached while it is exactly the target.

    Source: Pobratym's own reading of the direction of an indicator [S 3.1, step 5].
    """
    if target is None or value is None:
        return None
    if trend == Trend.KEEP:
        return value == target
    return value >= target if trend == Trend.UP else value <= target


def next_due(often: Often, *, since: dt.date, last: dt.date | None) -> dt.date | None:
    """Return the day by which a new value is expected; None when no calendar says.

    What is measured once, at the end, and what is measured after events waits for no day.

    Source: Pobratym's own: one period after the last value, or after the measuring began.
    """
    days = DUE_AFTER_DAYS.get(often)
    return None if days is None else (last or since) + dt.timedelta(days)
