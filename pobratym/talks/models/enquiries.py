from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.people.models.personal import PersonalData
from pobratym.places.models import Country
from pobratym.talks.states import EnquiryState


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def of(self, community: Community) -> Self:
        return self.filter(community=community)

    def waiting(self) -> Self:
        """Letters that nobody has answered or set aside."""
        return self.filter(state=EnquiryState.NEW)


class Enquiry(PersonalData):
    """A letter of somebody who would like to cooperate, written in the form of the portal.

    The name, address and words are personal data: kept to answer, until `keep_until`.
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="enquiries", editable=False
    )
    name = models.CharField(_("name and surname"), max_length=150)
    organisation = models.CharField(_("municipality or organisation"), max_length=250)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="+", verbose_name=_("country")
    )
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language of the answer"), max_length=8)
    message = models.TextField(_("message"), max_length=5_000)
    received_at = models.DateTimeField(_("received"), default=calendar.now, editable=False)
    state = models.CharField(
        _("state"), max_length=8, choices=EnquiryState, default=EnquiryState.NEW, editable=False
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    note = models.CharField(_("how it was settled"), max_length=300, blank=True)
    tie = models.ForeignKey(
        Tie, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ("-received_at", "-pk")
        indexes = (
            models.Index(fields=["community", "state", "-received_at"], name="talks_enquiry_inbox"),
        )
        constraints = (
            models.CheckConstraint(
                name="talks_enquiry_state_known", condition=Q(state__in=EnquiryState.values)
            ),
            models.CheckConstraint(
                name="talks_enquiry_settled_has_time",
                condition=Q(state=EnquiryState.NEW, settled_at=None)
                | (~Q(state=EnquiryState.NEW) & Q(settled_at__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return self.organisation
