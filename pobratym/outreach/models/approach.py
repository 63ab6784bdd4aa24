from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation, Person
from pobratym.outreach.states import Outcome, RouteKind
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.registers.models import ContactEvent
from pobratym.talks.models import Interaction


class Approach(models.Model):
    """What the board knows of a lead and nobody else: a pause, and when it became a partnership.

    The stage of a card is derived, see docs/adr/outreach-board.md.
    """

    tie = models.OneToOneField(Tie, on_delete=models.CASCADE, related_name="approach")
    paused_on = models.DateField(_("not now, since"), null=True, blank=True)
    paused_reason = models.CharField(_("why not now"), max_length=300, blank=True)
    return_on = models.DateField(_("come back to it on"), null=True, blank=True)
    tied_on = models.DateField(_("became a partnership on"), null=True, blank=True)

    class Meta:
        verbose_name = _("approach to a partner")
        verbose_name_plural = _("approaches to partners")
        constraints = (
            models.CheckConstraint(
                name="outreach_approach_pause_is_whole",
                condition=Q(paused_on=None, paused_reason="", return_on=None)
                | (Q(paused_on__isnull=False) & ~Q(paused_reason="")),
                violation_error_message=_("Say why not now."),
            ),
        )

    def __str__(self) -> str:
        return str(self.tie)

    @property
    def is_paused(self) -> bool:
        return self.paused_on is not None


class Route(models.Model):
    """A road to a partner that was tried, and what came of it [S 3.1].

    When, by whom, about which lead and what follows stands in the entry of the log it belongs
    to; through whom, by which road and with what outcome stands here.
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="+", editable=False
    )
    interaction = models.OneToOneField(Interaction, on_delete=models.CASCADE, related_name="route")
    kind = models.CharField(_("route"), max_length=8, choices=RouteKind)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="routes",
        verbose_name=_("through which organisation"),
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="routes",
        verbose_name=_("through whom"),
    )
    event = models.ForeignKey(
        ContactEvent,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="routes",
        verbose_name=_("at which event"),
    )
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, default=Outcome.WAITING)
    outcome_on = models.DateField(_("known since"), null=True, blank=True)
    outcome_note = models.CharField(_("what came of it"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("route tried")
        verbose_name_plural = _("routes tried")
        ordering = ("-interaction__on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="outreach_route_kind_known", condition=Q(kind__in=RouteKind.values)
            ),
            models.CheckConstraint(
                name="outreach_route_outcome_known", condition=Q(outcome__in=Outcome.values)
            ),
        )

    def __str__(self) -> str:
        return f"{RouteKind(self.kind).label}: {self.interaction.subject}"

    def get_absolute_url(self) -> str:
        return reverse("outreach:route", args=[self.community.slug, self.pk])
