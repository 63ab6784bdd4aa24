"""The life of an agreement and the closed lists around it. Pure data; keys are never translated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    DRAFT = "draft", _("draft")
    APPROVAL = "approval", _("on the lawful track")
    SIGNED = "signed", _("signed")
    IN_FORCE = "in_force", _("in force")
    ENDED = "ended", _("ended")
    WITHDRAWN = "withdrawn", _("withdrawn")


MOVES: Final[Mapping[State, frozenset[State]]] = {
    State.DRAFT: frozenset({State.APPROVAL, State.IN_FORCE, State.WITHDRAWN}),
    State.APPROVAL: frozenset({State.DRAFT, State.SIGNED, State.WITHDRAWN}),
    State.SIGNED: frozenset({State.IN_FORCE, State.ENDED}),
    State.IN_FORCE: frozenset({State.ENDED}),
    State.ENDED: frozenset({State.IN_FORCE}),
    State.WITHDRAWN: frozenset({State.DRAFT}),
}
# The text may change only until the signing.
WRITABLE: Final = frozenset({State.DRAFT, State.APPROVAL})


def can_move(source: State, target: State) -> bool:
    return target in MOVES[source]


class Form(TextChoices):
    LETTERS = "letters", _("exchange of letters")
    MEMORANDUM = "memorandum", _("memorandum")
    AGREEMENT = "agreement", _("agreement")
    PROTOCOL = "protocol", _("protocol")
    DECLARATION = "declaration", _("declaration")
    CONTRACT = "contract", _("separate contract for a project")


class SideKind(TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    REGION = "region", _("region, district")
    BUSINESS = "business", _("business")
    CHAMBER = "chamber", _("chamber of commerce")
    INTERNATIONAL = "international", _("international organisation")
    INSTITUTION = "institution", _("institution, non-governmental organisation")
    OTHER = "other", _("another body")


class Sphere(TextChoices):
    """The closed list seen in the state register."""

    INDUSTRY = "industry", _("industry and agriculture")
    TRANSPORT = "transport", _("transport and trade")
    EDUCATION = "education", _("science, education, health")
    ENERGY = "energy", _("energy")
    WASTE = "waste", _("waste")
    GREEN = "green", _("green transition, climate, environment")
    INVESTMENT = "investment", _("investment and business")
    EMERGENCIES = "emergencies", _("emergencies")
    SOCIAL = "social", _("social protection and humanitarian aid")
    CULTURE = "culture", _("culture and art")
    SPORT = "sport", _("tourism and sport")


class CooperationKind(TextChoices):
    """Kinds of the state register."""

    CROSS_BORDER = "cross_border", _("cross-border")
    INTER_TERRITORIAL = "inter_territorial", _("inter-territorial")
    TRANSNATIONAL = "transnational", _("transnational")


class Relation(TextChoices):
    """What a paper under an agreement is to it."""

    ANNEX = "annex", _("annex")
    CONTRACT = "contract", _("project contract")
    RENEWAL = "renewal", _("renewal")


class EventKind(TextChoices):
    SIGNED = "signed", _("signed")
    REGISTERED = "registered", _("registered")
    IN_FORCE = "in_force", _("came into force")
    EXTENDED = "extended", _("extended")
    RENEWED = "renewed", _("renewed")
    NOTICE = "notice", _("notice of termination given")
    TERMINATED = "terminated", _("terminated")
    EXPIRED = "expired", _("expired")


class ProposalState(TextChoices):
    OPEN = "open", pgettext_lazy("proposal", "open")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
