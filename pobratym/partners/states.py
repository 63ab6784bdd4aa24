"""The life of a tie and the closed lists around it. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Kind(TextChoices):
    """What the parties call their tie [S 2.3]. The wording of each language is a label."""

    TWINNING = "twinning", _("sister (twin) city")
    PARTNERSHIP = "partnership", _("partner city")
    FRIENDSHIP = "friendship", _("friendship city")
    COOPERATION = "cooperation", _("project cooperation")
    SOLIDARITY = "solidarity", _("solidarity without papers")


class Formality(TextChoices):
    FORMAL = "formal", pgettext_lazy("tie", "formal")
    INFORMAL = "informal", pgettext_lazy("tie", "informal")
    UNKNOWN = "unknown", pgettext_lazy("tie", "form unknown")


class Status(TextChoices):
    LEAD = "lead", pgettext_lazy("tie", "lead")
    CONTACT = "contact", pgettext_lazy("tie", "first contact")
    DIALOGUE = "dialogue", pgettext_lazy("tie", "dialogue")
    ACTIVE = "active", pgettext_lazy("tie", "active")
    SUSPENDED = "suspended", pgettext_lazy("tie", "suspended")
    ENDED = "ended", pgettext_lazy("tie", "ended")


# What a community calls its partnerships: neither leads nor suspended nor ended.
LIVING: Final = (Status.CONTACT, Status.DIALOGUE, Status.ACTIVE)
BEGINNING: Final = (Status.LEAD, Status.CONTACT, Status.DIALOGUE)  # no partnership yet
MOVES: Final[Mapping[Status, frozenset[Status]]] = {
    Status.LEAD: frozenset({Status.CONTACT, Status.DIALOGUE, Status.ACTIVE, Status.ENDED}),
    Status.CONTACT: frozenset({Status.LEAD, Status.DIALOGUE, Status.ACTIVE, Status.ENDED}),
    Status.DIALOGUE: frozenset({Status.CONTACT, Status.ACTIVE, Status.SUSPENDED, Status.ENDED}),
    Status.ACTIVE: frozenset({Status.SUSPENDED, Status.ENDED}),
    Status.SUSPENDED: frozenset({Status.ACTIVE, Status.DIALOGUE, Status.ENDED}),
    Status.ENDED: frozenset({Status.CONTACT, Status.DIALOGUE, Status.ACTIVE}),
}


def can_move(source: Status, target: Status) -> bool:
    return target in MOVES[source]


def moves(source: Status) -> list[tuple[str, StrOrPromise]]:
    """The stages a person may choose next by one click: no suspending, resuming, ending."""
    clicked = {Status.LEAD, Status.CONTACT, Status.DIALOGUE, Status.ACTIVE}
    if source in {Status.SUSPENDED, Status.ENDED}:
        return []
    return [(to.value, to.label) for to in Status if to in clicked & MOVES[source]]


class EventKind(TextChoices):
    BEGUN = "begun", _("cooperation began")
    FORMALISED = "formalised", _("formalised by a document")
    RENEWED = "renewed", pgettext_lazy("event of a tie", "renewed")
    SUSPENDED = "suspended", pgettext_lazy("event of a tie", "suspended")
    RESUMED = "resumed", _("resumed")
    ENDED = "ended", pgettext_lazy("event of a tie", "ended")
    MILESTONE = "milestone", _("milestone")


# Not told to the public: a note on a pause or an end says why it came to that.
NOTES_STAY_INSIDE: Final = frozenset({EventKind.SUSPENDED, EventKind.ENDED})


class PaperKind(TextChoices):
    """The document that makes a tie formal [S 1.2]."""

    AGREEMENT = "agreement", _("agreement")
    MEMORANDUM = "memorandum", _("memorandum")
    PROTOCOL = "protocol", _("protocol")
    DECLARATION = "declaration", _("declaration")
    LETTERS = "letters", _("exchange of letters")


class SigningLevel(TextChoices):
    """Who signed for a side [S 1.2]: the highest elected or appointed official, or another."""

    MAYOR = "mayor", _("mayor or head of the community")
    DEPUTY = "deputy", _("deputy mayor")
    COUNCIL = "council", _("chair of the council")
    APPOINTED = "appointed", _("highest appointed official")
    OTHER = "other", _("another person with a mandate")


class Goal(TextChoices):
    """The nine goals of partnerships, a closed list [S 1.3]."""

    RESOURCES = "resources", _("additional resources")
    EXPERTISE = "expertise", _("experience, knowledge, expertise")
    IMAGE = "image", _("international image")
    CULTURE = "culture", _("intercultural ties")
    NETWORKING = "networking", _("networks")
    INSTITUTIONS = "institutions", _("opportunities for local institutions")
    CRISIS = "crisis", _("support in crises")
    EU_INTEGRATION = "eu_integration", _("EU integration")
    SHARING = "sharing", _("sharing own experience")


class Side(TextChoices):
    HOME = "home", _("we")
    PARTNER = "partner", _("partner")
