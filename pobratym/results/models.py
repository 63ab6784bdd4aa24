"""What a community measures, and the measurements through time."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.core.dates import PartialDate, PartialDateField
from pobratym.core.language import Bilingual
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.plans.states import Often, Trend


class Indicator(models.Model):
    """A figure that is measured again and again [S 3.1]: of the community, or of one tie.

    `plan_key` is the key of the indicator of a joint plan it follows, the same in every version.
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="indicators", editable=False
    )
    tie = models.ForeignKey(
        Tie,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("partnership"),
    )
    plan_key = models.UUIDField(null=True, blank=True, editable=False)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=300, blank=True)
    name_en = models.CharField(_("name (English)"), max_length=300, blank=True)
    name = Bilingual()
    unit_uk = models.CharField(_("unit (Ukrainian)"), max_length=60, blank=True)
    unit_en = models.CharField(_("unit (English)"), max_length=60, blank=True)
    unit = Bilingual()
    trend = models.CharField(_("direction"), max_length=4, choices=Trend, default=Trend.UP)
    baseline = models.DecimalField(
        _("value at the start"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    baseline_on = PartialDateField(_("value at the start, as of"))
    target = models.DecimalField(
        _("target"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    target_on = models.DateField(_("target by"), null=True, blank=True)
    who = models.CharField(_("who measures"), max_length=200, blank=True)
    how = models.CharField(pgettext_lazy("measurement", "how"), max_length=300, blank=True)
    source = models.CharField(_("source of the number"), max_length=300, blank=True)
    often = models.CharField(_("how often"), max_length=9, choices=Often, default=Often.YEAR)
    since = models.DateField(_("measured since"), editable=False)
    closed_on = models.DateField(_("no longer measured since"), null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="results_indicator_has_name",
                condition=~Q(name_uk="", name_en=""),
                violation_error_message=_("Give the name in at least one language."),
            ),
            models.CheckConstraint(
                name="results_indicator_trend_known", condition=Q(trend__in=Trend.values)
            ),
            models.CheckConstraint(
                name="results_indicator_often_known", condition=Q(often__in=Often.values)
            ),
            models.UniqueConstraint(
                fields=["community", "plan_key"], name="results_indicator_of_plan_once"
            ),
        )

    def __str__(self) -> str:
        return self.name.text

    def get_absolute_url(self) -> str:
        return reverse("results:indicator", args=[self.community.slug, self.pk])


class Measurement(models.Model):
    """One value of an indicator at a time known to the year, the month or the day."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="measurements", editable=False
    )
    on = PartialDateField(_("when"), null=False, blank=False)
    value: models.DecimalField[Decimal, Decimal] = models.DecimalField(
        _("value"), max_digits=18, decimal_places=4
    )
    source = models.CharField(_("where the number is from"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        ordering = ("indicator", "on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "on"],
                name="results_measurement_once",
                violation_error_message=_("There is a value for this time already: correct it."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} · {self.time.label}"

    @property
    def time(self) -> PartialDate:
        assert self.on is not None  # the column is not null
        return self.on
