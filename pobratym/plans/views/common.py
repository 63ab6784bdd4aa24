"""What the views of this room share."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse

from pobratym.core.http import OfficeRequest
from pobratym.partners.models import Tie
from pobratym.partners.views.common import tie_to_change
from pobratym.plans.models import PlanVersion
from pobratym.plans.selectors import versions


def address(name: str, tie: Tie, *more: object) -> str:
    """Return the address of a page of this room under the tie."""
    return reverse(f"plans:{name}", args=[tie.community.slug, tie.slug, *more])


def plan_or_404(tie: Tie, number: int) -> PlanVersion:
    plan = versions.numbered(tie, number)
    if plan is None:
        raise Http404
    return plan


def plan_to_change(request: OfficeRequest, slug: str, number: int) -> PlanVersion:
    """Return the plan, its tie on it, if the person may change it. Raises as `tie_to_change`."""
    return plan_or_404(tie_to_change(request, slug), number)
