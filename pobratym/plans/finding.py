"""Plans in the search across rooms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core.search import Hit
from pobratym.core.worded import saying
from pobratym.partners import permissions
from pobratym.people.models import Community, User
from pobratym.plans.models import Activity, PlanGoal
from pobratym.plans.states import PlanState


def find(community: Community, user: User, query: str, limit: int) -> Sequence[Hit]:
    """Goals and activities of plans that are not replaced. Queries: 2."""
    if not permissions.may_see(user, community):
        return []
    return list(islice(_found(community, query), limit))


def _found(community: Community, query: str) -> Iterator[Hit]:
    for model, note in ((PlanGoal, _("goal of a plan")), (Activity, _("joint activity"))):
        rows: Any = (
            model._default_manager.filter(plan__tie__community=community)
            .exclude(plan__state=PlanState.REPLACED)
            .select_related("plan__tie__community")
        )
        for row in saying(rows, query):
            where = f"{note}, {row.plan.tie.name}"
            yield Hit(str(row), row.plan.get_absolute_url(), where, row.text.lang)
