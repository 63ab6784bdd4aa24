from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core.language import Bilingual
from pobratym.core.worded import Worded
from pobratym.exchange.states import Feeling
from pobratym.partners.models import Tie
from pobratym.partners.states import Side


class Expectation(Worded):
    """What one side expects of the tie or is afraid of, and how it is answered [S 1.3]."""

    tie = models.ForeignKey(
        Tie, on_delete=models.CASCADE, related_name="expectations", editable=False
    )
    side = models.CharField(_("whose"), max_length=7, choices=Side)
    feeling = models.CharField(_("expectation or fear"), max_length=11, choices=Feeling)
    answer_uk = models.TextField(_("how it is answered (Ukrainian)"), blank=True)
    answer_en = models.TextField(_("how it is answered (English)"), blank=True)
    answer = Bilingual()
    heard_on = models.DateField(_("heard on"), null=True, blank=True)

    class Meta(Worded.Meta):
        verbose_name = _("expectation or fear")
        verbose_name_plural = _("expectations and fears")
        ordering = ("feeling", "pk")
        constraints = (
            *Worded.Meta.constraints,
            models.CheckConstraint(
                name="exchange_expectation_side_known", condition=Q(side__in=Side.values)
            ),
            models.CheckConstraint(
                name="exchange_expectation_feeling_known", condition=Q(feeling__in=Feeling.values)
            ),
        )


class Offer(Worded):
    """What one side can give the other: experience, places, people, things [S 1.3]."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="offers", editable=False)
    side = models.CharField(_("whose offer"), max_length=7, choices=Side)

    class Meta(Worded.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ("pk",)
        constraints = (
            *Worded.Meta.constraints,
            models.CheckConstraint(
                name="exchange_offer_side_known", condition=Q(side__in=Side.values)
            ),
        )


class Need(Worded):
    """What one side needs from the other, and what it offers in return."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="needs", editable=False)
    side = models.CharField(_("whose need"), max_length=7, choices=Side)
    offer = models.ForeignKey(
        Offer,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="needs",
        verbose_name=_("offered in return"),
    )

    class Meta(Worded.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ("pk",)
        constraints = (
            *Worded.Meta.constraints,
            models.CheckConstraint(
                name="exchange_need_side_known", condition=Q(side__in=Side.values)
            ),
        )
