"""Keeps the score of ties, so that lists can filter and sort by it."""

from __future__ import annotations

from collections.abc import Collection

from pobratym.core import calendar
from pobratym.partners import evidence
from pobratym.partners.models import Tie
from pobratym.partners.rules.vitality import State
from pobratym.partners.selectors import vitality


def recount(ties: Collection[int]) -> int:
    """Bring score and last contact of these ties up to date; return how many changed.

    A figure derived from other facts: no journal entry, no new version.
    Writes: ties whose figures changed. Queries: 3 and those of evidence, however many ties.
    """
    rows = list(Tie.objects.filter(pk__in=ties))
    scores = vitality.of(rows, today=calendar.today())
    latest = evidence.last_contact(ties, today=calendar.today())
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
