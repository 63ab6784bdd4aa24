"""Promises, give and take on the pages of a tie: panels, timeline, briefing, handover pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core import calendar, csv_files
from pobratym.core.dates import PartialDate
from pobratym.core.http import OfficeRequest
from pobratym.core.timeline import Entry
from pobratym.exchange.models import Promise
from pobratym.exchange.selectors import balance, said
from pobratym.exchange.selectors.promises import of as promises_of
from pobratym.partners import permissions
from pobratym.partners.handover import Part
from pobratym.partners.models import Tie
from pobratym.partners.states import Side

Context = dict[str, Any]

SHOWN_PROMISES = 4


def promises(tie: Tie, request: OfficeRequest) -> Context | None:
    """Open promises of both sides. Queries: 1."""
    found = [one for one in promises_of(tie) if one.is_open]
    may_change = permissions.may_change(request.user, tie)
    if not found and not may_change:
        return None
    return {
        "tie": tie,
        "promises": found[:SHOWN_PROMISES],
        "more": max(len(found) - SHOWN_PROMISES, 0),
        "may_change": may_change,
        "today": calendar.today(),
    }


def give_and_take(tie: Tie, request: OfficeRequest) -> Context | None:
    """The balance of a tie, when anything is recorded or may be. Queries: 5."""
    found = balance.of(tie)
    if found.is_empty and not permissions.may_change(request.user, tie):
        return None
    return {"tie": tie, "balance": found}


def briefing(tie: Tie, request: OfficeRequest) -> Context | None:
    """What a leader should know of promises, hopes and fears before a meeting. Queries: 4."""
    found = {
        "promises": [one for one in promises_of(tie) if one.is_open],
        "heard": said.expectations(tie)[Side.PARTNER],
        "offers": said.shelves(tie)[0].offers,
    }
    if not any(found.values()):
        return None
    return found | {"tie": tie, "today": calendar.today()}


def told(tie: Tie) -> Iterator[Entry]:
    """The promises of a tie on its timeline: kept, or open with a day. Queries: 1."""
    for promise in promises_of(tie):
        yield from _told_promise(promise)


def _told_promise(promise: Promise) -> Iterator[Entry]:
    words, lang = promise.text
    url = promise.get_absolute_url()
    ours = promise.side == Side.HOME
    if promise.done_on:
        note = _("we kept a promise") if ours else _("the partner kept a promise")
        yield Entry(PartialDate.of(promise.done_on), "promise", words, note, url, lang)
    elif promise.is_open and promise.due_on:
        note = _("promised by us") if ours else _("promised by the partner")
        yield Entry(PartialDate.of(promise.due_on), "promise", words, note, url, lang)


def parts(tie: Tie) -> Iterator[Part]:
    """What this room puts into the handover pack of a tie. Queries: 1."""
    head = [
        _("who promised"), _("promise"), _("promised on"), _("where it was said"), _("due by"),
        _("kept on"), _("taken back on"), _("why taken back"),
    ]  # fmt: skip
    rows = (
        [
            Side(one.side).label, one.text.text, one.promised_on, one.where, one.due_on,
            one.done_on, one.cancelled_on, one.cancelled_why,
        ]
        for one in promises_of(tie)
    )  # fmt: skip
    yield "11-promises.csv", csv_files.table(head, rows)
