"""What the log tells of how alive a tie is: the last word from the partner, and visits."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Final, NamedTuple

from django.db.models import Count, Max, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.partners.models import Tie
from pobratym.partners.rules import vitality as rules
from pobratym.partners.rules.vitality import Part, Value
from pobratym.talks.models import Interaction
from pobratym.talks.selectors import log
from pobratym.talks.states import Channel, Direction

VISITS_WITHIN_DAYS: Final = 3 * 365


class Heard(NamedTuple):
    """The last word from the partner, visits out and in, entries in the log."""

    last: dt.date | None
    out: int
    into: int
    entries: int


_NOTHING: Final = Heard(None, 0, 0, 0)


def signs(ties: Collection[Tie], today: dt.date) -> Iterator[tuple[int, Value]]:
    """The parts “word from the partner” and “visits” of each tie; unknown without a log.

    Queries: 1; those of `log.of_tie` for a single tie, whose page reads them anyway.
    """
    if len(ties) == 1:
        tie = next(iter(ties))
        found = {tie.pk: _heard_in(log.of_tie(tie), today)}
    else:
        found = _heard([tie.pk for tie in ties], today)
    for tie in ties:
        heard = found.get(tie.pk, _NOTHING)
        yield tie.pk, _recency(heard, today)
        yield tie.pk, _visits(heard)


def last_contact(ids: Collection[int], today: dt.date) -> dict[int, dt.date]:
    """The day of the latest entry of each tie. Queries: 1."""
    rows = Interaction.objects.filter(tie__in=ids, on__lte=today).values_list("tie")
    return dict(rows.annotate(on=Max("on")).order_by())


def _heard(ids: Collection[int], today: dt.date) -> dict[int, Heard]:
    """What `_heard_in` finds, for many ties. Queries: 1."""
    recent = Q(on__gte=today - timedelta(days=VISITS_WITHIN_DAYS), on__lte=today)
    rows = (
        Interaction.objects.filter(tie__in=ids)
        .values("tie")
        .annotate(
            heard=Max("on", filter=Q(direction__in=[Direction.IN, Direction.BOTH], on__lte=today)),
            out=Count("pk", filter=recent & Q(channel=Channel.VISIT_OUT)),
            into=Count("pk", filter=recent & Q(channel=Channel.VISIT_IN)),
            entries=Count("pk"),
        )
        .order_by()
    )
    return {
        row["tie"]: Heard(row["heard"], row["out"], row["into"], row["entries"]) for row in rows
    }


def _heard_in(talks: Collection[Interaction], today: dt.date) -> Heard:
    """The same from the talks of one tie. Queries: 0."""
    start = today - timedelta(days=VISITS_WITHIN_DAYS)
    words = [one.on for one in talks if one.direction != Direction.OUT and one.on <= today]
    visits = Counter(one.channel for one in talks if start <= one.on <= today)
    return Heard(
        max(words, default=None),
        visits[Channel.VISIT_OUT],
        visits[Channel.VISIT_IN],
        len(talks),
    )


def _recency(heard: Heard, today: dt.date) -> Value:
    words = (
        _("last word from the partner on %(day)s") % {"day": date_format(heard.last)}
        if heard.last
        else _("no word from the partner in the log")
    )
    return Value(Part.RECENCY, rules.recency(heard.last, today=today), words)


def _visits(heard: Heard) -> Value:
    words = _("in three years: %(out)d to them, %(into)d to us")
    share = rules.visits(heard.out, heard.into) if heard.entries else None
    return Value(Part.VISITS, share, words % {"out": heard.out, "into": heard.into})
