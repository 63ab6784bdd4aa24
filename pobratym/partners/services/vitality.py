"""Keeps the score of ties, so that lists can filter and sort by it."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Max

from pobratym.core import calendar
from pobratym.partners.models import Interaction, Tie
from pobratym.partners.rules.vitality import State
from pobratym.partners.selectors import vitality


def recount(ties: Collection[int]) -> int:
    """Bring score and last contact of these ties up to date; return how many changed.

    A figure derived from other facts: no journal entry, no new version.
    Writes: ties whose figures changed. Queries: 5 and those of evidence, however many ties.
    """
    rows = list(Tie.objects.filter(pk__in=ties))
    scores = vitality.of(rows, today=calendar.today())
    latest = dict(
        Interaction.objects.filter(tie__in=ties, on__lte=calendar.today())
        .values_list("tie")
        .annotate(on=Max("on"))
        .order_by()
    )
    changed = []
    for tie in rows:
        found = scores[tie.pk]
        figures = (found.score, found.state == State.DECLARED, latest.get(tie.pk))
        if figures != (tie.vitality, tie.is_declared_only, tie.last_contact_on):
            tie.vitality, tie.is_declared_only, tie.last_contact_on = figures
            changed.append(tie)
    Tie.objects.bulk_update(
        changed, ["vitality", "is_declared_only", "last_contact_on"], batch_size=500
    )
    return len(changed)
