"""Communities: opening one and keeping its facts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from pobratym.journal.services import Actor
from pobratym.people.models import Community
from pobratym.people.services._saving import save


@transaction.atomic
def create_community(
    *,
    slug: str,
    name_uk: str,
    short_name_uk: str,
    name_en: str = "",
    short_name_en: str = "",
    facts: Mapping[str, object] | None = None,
    by: Actor,
) -> Community:
    """Open the office of a community. Its first administrator is invited apart.

    Writes: the community, journal. Raises: ValidationError; at `slug`, code "reserved".
    """
    values = {
        "slug": slug,
        "name_uk": name_uk,
        "short_name_uk": short_name_uk,
        "name_en": name_en,
        "short_name_en": short_name_en,
        **(facts or {}),
    }
    return save(Community(), values, action="people.community_created", by=by)


def change_community(community: Community, *, values: Mapping[str, object], by: Actor) -> Community:
    """Record new facts about the community. The address does not change: links would break."""
    return save(community, values, action="people.community_changed", by=by)
