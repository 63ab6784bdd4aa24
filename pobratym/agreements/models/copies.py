from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.agreements.models.agreements import Agreement, AgreementParty
from pobratym.core import calendar
from pobratym.documents.models import StoredFile


class Copy(models.Model):
    """The original of one party as it was drawn for signing. Scans are attached to it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="copies")
    owner = models.ForeignKey(AgreementParty, on_delete=models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    languages = models.JSONField(default=list)
    made_at = models.DateTimeField(default=calendar.now)
    kept_at = models.CharField(_("where the original is kept"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("copy for signing")
        verbose_name_plural = _("copies for signing")
        ordering = ("agreement", "owner__position")
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "owner"], name="agreements_copy_one_a_party"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement.code} · {self.owner.position}"
