"""The life of an agreement and the closed lists around it. Pure data; keys are never translated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from pobratym.agreements.rules import clocks, form, scope, sections


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
    LETTERS = form.Form.LETTERS.value, _("exchange of letters")
    MEMORANDUM = form.Form.MEMORANDUM.value, _("memorandum")
    AGREEMENT = form.Form.AGREEMENT.value, _("agreement")
    PROTOCOL = form.Form.PROTOCOL.value, _("protocol")
    DECLARATION = form.Form.DECLARATION.value, _("declaration")
    CONTRACT = form.Form.CONTRACT.value, _("separate contract for a project")


class Scope(TextChoices):
    APPLIES = (
        scope.Scope.APPLIES.value,
        _("the law on international territorial cooperation applies"),
    )
    OUTSIDE = (
        scope.Scope.OUTSIDE.value,
        _("outside the law on international territorial cooperation"),
    )
    UNCERTAIN = scope.Scope.UNCERTAIN.value, _("a lawyer must say which law applies")


class SideKind(TextChoices):
    MUNICIPALITY = scope.SideKind.MUNICIPALITY.value, _("municipality")
    REGION = scope.SideKind.REGION.value, _("region, district")
    BUSINESS = scope.SideKind.BUSINESS.value, _("business")
    CHAMBER = scope.SideKind.CHAMBER.value, _("chamber of commerce")
    INTERNATIONAL = scope.SideKind.INTERNATIONAL.value, _("international organisation")
    INSTITUTION = scope.SideKind.INSTITUTION.value, _("institution, non-governmental organisation")
    OTHER = scope.SideKind.OTHER.value, _("another body")


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


class Section(TextChoices):
    """The ten sections [S 3.2], in their order."""

    TITLE = sections.Section.TITLE.value, _("Title")
    BACKGROUND = sections.Section.BACKGROUND.value, _("Background")
    PURPOSE = sections.Section.PURPOSE.value, _("Purpose")
    OBJECTIVES = sections.Section.OBJECTIVES.value, _("Objectives")
    FINANCE = sections.Section.FINANCE.value, _("Finance and logistics")
    TERM = sections.Section.TERM.value, _("Entry into force, term and termination")
    COPIES = sections.Section.COPIES.value, _("Copies, languages, exchange of information")
    LAW = sections.Section.LAW.value, _("Law of the partner’s country")
    ANNEXES = sections.Section.ANNEXES.value, _("Annexes and public reporting")
    SIGNATURES = sections.Section.SIGNATURES.value, _("Signatures")


class ClockKind(TextChoices):
    WORKING = clocks.ClockKind.WORKING.value, _("working days")
    CALENDAR = clocks.ClockKind.CALENDAR.value, _("calendar days")
    NONE = clocks.ClockKind.NONE.value, _("no term known")


class Confirmation(TextChoices):
    CONFIRMED = "confirmed", _("the text was seen")
    UNVERIFIED = "unverified", _("to be confirmed by a lawyer")


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
    OPEN = "open", _("open")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
