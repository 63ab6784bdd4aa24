"""Words for pure states of this room's rules, which themselves know no language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from pobratym.partners.rules.vitality import Part, State
from pobratym.partners.states import Status

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TIMELINE: Final[dict[str, StrOrPromise]] = {
    "key": _("turning points"),
    "talk": _("talks"),
    "aid": _("help"),
    "plan": _("plans"),
    "promise": _("promises"),
    "agreement": _("agreements"),
    "visit": _("visits"),
    "project": _("projects"),
    "outreach": _("first contact and media"),
}
VITALITY: Final[dict[State, StrOrPromise]] = {
    State.ALIVE: _("alive"),
    State.FADING: _("fading"),
    State.DORMANT: _("dormant"),
    State.DECLARED: _("declared only"),
    State.UNKNOWN: _("vitality unknown"),
}
VITALITY_TAGS: Final = {
    State.ALIVE: "good",
    State.FADING: "warn",
    State.DORMANT: "bad",
    State.DECLARED: "bad",
    State.UNKNOWN: "unknown",
}
STATUS_TAGS: Final = {
    Status.LEAD: "unknown",
    Status.CONTACT: "info",
    Status.DIALOGUE: "info",
    Status.ACTIVE: "good",
    Status.SUSPENDED: "warn",
    Status.ENDED: "",
}
PARTS: Final[dict[Part, StrOrPromise]] = {
    Part.RECENCY: _("Word from the partner"),
    Part.VISITS: _("Visits both ways"),
    Part.WORK: _("Joint work"),
    Part.BREADTH: _("Institutions taking part"),
    Part.PAPER: _("Paper in order"),
    Part.PLAN: _("Plan in place"),
}


def timeline_kinds(found: Iterable[str]) -> list[tuple[str, StrOrPromise]]:
    """The kinds of entries a timeline has, in the usual order, each with its word."""
    kinds = set(found)
    return [(kind, word) for kind, word in TIMELINE.items() if kind in kinds]
