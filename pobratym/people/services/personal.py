"""Personal data of this room's people: what is exported, how one person is erased."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry, Erasure
from pobratym.journal.selectors import by_person
from pobratym.journal.services import Actor, erase_names, record
from pobratym.people.models import Community, GroupMember, Invitation, Membership, User
from pobratym.people.personal_data import Subject

MEMBERS, OUTSIDERS = "people.members", "people.group_members"


def members(community: Community) -> Iterator[Subject]:
    """Everybody who works here or did. Queries: 1."""
    for one in Membership.objects.known().filter(community=community).select_related("user"):
        yield Subject(
            MEMBERS, str(one.pk), str(one.user), one.user.email,
            one.get_data_basis_display(), one.data_purpose, one.keep_until,
            reverse("people:member", args=[community.slug, one.pk]),
        )  # fmt: skip


def outsiders(community: Community) -> Iterator[Subject]:
    """People from outside in working groups. Queries: 1."""
    people = GroupMember.objects.filter(group__community=community, membership=None)
    for one in people:
        yield Subject(
            OUTSIDERS, str(one.pk), one.name, one.email,
            one.get_data_basis_display(), one.data_purpose, one.keep_until,
            reverse("people:group", args=[community.slug, one.group_id]),
        )  # fmt: skip


def export_member(community: Community, key: str) -> dict[str, Any]:
    """Return all that is kept about a member: account, work, languages, what they did.

    Queries: 6, however much they did.
    """
    one = get_object_or_404(
        Membership.objects.select_related("user", "department"), community=community, pk=key
    )
    return {
        "account": export_account(one.user),
        "community": community.name,
        "position_uk": one.position_uk,
        "position_en": one.position_en,
        "department": str(one.department or ""),
        "job_duties": one.job_duties,
        "roles": [grant.role for grant in one.roles.all()],
        "since": one.since,
        "left_on": one.ended_on,
        "languages": [f"{skill.language} {skill.level}" for skill in one.languages.all()],
        "working_groups": [str(place.group) for place in one.groups.select_related("group")],
        "basis": one.data_basis,
        "purpose": one.data_purpose,
        "keep_until": one.keep_until,
        "journal": [_line(entry) for entry in by_person(community, one.user_id)],
    }


def export_account(user: User) -> dict[str, Any]:
    """Return what the account holds; secrets are named, not shown. Queries: 3."""
    return {
        "name": user.name,
        "email": user.email,
        "language": user.language,
        "joined_at": user.joined_at,
        "last_login": user.last_login,
        "addresses": list(EmailAddress.objects.filter(user=user).values_list("email", flat=True)),
        "ways_to_sign_in": list(
            Authenticator.objects.filter(user=user).values_list("type", flat=True)
        ),
        "sessions": list(
            UserSession.objects.filter(user=user).values("created_at", "ip", "user_agent")
        ),
    }


def export_outsider(community: Community, key: str) -> dict[str, Any]:
    one = get_object_or_404(GroupMember, group__community=community, membership=None, pk=key)
    return {
        "name": one.name,
        "email": one.email,
        "organisation": one.organisation,
        "working_group": str(one.group),
        "role": one.role,
        "basis": one.data_basis,
        "purpose": one.data_purpose,
        "keep_until": one.keep_until,
    }


@transaction.atomic
def erase_member(community: Community, key: str, reason: str, by: Actor) -> Erasure:
    """Erase a former member; the account too, when no other community keeps it.

    Writes: membership, languages, groups, invitations, maybe the account; the journal keeps a
    pseudonym. Raises: "still_member".
    """
    one = get_object_or_404(Membership.objects.select_related("user"), community=community, pk=key)
    if one.ended_on is None:
        raise RuleViolation(
            "still_member", _("End the membership first: a member’s data are in use.")
        )
    user = one.user
    elsewhere = Membership.objects.known().filter(user=user).exclude(pk=one.pk).exists()
    invited = list(Invitation.objects.filter(community=community, email=user.email))
    erasure = erase_names(
        actor_id=user.pk,
        about=[one, *invited, *([] if elsewhere else [user])],
        names=[user.name, user.email, str(one)],
        community_id=community.pk if elsewhere or user.is_superuser else None,
        reason=reason,
        by=by,
    )
    for invitation in invited:
        invitation.email = f"{erasure.pk}-{invitation.pk}@erased.invalid"
        invitation.save(update_fields=["email"])
    one.languages.all().delete()
    one.groups.all().delete()
    one.position_uk = one.position_en = one.job_duties = one.data_basis = one.data_purpose = ""
    one.department = one.keep_until = None
    one.erased_on = calendar.today()
    one.save()
    if not elsewhere and not user.is_superuser:
        _close_account(user, erasure)
    _record(community, erasure, by)
    return erasure


@transaction.atomic
def erase_outsider(community: Community, key: str, reason: str, by: Actor) -> Erasure:
    """Erase a person from outside who is in a working group; the place goes with the person."""
    one = get_object_or_404(GroupMember, group__community=community, membership=None, pk=key)
    erasure = erase_names(
        actor_id=None,
        about=[one],
        names=[name for name in (one.name, one.email) if name],
        community_id=community.pk,
        reason=reason,
        by=by,
    )
    one.delete()
    _record(community, erasure, by)
    return erasure


def _close_account(user: User, erasure: Erasure) -> None:
    """Leave of an account what others' records point at: a row without a person."""
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    user.name, user.email = erasure.pseudonym, f"{erasure.pk}@erased.invalid"
    user.is_active, user.last_login = False, None
    user.set_unusable_password()
    user.save()


def _record(community: Community, erasure: Erasure, by: Actor) -> None:
    changes = {"person": erasure.pseudonym, "reason": erasure.reason}
    record("people.data_erased", about=community, by=by, changes=changes)


def _line(entry: Entry) -> dict[str, Any]:
    return {"at": entry.at, "action": entry.action, "about": entry.object_name}
