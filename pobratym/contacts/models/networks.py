from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models.organisations import Organisation
from pobratym.contacts.states import MembershipState
from pobratym.core.dates import PartialDateField
from pobratym.core.language import Bilingual
from pobratym.people.models import Community


class NetworkMembership(models.Model):
    """The community belongs to a network or association: since when, as what, and what it gives."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="networks", editable=False
    )
    network = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="members", verbose_name=_("network")
    )
    state = models.CharField(
        _("standing"), max_length=10, choices=MembershipState, default=MembershipState.MEMBER
    )
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))
    gives_uk = models.TextField(_("what it gives us (Ukrainian)"), blank=True)
    gives_en = models.TextField(_("what it gives us (English)"), blank=True)
    gives = Bilingual()
    source = models.CharField(_("source"), max_length=300, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership in a network")
        verbose_name_plural = _("memberships in networks")
        ordering = ("network__sort_uk", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["community", "network"],
                name="contacts_networkmembership_once",
                violation_error_message=_("The community’s place in this network is already kept."),
            ),
            models.CheckConstraint(
                name="contacts_networkmembership_state_known",
                condition=models.Q(state__in=MembershipState.values),
            ),
        )

    def __str__(self) -> str:
        return f"{self.community} · {self.network}"
