"""Words and colours for the answers of a self-check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from pobratym.core.answers import Answer
from pobratym.partners.states import Side

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ANSWER_TAGS: Final = {
    Answer.YES: "good",
    Answer.PARTLY: "warn",
    Answer.NO: "bad",
    Answer.UNKNOWN: "unknown",
}

GROUPS: Final[dict[str, StrOrPromise]] = {
    "choice": _("A deliberate choice of the partner and clear aims"),
    "leader": _("Active leadership"),
    "means": _("Institutional capacity"),
}

SIDES: Final[dict[Side, StrOrPromise]] = {Side.HOME: _("We"), Side.PARTNER: _("The partner")}
