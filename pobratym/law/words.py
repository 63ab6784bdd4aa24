"""Words for what the law says in codes."""

from __future__ import annotations

from django.utils.translation import ngettext

from pobratym.law.states import ClockKind


def clock(kind: str, days: int | None) -> str:
    """Return "10 working days"; empty when no term is known."""
    if days is None:
        return ""
    if kind == ClockKind.WORKING:
        return ngettext("%(n)s working day", "%(n)s working days", days) % {"n": days}
    return ngettext("%(n)s calendar day", "%(n)s calendar days", days) % {"n": days}
