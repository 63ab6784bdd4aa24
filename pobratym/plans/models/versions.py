from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.core.dates import PartialDateField
from pobratym.core.language import Bilingual
from pobratym.partners.models import Tie
from pobratym.plans.states import PlanState


class PlanVersionQuerySet(models.QuerySet["PlanVersion"]):
    def of(self, tie: Tie) -> Self:
        return self.filter(tie=tie)

    def agreed(self) -> Self:
        return self.filter(state=PlanState.AGREED)


class PlanVersion(models.Model):
    """One version of the plan of a tie. A draft is written, agreed by both sides, later replaced.

    Its content are rows of their own: problems, goals, activities, effects, indicators,
    monitoring. A plan known only from a source may be empty.
    """

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="plans", editable=False)
    number = models.PositiveSmallIntegerField(_("version"), editable=False)
    state = models.CharField(
        _("state"), max_length=8, choices=PlanState, default=PlanState.DRAFT, editable=False
    )
    starts_on = models.DateField(_("runs from"))
    ends_on = models.DateField(_("runs until"))
    note_uk = models.TextField(_("note (Ukrainian)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note = Bilingual()
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_example = models.BooleanField(
        _("an example, not a real plan"), default=False, editable=False
    )
    agreed_on = PartialDateField(_("agreed on"), editable=False)
    agreed_home = models.CharField(_("agreed for us by"), max_length=200, blank=True)
    agreed_partner = models.CharField(_("agreed for the partner by"), max_length=200, blank=True)
    review_on = models.DateField(_("next joint review"), null=True, blank=True, editable=False)
    reviewed_on = models.DateField(_("last joint review"), null=True, blank=True, editable=False)
    review_note = models.TextField(_("what the review found"), blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a plan")
        verbose_name_plural = _("versions of plans")
        ordering = ("tie", "-number")
        indexes = (models.Index(fields=["state", "review_on"], name="plans_planversion_review"),)
        constraints = (
            models.UniqueConstraint(fields=["tie", "number"], name="plans_planversion_number_once"),
            models.UniqueConstraint(
                fields=["tie"],
                condition=Q(state=PlanState.DRAFT),
                name="plans_planversion_one_draft",
                violation_error_message=_("There is a draft of this plan already."),
            ),
            models.UniqueConstraint(
                fields=["tie"],
                condition=Q(state=PlanState.AGREED),
                name="plans_planversion_one_agreed",
            ),
            models.CheckConstraint(
                name="plans_planversion_state_known", condition=Q(state__in=PlanState.values)
            ),
            models.CheckConstraint(
                name="plans_planversion_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The plan cannot end before it begins."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.tie} · {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("plans:version", args=[self.tie.community.slug, self.tie.slug, self.number])

    @property
    def is_draft(self) -> bool:
        return self.state == PlanState.DRAFT

    @property
    def is_agreed(self) -> bool:
        return self.state == PlanState.AGREED
