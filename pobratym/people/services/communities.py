"""Communities: opening one and keeping its facts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from pobratym.journal.saving import save
from pobratym.journal.services import Actor
from pobratym.people.models import Community


@transaction.atomic
def create_community(
    *,
    slug: str,
    name_uk: str,
    short_name_uk: str,
    facts: Mapping[str, object] | None = None,
    by: Actor,
) -> Community:
    """Open the office of a community; `facts` are other columns of it.

    Its first administrator is invited apart, see `invitations.found`.

    Writes: the community, journal. Raises: ValidationError; at `slug`, code "reserved".
    """
    values = {
        "slug": slug,
        "name_uk": name_uk,
        "short_name_uk": short_name_uk,
        **(facts or {}),
    }
    return save(Community(), values, action="people.community_created", by=by)


def change_community(
    community: Community, *, values: Mapping[str, object], version: int | None = None, by: Actor
) -> Community:
    """Record new facts about the community. The address does not change: links would break."""
    return save(community, values, action="people.community_changed", by=by, version=version)
