from __future__ import annotations

from django.db.models import Model, QuerySet

from pobratym.journal.models import Entry


def about(obj: Model, *, limit: int = 50) -> QuerySet[Entry]:
    """The latest entries about one object. Queries: 1."""
    return Entry.objects.about(obj)[:limit]


def of_community(community: Model) -> QuerySet[Entry]:
    """Everything done in one community, latest first. Queries: 1 when read."""
    return Entry.objects.filter(community_id=community.pk)
