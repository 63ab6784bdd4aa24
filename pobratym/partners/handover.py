"""The handover pack of a tie [S 2.2]: history, papers, people and open tasks in one ZIP.

Upper rooms offer their parts: `offer(source)`, where `source(tie)` yields names and contents.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from pobratym.core import calendar, csv_files
from pobratym.journal import selectors as journal
from pobratym.journal.sentences import sentence
from pobratym.partners.models import Tie
from pobratym.partners.selectors import briefing
from pobratym.partners.states import EventKind

Part = tuple[str, bytes]
Source = Callable[[Tie], Iterable[Part]]

_sources: list[Source] = []


def offer(source: Source) -> None:
    """Called from `AppConfig.ready` of an upper room."""
    _sources.append(source)


def pack(tie: Tie) -> bytes:
    """Return the ZIP. Entries go by name and carry no time, so the same tie gives the same pack."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = chain.from_iterable(source(tie) for source in (_own, *_sources))
        for name, content in sorted(parts):
            archive.writestr(zipfile.ZipInfo(f"{tie.slug}/{name}"), content)
    return buffer.getvalue()


def _own(tie: Tie) -> Iterator[Part]:
    context = briefing.of(tie) | {"community": tie.community}
    page = render_to_string("partners/handover.html", context)
    yield "00-summary.html", page.encode()
    yield "01-events.csv", _events(tie)
    yield "03-people.csv", _people(tie)
    yield "09-journal.csv", _journal(tie)


def _events(tie: Tie) -> bytes:
    head = [_("when"), _("what happened"), _("note"), _("decision"), _("decided on"), _("source")]
    rows = (
        [
            e.on,
            EventKind(e.kind).label,
            e.note,
            e.decision_number,
            e.decision_on,
            e.source,
        ]
        for e in tie.events.all()
    )
    return csv_files.table(head, rows)


def _people(tie: Tie) -> bytes:
    head = [_("name"), _("office"), _("role"), _("e-mail"), _("phone"), _("keep until")]
    rows = (
        [c.person, c.person.position, c.role, c.person.email, c.person.phone, c.person.keep_until]
        for c in tie.contacts.select_related("person")
    )
    return csv_files.table(head, rows)


def _journal(tie: Tie) -> bytes:
    entries = journal.about(tie, limit=5000)
    rows = ([e.at.isoformat(timespec="minutes"), sentence(e)] for e in entries)
    return csv_files.table([_("when"), _("what was done")], rows)


def filename(tie: Tie) -> str:
    return f"handover-{tie.slug}-{calendar.today()}.zip"
