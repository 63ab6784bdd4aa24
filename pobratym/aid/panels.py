"""Help on the pages of other rooms: a tie's timeline and briefing, an organisation, the pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from pobratym.aid.selectors import help as help_
from pobratym.aid.states import AidKind
from pobratym.contacts.models import Organisation
from pobratym.core import csv_files, timeline
from pobratym.core.http import OfficeRequest
from pobratym.partners.handover import Part
from pobratym.partners.models import Tie


def told(tie: Tie) -> Iterable[timeline.Entry]:
    """Help on the timeline of a tie; help of an unknown day has no place there.

    Queries: 1, shared with other parts of the page.
    """
    for aid in help_.of_tie(tie):
        if aid.on:
            worth = aid.worth.label if aid.worth else ""
            note = " · ".join(filter(None, [str(AidKind(aid.kind).label), worth]))
            yield timeline.Entry(aid.on, "aid", aid.what, note)


def between(body: Tie | Organisation, request: OfficeRequest) -> dict[str, Any] | None:
    """Help from or to a tie or an organisation, the latest first. Queries: 1."""
    rows = list(body.aid.order_by("-on", "-pk"))
    return {"rows": rows} if rows else None


def parts(tie: Tie) -> Iterator[Part]:
    """What this room puts into the handover pack of a tie. Queries: 1."""
    head = [_("when"), _("kind"), _("what"), _("worth"), _("currency"), _("source")]
    rows = (
        [a.on, AidKind(a.kind).label, a.what, a.amount, a.currency, a.source] for a in tie.aid.all()
    )
    yield "04-help.csv", csv_files.table(head, rows)
