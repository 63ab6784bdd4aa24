"""Rules about people and their offices: pure functions of plain values."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

INVITATION_DAYS: Final = 7
LONGEST_GUEST_DAYS: Final = 365

# First pieces of addresses that belong to the installation, so no community may take them.
RESERVED: Final = frozenset(
    {
        "accounts", "admin", "api", "assets", "communities", "docs", "en", "guest", "health",
        "help", "i18n", "installation", "invitation", "login", "me", "media", "office",
        "partner-in-ukraine", "robots", "search", "settings", "start", "static", "uk", "uploads",
        "www",
    }
)  # fmt: skip

LinkStates = Literal["open", "expired", "used", "revoked"]
Quadrants = Literal["manage", "satisfy", "inform", "watch", "unknown"]

_QUADRANTS: Final[dict[tuple[str, str], Quadrants]] = {
    ("high", "high"): "manage",
    ("low", "high"): "satisfy",
    ("high", "low"): "inform",
    ("low", "low"): "watch",
}


def may_be_an_address(slug: str) -> bool:
    """True when a community may live at `/<slug>/`.

    Source: Pobratym's own, docs/adr/communities.md.
    """
    return slug not in RESERVED


def link_state(
    *,
    now: dt.datetime,
    expires_at: dt.datetime,
    used_up: bool = False,
    revoked: bool = False,
) -> LinkStates:
    """Return where a link stands: withdrawn wins over used, used over expired.

    Source: Pobratym's own, docs/adr/secret-links.md.
    """
    if revoked:
        return "revoked"
    if used_up:
        return "used"
    return "open" if now < expires_at else "expired"


def quadrant(*, interest: str, influence: str) -> Quadrants:
    """Return what a stakeholder's interest and influence ask for; unknown stays unknown.

    Source: Pobratym's own, docs/adr/stakeholder-grid.md (the usual grid of power and
        interest, A. Mendelow, 1991).
    """
    if not interest or not influence:
        return "unknown"
    return _QUADRANTS[interest, influence]


def keeps_an_administrator(administrators: frozenset[int], *, without: int) -> bool:
    """True when somebody else still administers the community after `without` stops.

    Source: Pobratym's own, docs/adr/communities.md.
    """
    return bool(administrators - {without})


def is_past(keep_until: dt.date | None, *, on: dt.date) -> bool:
    """True when the term for keeping personal data is over; the last day still counts as kept.

    Source: Law of Ukraine No. 2297-VI "On Personal Data Protection", Art. 15(2)(1): personal data
        are to be deleted or destroyed when the term of their storage ends.
    Units: calendar dates in Europe/Kyiv.
    """
    return keep_until is not None and on > keep_until
