from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.partners.models.ties import Tie
from pobratym.people.models import WorkingGroup


class TieGroup(models.Model):
    """A working group of the community that works on a tie, and what on [S 1.2]."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="groups")
    group = models.ForeignKey(
        WorkingGroup, on_delete=models.PROTECT, related_name="ties", verbose_name=_("working group")
    )
    task = models.CharField(_("what it works on"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("working group of a tie")
        verbose_name_plural = _("working groups of ties")
        ordering = ("tie", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["tie", "group"],
                name="partners_tiegroup_once",
                violation_error_message=_("This group works on the tie already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.group} · {self.tie}"
