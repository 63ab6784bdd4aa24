"""Invitations: a link by e-mail that lets one person into one community, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record
from pobratym.people import rules, selectors, tokens
from pobratym.people.models import Community, Invitation, Membership, User
from pobratym.people.roles import Role
from pobratym.people.services import accounts, communities, members
from pobratym.people.states import LinkState

log = structlog.get_logger()

FIRST_ROLES: Final = tuple(role for role in Role.values if role != Role.READER)


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation and its address, known only at this moment."""

    invitation: Invitation
    url: str


@transaction.atomic
def invite(
    community: Community, *, email: str, roles: Collection[str], language: str = "uk", by: Actor
) -> Sent:
    """Invite somebody into the community by e-mail.

    Writes: the invitation, journal. Sends: the letter, after commit.
    Raises: "already_member", "already_invited" on `email`; "no_roles" on `roles`.
    """
    email = email.strip().lower()
    if not roles:
        raise RuleViolation("no_roles", _("Choose at least one role."), field="roles")
    if selectors.is_member(community, email):
        raise RuleViolation("already_member", _("This person is already a member."), field="email")
    if Invitation.objects.filter(
        community=community, email=email, accepted_at=None, revoked_at=None
    ).exists():
        raise RuleViolation(
            "already_invited",
            _("This person is already invited. Send that invitation again, or withdraw it."),
            field="email",
        )
    token, digest = tokens.issue("invitation")
    invitation = Invitation.objects.create(
        community=community,
        email=email,
        roles=sorted(roles),
        language=language,
        token_hash=digest,
        sent_at=calendar.now(),
        expires_at=_expiry(),
        invited_by=by if isinstance(by, User) else None,
    )
    record("people.invited", about=invitation, by=by, changes={"roles": ", ".join(sorted(roles))})
    return _send(invitation, token, by=by)


@transaction.atomic
def found(*, email: str, names: Mapping[str, str], by: Actor) -> Sent:
    """Open a community and invite its first administrator, with all roles: one-person mode.

    Writes: the community, the invitation, journal. Raises: as `create_community` and `invite`.
    """
    facts = {key: names[key] for key in ("name_en", "short_name_en") if key in names}
    community = communities.create_community(
        slug=names["slug"],
        name_uk=names["name_uk"],
        short_name_uk=names["short_name_uk"],
        facts=facts,
        by=by,
    )
    return invite(community, email=email, roles=FIRST_ROLES, by=by)


@transaction.atomic
def send_again(invitation: Invitation, *, by: Actor) -> Sent:
    """Send a fresh link; the old one stops working.

    Writes: the invitation, journal. Sends: the letter, after commit. Raises: "link_closed".
    """
    invitation = _open(invitation, LinkState.OPEN, LinkState.EXPIRED)
    token, invitation.token_hash = tokens.issue("invitation")
    invitation.sent_at, invitation.expires_at = calendar.now(), _expiry()
    invitation.save(update_fields=["token_hash", "sent_at", "expires_at"])
    record("people.invited_again", about=invitation, by=by)
    return _send(invitation, token, by=by)


@transaction.atomic
def revoke(invitation: Invitation, *, by: Actor) -> Invitation:
    """Withdraw an invitation: its link stops working. Raises: "link_closed"."""
    invitation = _open(invitation, LinkState.OPEN, LinkState.EXPIRED)
    invitation.revoked_at = calendar.now()
    invitation.save(update_fields=["revoked_at"])
    record("people.invitation_revoked", about=invitation, by=by)
    return invitation


@transaction.atomic
def accept(invitation: Invitation, *, user: User) -> Membership:
    """Let the invited person in. The account's address is the invited one.

    Writes: the invitation, membership, roles, journal. Raises: "link_closed", "other_person".
    """
    invitation = _open(invitation, LinkState.OPEN)
    if user.email.lower() != invitation.email.lower():
        raise RuleViolation(
            "other_person",
            _("This invitation is for %(email)s.") % {"email": invitation.email},
        )
    invitation.accepted_at = calendar.now()
    invitation.save(update_fields=["accepted_at"])
    return members.join(invitation.community, user=user, roles=invitation.roles, by=user)


@transaction.atomic
def accept_as_newcomer(invitation: Invitation, *, name: str, password: str) -> Membership:
    """Open an account for the invited person and let them in. Raises: as `accept`."""
    invitation = _open(invitation, LinkState.OPEN)
    user = accounts.open_account(
        email=invitation.email, name=name, password=password, language=invitation.language
    )
    return accept(invitation, user=user)


def _open(invitation: Invitation, *allowed: LinkState) -> Invitation:
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("community")
        .get(pk=invitation.pk)
    )
    if invitation.state(calendar.now()) not in allowed:
        raise RuleViolation("link_closed", _("This invitation does not work any more."))
    return invitation


def _expiry() -> dt.datetime:
    return calendar.now() + dt.timedelta(days=rules.INVITATION_DAYS)


def _send(invitation: Invitation, token: str, *, by: Actor) -> Sent:
    with translation.override(invitation.language):
        url = settings.PUBLIC_URL + reverse("account:invitation", args=[token])
        facts = {"invitation": invitation, "url": url, "by": by if by.pk else None}
        letter = EmailMessage(
            _("Invitation to the workplace of %(community)s")
            % {"community": invitation.community.short_name},
            render_to_string("people/mail/invitation.txt", facts),
            to=[invitation.email],
        )

    def deliver() -> None:
        try:
            letter.send()
        except OSError as error:  # no mail server: the page shows the link to pass on by hand
            log.warning("invitation_not_sent", invitation=invitation.pk, reason=str(error))

    transaction.on_commit(deliver)
    return Sent(invitation, url)
