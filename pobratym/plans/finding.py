"""Plans in the search across rooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core import text
from pobratym.core.search import Hit
from pobratym.partners import permissions
from pobratym.people.models import Community, User
from pobratym.plans.models import Activity, PlanGoal
from pobratym.plans.states import PlanState


def find(community: Community, user: User, query: str, limit: int) -> Sequence[Hit]:
    """Goals and activities of plans that are not replaced. Queries: 2."""
    wanted = text.fold(query)
    if not wanted or not permissions.may_see(user, community):
        return []
    return [hit for folded, hit in _searched(community) if wanted in folded][:limit]


def _searched(community: Community) -> Iterator[tuple[str, Hit]]:
    """A community has hundreds of these, not thousands: they are compared here, folded."""
    for model, note in ((PlanGoal, _("goal of a plan")), (Activity, _("joint activity"))):
        rows: Iterable[Any] = (
            model._default_manager.filter(plan__tie__community=community)
            .exclude(plan__state=PlanState.REPLACED)
            .select_related("plan__tie__community")
        )
        for row in rows:
            yield _hit(row, f"{note}, {row.plan.tie.name}", row.plan.get_absolute_url())


def _hit(row: Any, note: str, url: str) -> tuple[str, Hit]:
    hit = Hit(str(row), url, note, row.text.lang)
    return text.fold(f"{row.text_uk} {row.text_en}"), hit
