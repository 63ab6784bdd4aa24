from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar, text
from pobratym.core.dates import PartialDateField
from pobratym.people.models import Community


class Precedent(models.Model):
    """What others agreed: an imported row of the state register. Kept as it was written there."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="precedents", editable=False
    )
    number = models.CharField(_("number"), max_length=40, blank=True)
    registration_number = models.CharField(_("registration number"), max_length=60, blank=True)
    title = models.CharField(_("title"), max_length=500)
    signed_on = PartialDateField(_("signed on"))
    signed_at = models.CharField(_("place of signing"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    sphere = models.CharField(_("sphere"), max_length=12, blank=True)
    sphere_as_written = models.CharField(max_length=300, blank=True)
    region = models.CharField(_("Ukrainian region"), max_length=150, blank=True)
    subject = models.CharField(_("Ukrainian subject"), max_length=300, blank=True)
    country = models.CharField(_("foreign state"), max_length=150, blank=True)
    unit = models.CharField(_("foreign unit"), max_length=200, blank=True)
    foreign_subject = models.CharField(_("foreign subject"), max_length=300, blank=True)
    term = models.CharField(_("term"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300)
    search_text = models.TextField(editable=False, blank=True)
    imported_at = models.DateTimeField(default=calendar.now, editable=False)

    class Meta:
        verbose_name = _("precedent")
        verbose_name_plural = _("precedents")
        ordering = ("-signed_on", "pk")
        indexes = (models.Index(fields=["community", "country"], name="precedents_precedent_list"),)

    def __str__(self) -> str:
        return self.title

    def set_search_text(self) -> None:
        parts = (
            self.title, self.subject, self.foreign_subject, self.country, self.unit, self.region,
            self.registration_number, self.sphere_as_written, self.term,
        )  # fmt: skip
        self.search_text = text.fold(" ".join(parts))
