from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.talks.states import Answer


class Invitation(models.Model):
    """An invitation or another opportunity, weighed before the community answers [S 3.1].

    From a partner, from an organisation, or found somewhere: then `source` says where.
    """

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="event_invitations", editable=False
    )
    what = models.CharField(_("what"), max_length=300)
    tie = models.ForeignKey(
        Tie, on_delete=models.PROTECT, null=True, blank=True, related_name="event_invitations"
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="event_invitations",
    )
    on = models.DateField(_("when it takes place"), null=True, blank=True)
    place = models.CharField(_("where it takes place"), max_length=200, blank=True)
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    pros = models.TextField(_("for"), blank=True)
    cons = models.TextField(_("against"), blank=True)
    url = models.URLField(_("site"), max_length=500, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    answer = models.CharField(
        _("decision"), max_length=8, choices=Answer, default=Answer.OPEN, editable=False
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("invitation or opportunity")
        verbose_name_plural = _("invitations and opportunities")
        ordering = ("-created_at", "-pk")
        indexes = (
            models.Index(fields=["community", "answer", "answer_by"], name="talks_invitation_open"),
        )
        constraints = (
            models.CheckConstraint(
                name="talks_invitation_answer_known", condition=Q(answer__in=Answer.values)
            ),
            models.CheckConstraint(
                name="talks_invitation_decision_has_reason",
                condition=Q(answer=Answer.OPEN, decided_on=None)
                | (~Q(answer=Answer.OPEN) & Q(decided_on__isnull=False) & ~Q(reason="")),
                violation_error_message=_("Say why: in a year somebody will ask."),
            ),
        )

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("talks:invitation", args=[self.community.slug, self.pk])

    @property
    def whence(self) -> Tie | Organisation | None:
        """Who invites, None when nobody did: an opportunity somebody found."""
        return self.tie or self.organisation
