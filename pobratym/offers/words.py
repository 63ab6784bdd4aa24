"""Words for what the rules of this room answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.offers.rules.matching import Ground, Shared
from pobratym.offers.rules.publishing import Lack
from pobratym.offers.states import Challenge, Form, Priority, Sector, State
from pobratym.partners.states import Goal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LACKS: Final[dict[Lack, StrOrPromise]] = {
    Lack.TITLE: gettext_lazy("A title is missing."),
    Lack.TEXT: gettext_lazy("Say in a few sentences what exactly this is about."),
    Lack.BLANKS: gettext_lazy("Fill in the places marked […], or strike them out."),
    Lack.EXPIRED: gettext_lazy("Its last day has passed. Give a later one, or mark it as met."),
    Lack.RETURN: gettext_lazy("Nothing is offered in return yet. What could the partner gain?"),
    Lack.ENGLISH: gettext_lazy("There is no English text: most partners will not understand it."),
    Lack.UNREAD: gettext_lazy("Nobody has read the translation since it was made."),
    Lack.FORMS: gettext_lazy("Say in which forms you would work: it makes answering easier."),
    Lack.CONTACT: gettext_lazy("Nobody is named who answers questions about it."),
}
STATE_TAGS: Final = {
    State.DRAFT: "unknown",
    State.PUBLISHED: "good",
    State.MET: "info",
    State.WITHDRAWN: "",
}
GROUNDS: Final[dict[Ground, StrOrPromise]] = {
    Ground.SECTOR: gettext_lazy("the same sphere"),
    Ground.GOAL: gettext_lazy("the same goal"),
    Ground.FORMS: gettext_lazy("a form in common"),
    Ground.CHALLENGES: gettext_lazy("a challenge in common"),
    Ground.PRIORITIES: gettext_lazy("a priority in common"),
}
_LABELS: Final[dict[Ground, dict[str, StrOrPromise]]] = {
    Ground.SECTOR: dict(Sector.choices),
    Ground.GOAL: dict(Goal.choices),
    Ground.FORMS: dict(Form.choices),
    Ground.CHALLENGES: dict(Challenge.choices),
    Ground.PRIORITIES: dict(Priority.choices),
}


def shared(found: Shared) -> str:
    """Return one ground of a match as a phrase with what both have."""
    labels = ", ".join(str(_LABELS[found.ground].get(key, key)) for key in found.keys)
    phrases = {
        Ground.SECTOR: _("the same sphere: %(what)s"),
        Ground.GOAL: _("the same goal: %(what)s"),
        Ground.FORMS: _("the same form: %(what)s"),
        Ground.CHALLENGES: _("the same challenge: %(what)s"),
        Ground.PRIORITIES: _("the same priority: %(what)s"),
    }
    return phrases[found.ground] % {"what": labels}
