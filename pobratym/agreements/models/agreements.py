from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.agreements.rules.terms import Term
from pobratym.agreements.states import (
    CooperationKind,
    EventKind,
    Form,
    Relation,
    SideKind,
    Sphere,
    State,
)
from pobratym.core import calendar, language
from pobratym.core.dates import PartialDateField
from pobratym.core.language import BilingualWords
from pobratym.law.states import Scope
from pobratym.partners.models import Party, Tie
from pobratym.people.models import Community


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def of(self, community: Community) -> Self:
        return self.filter(community=community)

    def living(self) -> Self:
        """Everything that is neither ended nor withdrawn."""
        return self.exclude(state__in=[State.ENDED, State.WITHDRAWN])

    def in_force(self) -> Self:
        return self.filter(state=State.IN_FORCE)

    def public(self) -> Self:
        return self.filter(is_public=True, state__in=[State.IN_FORCE, State.ENDED])


class Agreement(models.Model):
    """A paper between the community and others, from the first idea to its end.

    The text is in `SectionText`, names and languages in `Wording`; the moves are in `services`.
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="agreements", editable=False
    )
    tie = models.ForeignKey(
        Tie,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("partnership"),
    )
    code = models.CharField(_("number"), max_length=20)
    form = models.CharField(_("form"), max_length=12, choices=Form)
    form_advised = models.CharField(_("advised form"), max_length=12, choices=Form, blank=True)
    form_reason = models.CharField(_("why another form"), max_length=500, blank=True)
    scope = models.CharField(_("which law"), max_length=10, choices=Scope)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    title_uk = models.CharField(_("title (Ukrainian)"), max_length=300)
    title_en = models.CharField(_("title (English)"), max_length=300, blank=True)
    title = BilingualWords()
    sphere = models.CharField(_("sphere"), max_length=12, choices=Sphere, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=CooperationKind, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    relation = models.CharField(max_length=10, choices=Relation, blank=True)
    term_months = models.PositiveSmallIntegerField(_("term in months"), null=True, blank=True)
    extends_months = models.PositiveSmallIntegerField(
        _("extends by itself, months"), null=True, blank=True
    )
    notice_months = models.PositiveSmallIntegerField(
        _("notice before the end, months"), null=True, blank=True
    )
    term_unknown = models.BooleanField(default=False, editable=False)
    report_months = models.PositiveSmallIntegerField(
        _("public report every, months"), null=True, blank=True
    )
    needs_council = models.BooleanField(_("the council decides"), default=False)
    decision_on = models.DateField(_("date of the council’s decision"), null=True, blank=True)
    decision_number = models.CharField(_("number of the decision"), max_length=40, blank=True)
    signed_on = PartialDateField(_("signed on"))
    signed_at_uk = models.CharField(_("place of signing (Ukrainian)"), max_length=120, blank=True)
    signed_at_en = models.CharField(_("place of signing (English)"), max_length=120, blank=True)
    signed_at = BilingualWords()
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    registration_number = models.CharField(_("registration number"), max_length=60, blank=True)
    starts_on = models.DateField(_("in force from"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    set_aside = models.JSONField(default=dict, blank=True, editable=False)
    is_public = models.BooleanField(_("shown on the portal once in force"), default=True)
    is_invented = models.BooleanField(_("an example, not a fact"), default=False)
    source = models.CharField(_("source"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=calendar.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=["community", "state"], name="agreements_of_community"),)
        constraints = (
            models.UniqueConstraint(
                fields=["community", "code"], name="agreements_agreement_code_once"
            ),
            models.CheckConstraint(
                name="agreements_agreement_state_known", condition=Q(state__in=State.values)
            ),
            models.CheckConstraint(
                name="agreements_agreement_form_known", condition=Q(form__in=Form.values)
            ),
            models.CheckConstraint(
                name="agreements_agreement_decision_is_whole",
                condition=Q(decision_on=None, decision_number="")
                | (Q(decision_on__isnull=False) & ~Q(decision_number="")),
                violation_error_message=_(
                    "Give both the date and the number of the decision, or neither."
                ),
            ),
            models.CheckConstraint(
                name="agreements_agreement_ends_after_start",
                condition=Q(ended_on=None) | Q(starts_on=None) | Q(ended_on__gte=F("starts_on")),
                violation_error_message=_("The end cannot be earlier than the first day."),
            ),
            models.CheckConstraint(
                name="agreements_agreement_extension_needs_term",
                condition=Q(extends_months=None) | Q(term_months__isnull=False),
                violation_error_message=_("An extension needs a term that ends."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("agreements:agreement", args=[self.community.slug, self.code])

    @property
    def title_language(self) -> str:
        return language.pick(uk=self.title_uk, en=self.title_en).lang

    @property
    def term(self) -> Term:
        return Term(self.term_months, self.extends_months, self.notice_months)


class AgreementParty(models.Model):
    """A party in the agreed order. The community itself is the party without `party`."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField()
    is_home = models.BooleanField(default=False)
    side = models.CharField(_("who it is"), max_length=14, choices=SideKind)
    party = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    language = models.CharField(_("language"), max_length=8)
    country = models.CharField(_("country"), max_length=2, blank=True)
    region_uk = models.CharField(_("region (Ukrainian)"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("party to an agreement")
        verbose_name_plural = _("parties to agreements")
        ordering = ("agreement", "position")
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "position"], name="agreements_party_place_once"
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(is_home=True),
                name="agreements_party_home_once",
            ),
            models.CheckConstraint(
                name="agreements_party_side_known", condition=Q(side__in=SideKind.values)
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement.code} · {self.position}"


class AgreementEvent(models.Model):
    """A turning point: signed, registered, extended, renewed, notice, terminated."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("what happened"), max_length=10, choices=EventKind)
    on = PartialDateField(_("when"))
    note = models.TextField(_("note"), blank=True, max_length=2_000)
    decision_on = models.DateField(_("date of the council’s decision"), null=True, blank=True)
    decision_number = models.CharField(_("number of the decision"), max_length=40, blank=True)
    created_at = models.DateTimeField(default=calendar.now, editable=False)

    class Meta:
        verbose_name = _("event of an agreement")
        verbose_name_plural = _("events of agreements")
        ordering = ("agreement", "-on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="agreements_event_kind_known", condition=Q(kind__in=EventKind.values)
            ),
            models.CheckConstraint(
                name="agreements_event_decision_is_whole",
                condition=Q(decision_on=None, decision_number="")
                | (Q(decision_on__isnull=False) & ~Q(decision_number="")),
                violation_error_message=_(
                    "Give both the date and the number of the decision, or neither."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{EventKind(self.kind).label}: {self.agreement}"
