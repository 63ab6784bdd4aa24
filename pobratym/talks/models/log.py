from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation, Person
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.talks.states import Channel, Direction


class Interaction(models.Model):
    """Somebody talked to somebody: one log for the whole community, so that nobody acts alone.

    With a tie, or with an organisation when there is no tie yet. `next_step` is what follows.
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="interactions", editable=False
    )
    tie = models.ForeignKey(
        Tie, on_delete=models.PROTECT, null=True, blank=True, related_name="interactions"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="interactions"
    )
    channel = models.CharField(_("how"), max_length=10, choices=Channel)
    direction = models.CharField(_("direction"), max_length=4, choices=Direction)
    on = models.DateField(_("when"))
    subject = models.CharField(_("subject"), max_length=200)
    summary = models.TextField(_("what was said"), blank=True)
    persons = models.ManyToManyField(
        Person, blank=True, related_name="interactions", verbose_name=_("with whom")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="interactions",
        verbose_name=_("who of us"),
    )
    with_leader = models.BooleanField(_("the leader took part"), default=False)
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    next_on = models.DateField(_("by when"), null=True, blank=True)
    next_done_on = models.DateField(_("done on"), null=True, blank=True)
    search_text = models.TextField(editable=False, default="")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("contact made")
        verbose_name_plural = _("contacts made")
        ordering = ("-on", "-pk")
        indexes = (
            models.Index(fields=["community", "-on"], name="talks_interaction_latest"),
            models.Index(fields=["tie", "-on"], name="talks_interaction_of_tie"),
        )
        constraints = (
            models.CheckConstraint(
                name="talks_interaction_channel_known",
                condition=Q(channel__in=Channel.values),
            ),
            models.CheckConstraint(
                name="talks_interaction_direction_known",
                condition=Q(direction__in=Direction.values),
            ),
            models.CheckConstraint(
                name="talks_interaction_next_step_has_words",
                condition=Q(next_on=None, next_done_on=None) | ~Q(next_step=""),
                violation_error_message=_("Say what the next step is."),
            ),
        )

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("talks:talk", args=[self.community.slug, self.pk])

    @property
    def with_whom(self) -> Tie | Organisation | None:
        return self.tie or self.organisation
