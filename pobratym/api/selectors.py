"""Tokens: the list for people, the one that a request carries."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from pobratym.api.models import ApiToken
from pobratym.api.states import KIND
from pobratym.core import calendar
from pobratym.people import tokens
from pobratym.people.models import Community, RoleGrant


def tokens_of(community: Community) -> QuerySet[ApiToken]:
    """The tokens of a community, latest first. Queries: 1."""
    return ApiToken.objects.filter(community=community).select_related("issued_by")


def token_by(secret: str) -> ApiToken | None:
    """Return the working token with this secret, of somebody who still works in the community.

    Queries: 1, none when the secret is not one of ours.
    """
    digest = tokens.hash_of(secret, KIND)
    if digest is None:
        return None
    present = RoleGrant.objects.filter(
        membership__user=OuterRef("issued_by"),
        membership__community=OuterRef("community"),
        membership__ended_on=None,
    )
    return (
        ApiToken.objects.select_related("community", "issued_by")
        .filter(
            Exists(present) | Q(issued_by__is_superuser=True),
            token_hash=digest,
            revoked_at=None,
            expires_at__gt=calendar.now(),
            issued_by__is_active=True,
        )
        .first()
    )
