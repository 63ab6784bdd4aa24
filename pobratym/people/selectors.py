from __future__ import annotations

from pobratym.people.models import Community, RoleGrant, User


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
    grants = list(
        RoleGrant.objects.filter(
            membership__user=user, membership__community__slug=slug, membership__ended_on=None
        ).select_related("membership__community")
    )
    if grants:
        community = grants[0].membership.community
        roles = frozenset(grant.role for grant in grants)
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
