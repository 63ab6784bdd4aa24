from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation
from pobratym.core import language
from pobratym.core.dates import PartialDateField
from pobratym.core.language import BilingualWords
from pobratym.partners.states import (
    LIVING,
    EventKind,
    Formality,
    Kind,
    PaperKind,
    SigningLevel,
    Status,
)
from pobratym.people.models import Community
from pobratym.places.models import Municipality


class TieQuerySet(models.QuerySet["Tie"]):
    def of(self, community: Community) -> Self:
        return self.filter(community=community)

    def brief(self) -> Self:
        """With what a line about a tie says; the long texts stay in the database."""
        return self.only(
            "community", "slug", "name_uk", "name_en", "since", "status", "vitality",
            "is_declared_only", "is_one_off_donor", "last_contact_on", "checked_on", "officer",
        )  # fmt: skip

    def living(self) -> Self:
        """Ties that are neither leads nor ended: what a community calls its partnerships."""
        return self.filter(status__in=LIVING)

    def public(self) -> Self:
        return self.filter(is_public=True, status__in=[Status.ACTIVE, Status.SUSPENDED])


class Tie(models.Model):
    """A lasting relation of one community with one or more partners.

    The names and the country are copied from the parties by `services.parties`, so that lists
    need no join; `vitality` (0-100, None unknown) and `last_contact_on` are kept by `services`.
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="ties", editable=False
    )
    slug = models.SlugField(_("address"), max_length=70, editable=False)
    kind = models.CharField(_("kind of the tie"), max_length=12, choices=Kind)
    kind_local = models.CharField(_("as the partner words it"), max_length=100, blank=True)
    formality = models.CharField(
        _("form"), max_length=8, choices=Formality, default=Formality.UNKNOWN, editable=False
    )
    status = models.CharField(
        _("stage"), max_length=10, choices=Status, default=Status.LEAD, editable=False
    )
    since = PartialDateField(_("cooperation since"))
    name_uk = models.CharField(max_length=400, editable=False)
    name_en = models.CharField(max_length=400, editable=False)
    name = BilingualWords()
    sort_uk = models.CharField(max_length=200, editable=False)
    sort_en = models.CharField(max_length=200, editable=False)
    search_text = models.TextField(editable=False)
    country = models.CharField(max_length=2, editable=False, blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ties",
        verbose_name=_("responsible officer"),
    )
    about_uk = models.TextField(_("about the partner (Ukrainian)"), blank=True)
    about_en = models.TextField(_("about the partner (English)"), blank=True)
    history_uk = models.TextField(_("history of the tie (Ukrainian)"), blank=True)
    history_en = models.TextField(_("history of the tie (English)"), blank=True)
    why = models.TextField(_("why this partner"), blank=True)
    began_with = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("began with an institution"),
    )
    serves_recovery = models.BooleanField(_("recovery"), default=False)
    serves_accession = models.BooleanField(_("EU accession"), default=False)
    is_one_off_donor = models.BooleanField(_("helped once"), default=False)
    is_public = models.BooleanField(_("shown on the portal"), default=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    verified_by = models.CharField(_("verified by"), max_length=150, blank=True)
    vitality = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    is_declared_only = models.BooleanField(default=False, editable=False)
    last_contact_on = models.DateField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = TieQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ("sort_uk", "pk")
        indexes = (
            models.Index(
                fields=["community", "country", "status", "since"], name="partners_tie_list"
            ),
            models.Index(fields=["community", "sort_uk"], name="partners_tie_by_name"),
        )
        constraints = (
            models.UniqueConstraint(fields=["community", "slug"], name="partners_tie_address"),
            models.CheckConstraint(
                name="partners_tie_status_known", condition=Q(status__in=Status.values)
            ),
            models.CheckConstraint(
                name="partners_tie_kind_known", condition=Q(kind__in=Kind.values)
            ),
            models.CheckConstraint(
                name="partners_tie_formality_known", condition=Q(formality__in=Formality.values)
            ),
            models.CheckConstraint(
                name="partners_tie_vitality_is_share",
                condition=Q(vitality=None) | Q(vitality__lte=100),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partners:tie", args=[self.community.slug, self.slug])

    @property
    def name_language(self) -> str:
        return language.pick(uk=self.name_uk, en=self.name_en).lang

    @property
    def other_name(self) -> language.Text:
        """The name in the other language, shown beside the first."""
        other = "uk" if language.current() == "en" else "en"
        return language.pick(uk=self.name_uk, en=self.name_en, wanted=other)


class Party(models.Model):
    """One partner of a tie: a municipality or another body, in the agreed order."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField(default=0)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="parties"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="parties"
    )

    called_uk = models.CharField(_("as we call it (Ukrainian)"), max_length=200, blank=True)
    called_en = models.CharField(_("as we call it (English)"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ("tie", "position", "pk")
        constraints = (
            models.CheckConstraint(
                name="partners_party_is_one_body",
                condition=Q(municipality=None, organisation__isnull=False)
                | Q(municipality__isnull=False, organisation=None),
            ),
            models.UniqueConstraint(
                fields=["tie", "municipality"], name="partners_party_municipality_once"
            ),
            models.UniqueConstraint(
                fields=["tie", "organisation"], name="partners_party_organisation_once"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return language.pick(uk=self.called_uk, en=self.called_en).text or self.body.name

    @property
    def body(self) -> Municipality | Organisation:
        found = self.municipality or self.organisation
        assert found is not None  # guaranteed by the constraint
        return found


class TieEvent(models.Model):
    """A turning point of a tie. Ending and formalising may name a council decision."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("what happened"), max_length=10, choices=EventKind)
    on = PartialDateField(_("when"))
    note_uk = models.TextField(_("note (Ukrainian)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note = BilingualWords()
    paper = models.CharField(_("document"), max_length=12, choices=PaperKind, blank=True)
    signed_home = models.CharField(
        _("signed for us by"), max_length=10, choices=SigningLevel, blank=True
    )
    signed_partner = models.CharField(
        _("signed for the partner by"), max_length=10, choices=SigningLevel, blank=True
    )
    decision_on = models.DateField(_("date of the council’s decision"), null=True, blank=True)
    decision_number = models.CharField(_("number of the decision"), max_length=40, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("event of a tie")
        verbose_name_plural = _("events of ties")
        ordering = ("tie", "on", "pk")
        constraints = (
            models.CheckConstraint(
                name="partners_tieevent_kind_known", condition=Q(kind__in=EventKind.values)
            ),
            models.CheckConstraint(
                name="partners_tieevent_decision_is_whole",
                condition=Q(decision_on=None, decision_number="")
                | (Q(decision_on__isnull=False) & ~Q(decision_number="")),
                violation_error_message=_(
                    "Give both the date and the number of the decision, or neither."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{EventKind(self.kind).label}: {self.tie}"


class TieInstitution(models.Model):
    """A school, choir or company, of ours or of theirs, that lives under the tie [S 1.3]."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="institutions")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="ties", verbose_name=_("institution")
    )
    what_uk = models.CharField(_("what it does (Ukrainian)"), max_length=300, blank=True)
    what_en = models.CharField(_("what it does (English)"), max_length=300, blank=True)
    what = BilingualWords()
    since = PartialDateField(_("since"))

    class Meta:
        verbose_name = _("institution in a tie")
        verbose_name_plural = _("institutions in ties")
        ordering = ("tie", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["tie", "organisation"],
                name="partners_tieinstitution_once",
                violation_error_message=_("This institution is already part of the tie."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} · {self.tie}"
