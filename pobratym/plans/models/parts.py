from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pobratym.core.answers import Answer
from pobratym.core.language import Bilingual
from pobratym.core.worded import Worded
from pobratym.partners.states import Goal
from pobratym.plans.models.versions import PlanVersion
from pobratym.plans.states import (
    ACTIVITY_MOVES,
    ActivityState,
    Ease,
    Often,
    Priority,
    Strength,
    Term,
    Trend,
)


class Part(Worded):
    """A row of one step of a plan. `key` stays the same from version to version."""

    plan = models.ForeignKey(
        PlanVersion, on_delete=models.CASCADE, related_name="%(class)s_set", editable=False
    )
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta(Worded.Meta):
        abstract = True
        ordering = ("plan", "position", "pk")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Worded.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "key"], name="%(app_label)s_%(class)s_key_once"
            ),
        )


class Problem(Part):
    """What we want to solve, how urgent it is, and whether a partnership can help [S 3.1]."""

    priority = models.CharField(
        _("priority"), max_length=7, choices=Priority, default=Priority.UNKNOWN
    )
    can_help = models.CharField(
        _("can a partnership help"), max_length=7, choices=Answer, default=Answer.UNKNOWN
    )
    why_uk = models.TextField(_("why (Ukrainian)"), blank=True)
    why_en = models.TextField(_("why (English)"), blank=True)
    why = Bilingual()

    class Meta(Part.Meta):
        verbose_name = _("problem")
        verbose_name_plural = _("problems")


class PlanGoal(Part):
    """A concrete goal, short or long, and the result both sides expect of it [S 1.3]."""

    term = models.CharField(_("term"), max_length=5, choices=Term, default=Term.SHORT)
    goal = models.CharField(_("which of the nine goals"), max_length=14, choices=Goal, blank=True)
    problem = models.ForeignKey(
        Problem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="goals",
        verbose_name=_("problem it answers"),
    )
    result_uk = models.TextField(_("expected result (Ukrainian)"), blank=True)
    result_en = models.TextField(_("expected result (English)"), blank=True)
    result = Bilingual()

    class Meta(Part.Meta):
        verbose_name = _("goal of a plan")
        verbose_name_plural = _("goals of plans")


class Activity(Part):
    """Something done together. `state_on` is the day since which its state holds."""

    ease = models.CharField(
        _("procedure at the partner"), max_length=8, choices=Ease, default=Ease.UNKNOWN
    )
    starts_on = models.DateField(_("begins"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    responsible_uk = models.CharField(_("responsible (Ukrainian)"), max_length=200, blank=True)
    responsible_en = models.CharField(_("responsible (English)"), max_length=200, blank=True)
    responsible = Bilingual()
    state = models.CharField(
        _("state"),
        max_length=9,
        choices=ActivityState,
        default=ActivityState.PLANNED,
        editable=False,
    )
    state_on = models.DateField(_("state since"), null=True, blank=True, editable=False)

    class Meta(Part.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = (
            *Part.Meta.constraints,
            models.CheckConstraint(
                name="plans_activity_ends_after_start",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("An activity cannot end before it begins."),
            ),
            models.CheckConstraint(
                name="plans_activity_state_known", condition=Q(state__in=ActivityState.values)
            ),
        )

    @property
    def moves(self) -> list[ActivityState]:
        """The states it may pass to now."""
        allowed = ACTIVITY_MOVES[ActivityState(self.state)]
        return [state for state in ActivityState if state in allowed]


class Effect(Part):
    """What one activity is expected to do for one goal [S 3.1]."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="effects", verbose_name=_("activity")
    )
    goal = models.ForeignKey(
        PlanGoal, on_delete=models.CASCADE, related_name="effects", verbose_name=_("goal")
    )
    strength = models.CharField(
        _("strength of the effect"), max_length=8, choices=Strength, default=Strength.UNKNOWN
    )

    class Meta(Part.Meta):
        verbose_name = _("expected effect")
        verbose_name_plural = _("expected effects")
        constraints = (
            *Part.Meta.constraints,
            models.UniqueConstraint(
                fields=["activity", "goal"],
                name="plans_effect_pair_once",
                violation_error_message=_(
                    "The effect of this activity on this goal is written already."
                ),
            ),
        )


class Indicator(Part):
    """By what both sides will see that a goal is reached: from what number to what, by when."""

    goal = models.ForeignKey(
        PlanGoal,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("goal"),
    )
    unit_uk = models.CharField(_("unit (Ukrainian)"), max_length=60, blank=True)
    unit_en = models.CharField(_("unit (English)"), max_length=60, blank=True)
    unit = Bilingual()
    trend = models.CharField(_("direction"), max_length=4, choices=Trend, default=Trend.UP)
    baseline = models.DecimalField(
        _("value now"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    baseline_on = models.DateField(_("value now, as of"), null=True, blank=True)
    target = models.DecimalField(
        _("target"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    target_on = models.DateField(_("target by"), null=True, blank=True)
    who_uk = models.CharField(_("who measures (Ukrainian)"), max_length=200, blank=True)
    who_en = models.CharField(_("who measures (English)"), max_length=200, blank=True)
    who = Bilingual()
    how_uk = models.CharField(_("how (Ukrainian)"), max_length=300, blank=True)
    how_en = models.CharField(_("how (English)"), max_length=300, blank=True)
    how = Bilingual()
    source_uk = models.CharField(_("source of the number (Ukrainian)"), max_length=300, blank=True)
    source_en = models.CharField(_("source of the number (English)"), max_length=300, blank=True)
    source = Bilingual()
    often = models.CharField(_("how often"), max_length=9, choices=Often, default=Often.YEAR)

    class Meta(Part.Meta):
        verbose_name = _("indicator of a plan")
        verbose_name_plural = _("indicators of plans")


class Monitoring(Part):
    """Who watches over the plan, how, how often and from which source: the institutional frame."""

    how_uk = models.CharField(_("how (Ukrainian)"), max_length=300, blank=True)
    how_en = models.CharField(_("how (English)"), max_length=300, blank=True)
    how = Bilingual()
    source_uk = models.CharField(_("source (Ukrainian)"), max_length=300, blank=True)
    source_en = models.CharField(_("source (English)"), max_length=300, blank=True)
    source = Bilingual()
    often = models.CharField(_("how often"), max_length=9, choices=Often, default=Often.YEAR)

    class Meta(Part.Meta):
        verbose_name = _("monitoring of a plan")
        verbose_name_plural = _("monitoring of plans")
