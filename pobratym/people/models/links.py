from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.people import rules
from pobratym.people.models.communities import Community
from pobratym.people.roles import Role
from pobratym.people.states import LinkState


class Invitation(models.Model):
    """Somebody is asked by e-mail to join. The link works once; only its hash is kept."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    roles = models.JSONField(_("roles"), default=list)
    language = models.CharField(
        _("language of the letter"), max_length=2, choices=settings.LANGUAGES, default="uk"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField(default=calendar.now, editable=False)
    expires_at = models.DateTimeField(editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-sent_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="people_invitation_one_open_a_person",
                fields=["community", "email"],
                condition=models.Q(accepted_at=None, revoked_at=None),
                violation_error_message=_("This person is already invited: send it again instead."),
            ),
        )

    def __str__(self) -> str:
        return self.email

    def state(self, now: dt.datetime) -> LinkState:
        state = rules.link_state(
            now=now,
            expires_at=self.expires_at,
            used_up=self.accepted_at is not None,
            revoked=self.revoked_at is not None,
        )
        return LinkState(state)

    @property
    def role_labels(self) -> list[str]:
        return [str(Role(role).label) for role in self.roles if role in Role.values]


class GuestLink(models.Model):
    """A link with which somebody without an account does one thing about one object."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="guest_links")
    purpose = models.CharField(_("purpose"), max_length=60)
    object_label = models.CharField(max_length=80)
    object_id = models.CharField(max_length=40)
    object_name = models.CharField(_("about"), max_length=300, blank=True)
    guest_name = models.CharField(_("for whom"), max_length=150)
    language = models.CharField(
        _("language of the page"), max_length=2, choices=settings.LANGUAGES, default="uk"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=calendar.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    expires_at = models.DateTimeField(_("works until"))
    uses = models.PositiveSmallIntegerField(_("used"), default=0)
    most_uses = models.PositiveSmallIntegerField(_("may be used"), null=True, default=1)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("guest link")
        verbose_name_plural = _("guest links")
        ordering = ("-created_at", "-pk")
        indexes = (
            models.Index(fields=["object_label", "object_id"], name="people_guestlink_object"),
        )
        constraints = (
            models.CheckConstraint(
                name="people_guestlink_not_used_too_often",
                condition=models.Q(most_uses=None) | models.Q(uses__lte=models.F("most_uses")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.guest_name} · {self.object_name}"

    def state(self, now: dt.datetime) -> LinkState:
        state = rules.link_state(
            now=now,
            expires_at=self.expires_at,
            used_up=self.most_uses is not None and self.uses >= self.most_uses,
            revoked=self.revoked_at is not None,
        )
        return LinkState(state)
