"""Tokens: the list for people, the one that a request carries."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet

from pobratym.api.models import ApiToken
from pobratym.api.states import KIND
from pobratym.core import calendar
from pobratym.people import tokens
from pobratym.people.models import Community

# By hand, because it runs with every request: building it anew costs more than running it.
_WORKING: Final = """
    SELECT api_apitoken.*, people_community.slug AS community_slug
    FROM api_apitoken
    JOIN people_community ON people_community.id = api_apitoken.community_id
    JOIN people_user ON people_user.id = api_apitoken.issued_by_id
    WHERE api_apitoken.token_hash = %s
      AND api_apitoken.revoked_at IS NULL
      AND people_user.is_active
      AND (people_user.is_superuser OR EXISTS (
        SELECT 1 FROM people_rolegrant
        JOIN people_membership ON people_membership.id = people_rolegrant.membership_id
        WHERE people_membership.user_id = api_apitoken.issued_by_id
          AND people_membership.community_id = api_apitoken.community_id
          AND people_membership.ended_on IS NULL))
"""


def tokens_of(community: Community) -> QuerySet[ApiToken]:
    """The tokens of a community, latest first. Queries: 1."""
    return ApiToken.objects.filter(community=community).select_related("issued_by")


def token_by(secret: str) -> ApiToken | None:
    """Return the working token with this secret, of somebody who still works in the community.

    Of its community only number and slug are read, of the member nothing until it is needed.
    Queries: 1, none when the secret is not one of ours.
    """
    digest = tokens.hash_of(secret, KIND)
    if digest is None:
        return None
    for token in ApiToken.objects.raw(_WORKING, [digest]):
        if token.works(calendar.now()):
            values = [token.community_id, token.__dict__.pop("community_slug")]
            token.community = Community.from_db(token._state.db, ["id", "slug"], values)
            return token
    return None
