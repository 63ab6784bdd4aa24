"""Imports: what was read, what was decided, what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.office.states import BatchState
from pobratym.people.models import Community

LONGEST_RUN: Final = timedelta(minutes=15)


class ImportBatch(models.Model):
    """One file on its way in. The rows are kept until it is imported, the outcome for undoing.

    Shape: `sheets` [{"name", "cut", "rows": [[number, cells]]}]; `mapping` {column: key};
    `decisions` {"twins": choice, "rows": {number: choice}, "places": {name: id or "add"},
    "grounds": {field: value}}; `outcome` {"rows": {id: version}, "merged": {id: {"version",
    "facts"}}, "stay": [names]}.
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="imports", editable=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="imports",
        editable=False,
    )
    table = models.CharField(_("table"), max_length=40, default="ties")
    file_name = models.CharField(_("file"), max_length=200)
    digest = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=8, choices=BatchState, default=BatchState.READ)
    sheets = models.JSONField(default=list)
    keys = models.JSONField(default=dict)
    sheet = models.PositiveSmallIntegerField(_("sheet"), default=0)
    header = models.PositiveIntegerField(_("row of the titles"), default=0)
    mapping = models.JSONField(default=dict)
    decisions = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)
    added = models.PositiveIntegerField(_("added"), default=0)
    merged = models.PositiveIntegerField(_("completed"), default=0)
    problem = models.TextField(_("problem"), blank=True)
    created_at = models.DateTimeField(_("uploaded"), default=calendar.now)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(_("imported"), null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="office_importbatch_state_known", condition=Q(state__in=BatchState.values)
            ),
        )

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("office:batch", args=[self.community.slug, self.pk])

    @property
    def is_open(self) -> bool:
        """True while its columns and rows can still be decided about.

        One whose worker was killed is open again: it has written nothing, see `services.imports`.
        """
        return self.is_stuck or self.state in {
            BatchState.READ,
            BatchState.MAPPED,
            BatchState.FAILED,
        }

    @property
    def is_stuck(self) -> bool:
        """True when it has been running for longer than any import takes."""
        return (
            self.state == BatchState.RUNNING
            and self.started_at is not None
            and self.started_at < calendar.now() - LONGEST_RUN
        )


class RememberedColumn(models.Model):
    """Which column of ours a title in this community's sheets has meant the last time."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="remembered_columns", editable=False
    )
    table = models.CharField(_("table"), max_length=40)
    title = models.CharField(_("title"), max_length=200)
    key = models.CharField(_("column"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("remembered column")
        verbose_name_plural = _("remembered columns")
        constraints = (
            models.UniqueConstraint(
                fields=["community", "table", "title"], name="office_rememberedcolumn_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} → {self.key}"
