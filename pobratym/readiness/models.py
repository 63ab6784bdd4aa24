from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core.answers import Answer
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.readiness.states import Question


class SelfCheckAnswer(models.Model):
    """The present answer to one question of a self-check, about one side, with its evidence."""

    tie = models.ForeignKey(
        Tie, on_delete=models.CASCADE, related_name="self_checks", editable=False
    )
    question = models.CharField(_("question"), max_length=20, choices=Question)
    side = models.CharField(_("about whom"), max_length=7, choices=Side, default=Side.HOME)
    answer = models.CharField(_("answer"), max_length=7, choices=Answer, default=Answer.UNKNOWN)
    evidence = models.CharField(_("evidence"), max_length=500, blank=True)
    answered_on = models.DateField(_("answered on"))

    class Meta:
        verbose_name = _("answer of a self-check")
        verbose_name_plural = _("answers of self-checks")
        ordering = ("tie", "question", "side")
        constraints = (
            models.UniqueConstraint(
                fields=["tie", "question", "side"], name="readiness_selfcheckanswer_once"
            ),
            models.CheckConstraint(
                name="readiness_selfcheckanswer_answer_known", condition=Q(answer__in=Answer.values)
            ),
            models.CheckConstraint(
                name="readiness_selfcheckanswer_question_known",
                condition=Q(question__in=Question.values),
            ),
        )

    def __str__(self) -> str:
        return f"{Question(self.question).label}: {Answer(self.answer).label}"
