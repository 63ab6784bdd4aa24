"""Ties of the world that lists tell of: what the ranking learns from beside our own."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.discovery.states import ListState
from pobratym.places.models import Municipality


class TieList(models.Model):
    """A list of ties taken in by an administrator: from where, under which licence.

    Its ties count in the ranking from the moment it is in use. `troubles` are the rows that gave
    no tie, each [row, trouble, what was written, number of towns of that name]; `counts` say how
    many rows of each trouble there were, and "rows" how many in all.
    """

    title = models.CharField(_("title"), max_length=200)
    source = models.CharField(_("source"), max_length=300)
    licence = models.CharField(_("licence"), max_length=200)
    file_name = models.CharField(_("file"), max_length=200)
    digest = models.CharField(max_length=64, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=ListState, default=ListState.PREVIEW
    )
    counts = models.JSONField(default=dict, editable=False)
    troubles = models.JSONField(default=list, editable=False)
    read_at = models.DateTimeField(_("read"))
    used_at = models.DateTimeField(_("in use since"), null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=pgettext_lazy("list of ties", "read by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("list of ties")
        verbose_name_plural = _("lists of ties")
        ordering = ("-read_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="discovery_tielist_in_use_since",
                condition=Q(state=ListState.PREVIEW, used_at=None)
                | Q(state=ListState.IN_USE, used_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_in_use(self) -> bool:
        return self.state == ListState.IN_USE


class KnownTie(models.Model):
    """Two municipalities that a list calls partners; `first` is the one with the smaller key."""

    list = models.ForeignKey(TieList, on_delete=models.CASCADE, related_name="ties")
    first = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("known tie")
        verbose_name_plural = _("known ties")
        constraints = (
            models.UniqueConstraint(
                name="discovery_knowntie_once_a_list", fields=["list", "first", "second"]
            ),
            models.CheckConstraint(
                name="discovery_knowntie_in_order", condition=Q(first__lt=F("second"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"
