from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.people.models import Community


class ApiToken(models.Model):
    """A key with which a programme acts for the member who made it, in one community.

    Only its hash is kept. It can do no more than its maker may do now, and no more than its scopes.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("what it is for"), max_length=80)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    beginning = models.CharField(_("begins with"), max_length=8, editable=False)
    scopes = models.JSONField(_("what it may do"), default=list)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("issued by"),
    )
    issued_at = models.DateTimeField(_("issued"), default=calendar.now, editable=False)
    expires_at = models.DateTimeField(_("works until"))
    used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ("-issued_at", "-pk")

    def __str__(self) -> str:
        return self.name

    def works(self, now: dt.datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at
