"""The part of talks in the handover pack of a tie."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from pobratym.core import csv_files
from pobratym.partners.models import Tie
from pobratym.talks.states import Channel, Direction


def parts(tie: Tie) -> Iterator[tuple[str, bytes]]:
    """The log as a table. Queries: 1."""
    yield "02-talks.csv", _talks(tie)


def _talks(tie: Tie) -> bytes:
    head = [_("when"), _("how"), _("direction"), _("subject"), _("what was said"), _("who of us"),
            _("next step"), _("by when"), _("done on")]  # fmt: skip
    rows = (
        [
            t.on,
            Channel(t.channel).label,
            Direction(t.direction).label,
            t.subject,
            t.summary,
            t.by,
            t.next_step,
            t.next_on,
            t.next_done_on,
        ]
        for t in tie.interactions.select_related("by")
    )
    return csv_files.table(head, rows)
