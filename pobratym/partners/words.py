"""Words for pure states of this room's rules, which themselves know no language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from pobratym.partners.rules.vitality import Part, State
from pobratym.partners.states import Status

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

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
