from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.partners.models.ties import Tie


class Claim(models.Model):
    """What one source says about one fact of a tie. Sources that differ stand side by side."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="claims")
    field = models.CharField(_("fact"), max_length=40)
    value = models.CharField(_("what it says"), max_length=300)
    source = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    verified_by = models.CharField(_("verified by"), max_length=150, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("statement of a source")
        verbose_name_plural = _("statements of sources")
        ordering = ("tie", "field", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["tie", "field", "value", "source"], name="partners_claim_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.field}: {self.value} ({self.source})"
