from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.language import BilingualWords
from pobratym.partners.models.ties import Tie
from pobratym.partners.states import Goal
from pobratym.people.models import Community


class CommunityGoal(models.Model):
    """How the community ranks one of the nine goals, and what it means by it [S 1.3]."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="goals", editable=False
    )
    goal = models.CharField(_("goal"), max_length=14, choices=Goal)
    rank = models.PositiveSmallIntegerField(_("rank"))
    meaning_uk = models.TextField(_("what we mean by it (Ukrainian)"), blank=True)
    meaning_en = models.TextField(_("what we mean by it (English)"), blank=True)
    meaning = BilingualWords()

    class Meta:
        verbose_name = _("goal of the community")
        verbose_name_plural = _("goals of the community")
        ordering = ("community", "rank")
        constraints = (
            models.UniqueConstraint(
                fields=["community", "goal"], name="partners_communitygoal_once"
            ),
            models.CheckConstraint(
                name="partners_communitygoal_goal_known",
                condition=models.Q(goal__in=Goal.values),
            ),
        )

    def __str__(self) -> str:
        return str(Goal(self.goal).label)


class TieGoal(models.Model):
    """One of the few goals a tie serves, by rank; `focus` says what is meant with this partner."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="goals")
    goal = models.CharField(_("goal"), max_length=14, choices=Goal)
    rank = models.PositiveSmallIntegerField(_("rank"))
    focus = models.CharField(_("focus"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("goal of a tie")
        verbose_name_plural = _("goals of ties")
        ordering = ("tie", "rank")
        constraints = (
            models.UniqueConstraint(fields=["tie", "goal"], name="partners_tiegoal_once"),
            models.CheckConstraint(
                name="partners_tiegoal_goal_known", condition=models.Q(goal__in=Goal.values)
            ),
        )

    def __str__(self) -> str:
        return str(Goal(self.goal).label)
