"""Rules about people and their offices: pure functions of plain values."""

from __future__ import annotations

import datetime as dt
from typing import Final

from pobratym.people.states import LinkState, Quadrant, Weight

INVITATION_DAYS: Final = 7
LONGEST_GUEST_DAYS: Final = 365

# First pieces of addresses that belong to the installation, so no community may take them.
RESERVED: Final = frozenset(
    {
        "accounts", "admin", "api", "assets", "communities", "docs", "en", "guest", "health",
        "help", "i18n", "installation", "invitation", "login", "me", "media", "office", "robots",
        "search", "settings", "static", "uk", "uploads", "www",
    }
)  # fmt: skip

_QUADRANTS: Final = {
    (Weight.HIGH, Weight.HIGH): Quadrant.MANAGE,
    (Weight.LOW, Weight.HIGH): Quadrant.SATISFY,
    (Weight.HIGH, Weight.LOW): Quadrant.INFORM,
    (Weight.LOW, Weight.LOW): Quadrant.WATCH,
}


def may_be_an_address(slug: str) -> bool:
    """True when a community may live at `/<slug>/`.

    Source: Pobratym's own, docs/adr/0011-addresses-of-communities.md.
    """
    return slug not in RESERVED


def link_state(
    *,
    now: dt.datetime,
    expires_at: dt.datetime,
    used_up: bool = False,
    revoked: bool = False,
) -> LinkState:
    """Return where a link stands: withdrawn wins over used, used over expired.

    Source: Pobratym's own, docs/adr/0012-links-to-people-without-an-account.md.
    """
    if revoked:
        return LinkState.REVOKED
    if used_up:
        return LinkState.USED
    return LinkState.OPEN if now < expires_at else LinkState.EXPIRED


def quadrant(*, interest: str, influence: str) -> Quadrant:
    """Return what a stakeholder's interest and influence ask for; unknown stays unknown.

    Source: Pobratym's own, docs/adr/0013-stakeholder-grid.md (the usual grid of power and
        interest, A. Mendelow, 1991).
    """
    if not interest or not influence:
        return Quadrant.UNKNOWN
    return _QUADRANTS[Weight(interest), Weight(influence)]


def keeps_an_administrator(administrators: frozenset[int], *, without: int) -> bool:
    """True when somebody else still administers the community after `without` stops.

    Source: Pobratym's own, docs/adr/0014-last-administrator.md.
    """
    return bool(administrators - {without})


def is_past(keep_until: dt.date | None, *, on: dt.date) -> bool:
    """True when the term for keeping personal data is over; the last day still counts as kept.

    Source: Law of Ukraine No. 2297-VI "On Personal Data Protection", Art. 15(2)(1): personal data
        are to be deleted or destroyed when the term of their storage ends.
    Units: calendar dates in Europe/Kyiv.
    """
    return keep_until is not None and on > keep_until
