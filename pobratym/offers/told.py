"""What this room tells the others: attention, the panel on the page of a tie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.core import csv_files
from pobratym.core.attention import Item, Severity
from pobratym.core.http import OfficeRequest
from pobratym.offers import permissions
from pobratym.offers.models import Statement
from pobratym.offers.selectors import shown
from pobratym.offers.states import LIVE, Standing, State
from pobratym.partners.handover import Part
from pobratym.partners.models import Tie
from pobratym.people.models import Community, User

AHEAD: Final = timedelta(days=14)


def attention(community: Community, user: User, today: dt.date) -> Iterator[Item]:
    """Published needs and offers that expire or have; needs without an offer. Queries: 2."""
    if not permissions.may_see(user, community):
        return
    shelves = shown.shelves(community, states=LIVE)
    for row in chain.from_iterable((*shelf.needs, *shelf.offers) for shelf in shelves):
        if row.state == State.PUBLISHED and row.valid_until and row.valid_until <= today + AHEAD:
            yield _expiring(row, today)
    alone = sum(len(shelf.alone) for shelf in shelves)
    if alone:
        yield Item(
            Severity.HINT,
            ngettext(
                "%(n)d need has no offer beside it", "%(n)d needs have no offer beside them", alone
            )
            % {"n": alone},
            _("Whoever only asks is heard once. What could the partner gain?"),
            reverse("offers:index", args=[community.slug]),
            _("Add an offer"),
        )


def _expiring(row: Statement, today: dt.date) -> Item:
    is_past = row.is_past(today)
    return Item(
        Severity.PROMISE,
        (_("Expired: %(title)s") if is_past else _("Expires soon: %(title)s"))
        % {"title": row.title.text},
        _("The portal no longer shows it. Is it met, or does it go on?")
        if is_past
        else _("After that day the portal no longer shows it."),
        row.get_absolute_url(),
        _("Prolong or close"),
        due_on=row.valid_until,
        whose=row.officer_id,
    )


def of_tie(tie: Tie, request: OfficeRequest) -> dict[str, Any] | None:
    """Needs and offers a tie could serve or serves. Queries: 1."""
    links = shown.of_tie(tie)
    may_write = permissions.may_write(request.user, request.community)
    if not links and not may_write:
        return None
    return {"tie": tie, "links": links, "may_write": may_write}


def handed_over(tie: Tie) -> Iterator[Part]:
    """The needs and offers of a tie, for its handover pack; nothing without any. Queries: 1."""
    links = shown.of_tie(tie)
    if links:
        head = [_("need or offer"), _("title"), _("what the partnership does"), _("note")]
        rows = (
            [
                _("need") if link.need_id else _("offer"),
                link.statement.title.text,
                Standing(link.standing).label,
                link.note,
            ]
            for link in links
        )
        yield "13-needs-and-offers.csv", csv_files.table(head, rows)
