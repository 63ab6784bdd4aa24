from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.people.models import Community


class SavedView(models.Model):
    """A list of partners as somebody likes to see it: filters, order and columns of an address."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="saved_views", editable=False
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=1000)
    is_shared = models.BooleanField(_("colleagues see it too"), default=False)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["community", "owner", "name"],
                name="partners_savedview_name_once",
                violation_error_message=_("You already have a view with this name."),
            ),
        )

    def __str__(self) -> str:
        return self.name
