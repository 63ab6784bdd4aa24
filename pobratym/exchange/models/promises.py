from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.core.worded import Worded
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.people.models import Community


class PromiseQuerySet(models.QuerySet["Promise"]):
    def of(self, community: Community) -> Self:
        return self.filter(tie__community=community)

    def open(self) -> Self:
        return self.filter(done_on=None, cancelled_on=None)

    def overdue(self, *, today: dt.date) -> Self:
        return self.open().filter(due_on__lt=today)


class Promise(Worded):
    """What one side promised the other: open until it is kept, or taken back with a reason."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="promises", editable=False)
    side = models.CharField(_("who promised"), max_length=7, choices=Side)
    promised_on = models.DateField(_("promised on"), null=True, blank=True)
    where = models.CharField(_("where it was said"), max_length=300, blank=True)
    due_on = models.DateField(_("due by"), null=True, blank=True)
    done_on = models.DateField(_("kept on"), null=True, blank=True, editable=False)
    cancelled_on = models.DateField(_("taken back on"), null=True, blank=True, editable=False)
    cancelled_why = models.CharField(_("why taken back"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PromiseQuerySet.as_manager()

    class Meta(Worded.Meta):
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        ordering = ("due_on", "pk")
        indexes = (models.Index(fields=["tie", "due_on"], name="exchange_promise_due"),)
        constraints = (
            *Worded.Meta.constraints,
            models.CheckConstraint(
                name="exchange_promise_side_known", condition=Q(side__in=Side.values)
            ),
            models.CheckConstraint(
                name="exchange_promise_kept_or_taken_back",
                condition=Q(done_on=None) | Q(cancelled_on=None),
            ),
            models.CheckConstraint(
                name="exchange_promise_taken_back_with_reason",
                condition=Q(cancelled_on=None, cancelled_why="")
                | (Q(cancelled_on__isnull=False) & ~Q(cancelled_why="")),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("exchange:promises", args=[self.tie.community.slug, self.tie.slug])

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.cancelled_on is None
