"""What this room puts into the handover pack of a tie: every version of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from django.template.loader import render_to_string

from pobratym.partners.handover import Part
from pobratym.partners.models import Tie
from pobratym.plans.selectors import sheet, versions


def parts(tie: Tie) -> Iterator[Part]:
    """Yield names and contents. Queries: 2, and 6 for each version."""
    for plan in versions.of_tie(tie):
        context = {
            "tie": tie,
            "plan": plan,
            "frames": sheet.frames(plan),
            "sections": sheet.sections(versions.content(plan)),
        }
        page = render_to_string("plans/sheet_alone.html", context)
        yield f"10-plan-{plan.number}.html", page.encode()
