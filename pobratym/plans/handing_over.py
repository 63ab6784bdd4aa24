"""What this room puts into the handover pack of a tie: every version of the plan, the promises."""

from __future__ import annotations

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from pobratym.core import csv_files
from pobratym.partners.handover import Part
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.plans.selectors import exchange, sheet, versions


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
    yield "11-promises.csv", _promises(tie)


def _promises(tie: Tie) -> bytes:
    head = [
        _("who promised"), _("promise"), _("promised on"), _("where it was said"), _("due by"),
        _("kept on"), _("taken back on"), _("why taken back"),
    ]  # fmt: skip
    rows = (
        [
            Side(one.side).label, one.text.text, one.promised_on, one.where, one.due_on,
            one.done_on, one.cancelled_on, one.cancelled_why,
        ]
        for one in exchange.promises(tie)
    )  # fmt: skip
    return csv_files.table(head, rows)
