from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.outreach.models.letters import Letter
from pobratym.outreach.states import Interest, ReplyState
from pobratym.partners.models import Tie
from pobratym.people.models import Community, GuestLink
from pobratym.people.models.personal import PersonalData
from pobratym.talks.models import Interaction


class Reply(PersonalData):
    """What somebody answered by link, without an account [N37]. Personal data, kept to answer."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="+", editable=False
    )
    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="replies")
    letter = models.ForeignKey(
        Letter, on_delete=models.SET_NULL, null=True, blank=True, related_name="replies"
    )
    link = models.ForeignKey(
        GuestLink, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    interest = models.CharField(_("interest"), max_length=5, choices=Interest)
    name = models.CharField(_("name and surname"), max_length=150)
    office = models.CharField(_("office"), max_length=200, blank=True)
    organisation = models.CharField(_("municipality or institution"), max_length=250, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    topics = models.TextField(_("topics"), max_length=2_000, blank=True)
    when = models.CharField(_("when to meet"), max_length=300, blank=True)
    message = models.TextField(_("message"), max_length=5_000, blank=True)
    language = models.CharField(_("language of the answer"), max_length=8, blank=True)
    received_at = models.DateTimeField(_("received"), default=calendar.now, editable=False)
    state = models.CharField(
        _("state"), max_length=5, choices=ReplyState, default=ReplyState.NEW, editable=False
    )
    why_aside = models.CharField(_("why set aside"), max_length=10, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    interaction = models.ForeignKey(
        Interaction, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("answer by link")
        verbose_name_plural = _("answers by link")
        ordering = ("-received_at", "-pk")
        indexes = (
            models.Index(fields=["community", "state", "-received_at"], name="outreach_reply_new"),
        )
        constraints = (
            models.CheckConstraint(
                name="outreach_reply_interest_known", condition=Q(interest__in=Interest.values)
            ),
            models.CheckConstraint(
                name="outreach_reply_state_known", condition=Q(state__in=ReplyState.values)
            ),
        )

    def __str__(self) -> str:
        return self.organisation or self.name
