"""Addresses that were asked, and what they answered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.links import rules
from pobratym.links.states import LinkState


class CheckedLink(models.Model):
    """One address of the web, whoever keeps it: a fact about the internet, not of a community."""

    url = models.URLField(_("address"), max_length=500, unique=True)
    state = models.CharField(_("state"), max_length=8, choices=LinkState, default=LinkState.UNKNOWN)
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    reason = models.CharField(_("what went wrong"), max_length=200, blank=True)
    failures = models.PositiveIntegerField(_("failed times in a row"), default=0)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    broken_since = models.DateField(_("does not work since"), null=True, blank=True)

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        ordering = ("url",)
        constraints = (
            models.CheckConstraint(
                name="links_checkedlink_state_known", condition=Q(state__in=LinkState.values)
            ),
            models.CheckConstraint(
                name="links_checkedlink_broken_has_day",
                condition=~Q(state=LinkState.BROKEN) | Q(broken_since__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.url

    @property
    def is_worth_saying(self) -> bool:
        """True when a person should look at it, see `rules`."""
        state = LinkState(self.state)
        return rules.is_worth_saying(state, status=self.status, failures=self.failures)
