from __future__ import annotations

from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.db.models import Count, F, Q
from django.shortcuts import get_object_or_404

from pobratym.core.prepared import Prepared
from pobratym.core.text import sort_key
from pobratym.people import tokens
from pobratym.people.models import (
    Community,
    GuestLink,
    Invitation,
    Membership,
    RoleGrant,
    User,
)
from pobratym.people.roles import Role

# Asked at every page of the office: the community, once for each role the person holds there.
_granted: Final = Prepared(
    lambda user, slug: (
        Community.objects.filter(
            slug=slug, memberships__user=user, memberships__ended_on=None,
            memberships__roles__isnull=False,
        )
        .annotate(role=F("memberships__roles__role"))
        .order_by()
    )
)  # fmt: skip


def roles_of(user: User, community: Community) -> frozenset[str]:
    """Return the roles a person holds in a community now. Queries: 1 for each pair, then none."""
    known: dict[int, frozenset[str]] = user.__dict__.setdefault("_roles", {})
    if community.pk not in known:
        known[community.pk] = frozenset(
            RoleGrant.objects.filter(
                membership__user=user, membership__community=community, membership__ended_on=None
            ).values_list("role", flat=True)
        )
    return known[community.pk]


def enter(user: User, slug: str) -> tuple[Community, frozenset[str]] | None:
    """Return the community at `slug` and the person's roles there; None for strangers.

    Queries: 1; one more for an administrator of the installation who is no member.
    """
    granted: list[Any] = _granted.rows(user.pk, slug)
    if granted:
        community = granted[0]
        roles = frozenset(one.role for one in granted)
    elif user.is_superuser and (found := Community.objects.filter(slug=slug).first()):
        community, roles = found, frozenset()
    else:
        return None
    user.__dict__.setdefault("_roles", {})[community.pk] = roles
    return community, roles


def communities_of(user: User) -> list[Community]:
    """Return the communities a person works in; all of them for the installation's administrator.

    Queries: 1.
    """
    if user.is_superuser:
        return list(Community.objects.all())
    return list(
        Community.objects.filter(memberships__user=user, memberships__ended_on=None).distinct()
    )


_colleagues: Final = Prepared(
    lambda community: User.objects.filter(
        memberships__community=community, memberships__ended_on=None
    )
)


def colleagues(community: Community) -> list[User]:
    """Return those who work in the community now, by name. Queries: 1."""
    return _colleagues.rows(community.pk)


def administrators(community_id: int) -> frozenset[int]:
    """Return the memberships that administer the community now. Queries: 1."""
    return frozenset(
        RoleGrant.objects.filter(
            role=Role.ADMINISTRATOR,
            membership__community_id=community_id,
            membership__ended_on=None,
            membership__user__is_active=True,
        ).values_list("membership_id", flat=True)
    )


def is_member(community: Community, email: str) -> bool:
    """True when the address belongs to a member of today. Queries: 1."""
    return Membership.objects.current().filter(community=community, user__email=email).exists()


def members(community: Community) -> list[Membership]:
    """Return all who work here or did, those of today first, by name. Queries: 2."""
    found = (
        Membership.objects.known()
        .filter(community=community)
        .select_related("user", "department")
        .prefetch_related("roles")
    )
    return sorted(found, key=lambda m: (m.ended_on is not None, sort_key(str(m.user)), m.pk))


def is_one_person(community: Community) -> bool:
    """True in one-person mode: the community has at most one member. Queries: 1."""
    return Membership.objects.current().filter(community=community)[:2].count() <= 1


def invitation_by(token: str) -> Invitation | None:
    """Return the invitation a token opens, whatever its state. Queries: 1, none when forged."""
    digest = tokens.hash_of(token, "invitation")
    if digest is None:
        return None
    return (
        Invitation.objects.select_related("community", "invited_by")
        .filter(token_hash=digest)
        .first()
    )


def waiting_invitations(community: Community) -> list[Invitation]:
    """Return invitations neither accepted nor withdrawn, also those that expired. Queries: 1."""
    return list(
        Invitation.objects.filter(
            community=community, accepted_at=None, revoked_at=None
        ).select_related("community")
    )


def member(community: Community, pk: int) -> Membership:
    """Return one member with all the page needs. Queries: 4. Raises: Http404."""
    found = (
        Membership.objects.known()
        .filter(community=community)
        .select_related("community", "user", "department__community")
        .prefetch_related("roles", "languages", "groups__group__community")
    )
    return get_object_or_404(found, pk=pk)


def own_memberships(user: User) -> list[Membership]:
    """Return where a person works now, with the roles. Queries: 2."""
    return list(
        Membership.objects.current()
        .filter(user=user)
        .select_related("community", "user")
        .prefetch_related("roles")
        .order_by("community__slug")
    )


def has_second_step(user: User) -> bool:
    """True when the account has an app, a passkey or a security key. Queries: 1."""
    keys = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=user, type__in=keys).exists())


def guest_links(community: Community, *, limit: int = 200) -> list[GuestLink]:
    """Return the latest links given to guests. Queries: 1."""
    return list(GuestLink.objects.filter(community=community).select_related("created_by")[:limit])


def all_communities() -> list[Community]:
    """Return every community with `people`, the number of its members. Queries: 1."""
    current = Q(memberships__ended_on=None, memberships__isnull=False)
    return list(Community.objects.annotate(people=Count("memberships", filter=current)))
