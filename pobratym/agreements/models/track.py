from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pobratym.agreements.models.agreements import Agreement
from pobratym.core.language import BilingualWords
from pobratym.law.models import LegalBasis
from pobratym.law.states import ClockKind


class Step(models.Model):
    """A step of one agreement's lawful track, copied from the template on the day it began."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="steps")
    code = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    name_uk = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    name = BilingualWords()
    responsible_uk = models.CharField(max_length=200, blank=True)
    responsible_en = models.CharField(max_length=200, blank=True)
    responsible = BilingualWords()
    basis = models.ForeignKey(LegalBasis, on_delete=models.PROTECT, related_name="+")
    clock = models.CharField(max_length=8, choices=ClockKind, default=ClockKind.NONE)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    within = models.SlugField(max_length=40, blank=True)
    needs_council = models.BooleanField(default=False)
    letter = models.CharField(max_length=20, blank=True)
    note_uk = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    note = BilingualWords()
    started_on = models.DateField(_("started on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    number = models.CharField(_("number of the document"), max_length=60, blank=True)
    skipped_reason = models.CharField(_("why skipped"), max_length=500, blank=True)
    settled_by_name = models.CharField(max_length=254, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ("agreement", "position")
        constraints = (
            models.UniqueConstraint(fields=["agreement", "code"], name="agreements_step_once"),
            models.CheckConstraint(
                name="agreements_step_done_after_start",
                condition=Q(done_on=None) | Q(started_on=None) | Q(done_on__gte=F("started_on")),
                violation_error_message=_("A step cannot be done before it started."),
            ),
            models.CheckConstraint(
                name="agreements_step_done_or_skipped",
                condition=Q(done_on=None) | Q(skipped_reason=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement.code} · {self.name}"

    @property
    def is_settled(self) -> bool:
        return self.done_on is not None or bool(self.skipped_reason)

    def is_late(self, *, on: dt.date) -> bool:
        return not self.is_settled and self.due_on is not None and self.due_on < on
