from __future__ import annotations

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.core import language
from pobratym.core.dates import PartialDate, PartialDateField
from pobratym.core.language import BilingualWords
from pobratym.people.models.communities import Community, Membership
from pobratym.people.models.personal import Versioned
from pobratym.people.states import DepartmentKind, Level


class DepartmentQuerySet(models.QuerySet["Department"]):
    def current(self) -> Self:
        return self.filter(until=None)


class Department(Versioned):
    """A body of the community that answers for a part of its international relations."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="departments")
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    name = BilingualWords()
    kind = models.CharField(_("model"), max_length=12, choices=DepartmentKind)
    answers_for = models.TextField(_("answers for"), blank=True)
    regulation_title = models.CharField(
        _("regulation, its number and date"), max_length=300, blank=True
    )
    regulation_url = models.URLField(_("address of the regulation"), blank=True)
    regulation_text = models.TextField(_("what the regulation says about this work"), blank=True)
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="people_department_kind_known",
                condition=models.Q(kind__in=DepartmentKind.values),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:department", args=[self.community.slug, self.pk])

    @property
    def name_text(self) -> language.Text:
        """The name with the language it is written in."""
        return language.pick(uk=self.name_uk, en=self.name_en)


class Oversight(Versioned):
    """The deputy mayor (or another leader) in charge of international relations, by decision."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="oversights")
    name = models.CharField(_("name and surname"), max_length=150)
    position_uk = models.CharField(_("position (Ukrainian)"), max_length=200)
    position_en = models.CharField(_("position (English)"), max_length=200, blank=True)
    decision_number = models.CharField(_("number of the decision"), max_length=40, blank=True)
    decided_on = models.DateField(_("date of the decision"), null=True, blank=True)
    decision_title = models.CharField(
        _("whose decision and about what"), max_length=300, blank=True
    )
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))

    class Meta:
        verbose_name = _("leader in charge")
        verbose_name_plural = _("leaders in charge")
        ordering = ("-since", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="people_oversight_one_at_a_time",
                fields=["community"],
                condition=models.Q(until=None),
                violation_error_message=_(
                    "Somebody is already in charge: end that duty first, then record the new one."
                ),
            ),
            models.CheckConstraint(
                name="people_oversight_decision_is_whole",
                condition=models.Q(decided_on=None, decision_number="")
                | (models.Q(decided_on__isnull=False) & ~models.Q(decision_number="")),
                violation_error_message=_(
                    "Give both the date and the number of the decision, or neither."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def position_text(self) -> language.Text:
        """The position with the language it is written in."""
        return language.pick(uk=self.position_uk, en=self.position_en)


class Handover(models.Model):
    """The duty moved from one body to another: what, when, on what ground, what went along."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="handovers")
    source = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="+", verbose_name=_("from")
    )
    target = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="+", verbose_name=_("to")
    )
    moved_on = PartialDateField(_("when"), null=False, blank=False)
    duties = models.TextField(_("which duties moved"))
    handed_over = models.TextField(
        _("what was handed over (papers, contacts, open work)"), blank=True
    )
    decision = models.CharField(_("decision, its number and date"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        ordering = ("-moved_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="people_handover_two_bodies",
                condition=~models.Q(source=models.F("target")),
                violation_error_message=_("Choose two different bodies."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"

    @property
    def when(self) -> PartialDate:
        assert self.moved_on is not None
        return self.moved_on


class LanguageSkill(models.Model):
    """How well a member speaks a language."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=3)
    level = models.CharField(_("level"), max_length=6, choices=Level)
    certificate = models.CharField(_("certificate, if any"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("language skill")
        verbose_name_plural = _("language skills")
        ordering = ("membership", "-level", "language")
        constraints = (
            models.UniqueConstraint(
                name="people_languageskill_each_once",
                fields=["membership", "language"],
                violation_error_message=_("This language is already on the list."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.language_name} {self.get_level_display()}"

    @property
    def language_name(self) -> str:
        return language.name_of(self.language)
