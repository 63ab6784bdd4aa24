"""The vitality of ties, from the log, the events, the institutions and what upper rooms know."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from datetime import timedelta
from typing import Final

from django.db.models import Count, Max, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.partners import evidence
from pobratym.partners.models import Interaction, Tie, TieInstitution
from pobratym.partners.rules import vitality as rules
from pobratym.partners.rules.vitality import Part, Value, Vitality
from pobratym.partners.selectors import log
from pobratym.partners.selectors import tie as selectors
from pobratym.partners.states import Channel, Direction, Formality

VISITS_WITHIN_DAYS: Final = 3 * 365


def of(ties: Collection[Tie], *, today: dt.date) -> dict[int, Vitality]:
    """Return the vitality of each tie with its parts in order.

    Queries: 2 and those of the rooms that offer evidence, however many ties.
    """
    ids = [tie.pk for tie in ties]
    heard = _heard(ids, today)
    institutions = dict(
        TieInstitution.objects.filter(tie__in=ids)
        .values_list("tie")
        .annotate(n=Count("pk"))
        .order_by()
    )
    above = evidence.gather(ties, today=today)
    return {
        tie.pk: _assess(
            tie, heard.get(tie.pk, _NOTHING), institutions.get(tie.pk, 0), above[tie.pk], today
        )
        for tie in ties
    }


def of_one(tie: Tie, *, today: dt.date) -> Vitality:
    """The same for one tie, from what its page reads anyway.

    Queries: those of `log.of_tie` and `tie.institutions`, and of the rooms that offer evidence.
    """
    above = evidence.gather([tie], today=today)[tie.pk]
    institutions = len(selectors.institutions(tie))
    return _assess(tie, _heard_in(log.of_tie(tie), today), institutions, above, today)


_Heard = tuple[dt.date | None, int, int, int]
_NOTHING: Final[_Heard] = (None, 0, 0, 0)


def _heard(ids: Collection[int], today: dt.date) -> dict[int, _Heard]:
    """Last word from the partner, visits out, visits in, entries in the log. Queries: 1."""
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
    return {row["tie"]: (row["heard"], row["out"], row["into"], row["entries"]) for row in rows}


def _heard_in(talks: Collection[Interaction], today: dt.date) -> _Heard:
    """What `_heard` finds, from the talks of one tie. Queries: 0."""
    start = today - timedelta(days=VISITS_WITHIN_DAYS)
    words = [one.on for one in talks if one.direction != Direction.OUT and one.on <= today]
    visits = Counter(one.channel for one in talks if start <= one.on <= today)
    return (
        max(words, default=None),
        visits[Channel.VISIT_OUT],
        visits[Channel.VISIT_IN],
        len(talks),
    )


def _assess(
    tie: Tie, heard: _Heard, institutions: int, above: list[Value], today: dt.date
) -> Vitality:
    last, out, into, entries = heard
    values = {
        Part.RECENCY: Value(
            Part.RECENCY,
            rules.recency(last, today=today),
            _("last word from the partner on %(day)s") % {"day": date_format(last)}
            if last
            else _("no word from the partner in the log"),
        ),
        Part.VISITS: Value(
            Part.VISITS,
            rules.visits(out, into) if entries else None,
            _("in three years: %(out)d to them, %(into)d to us") % {"out": out, "into": into},
        ),
        Part.WORK: Value(Part.WORK, None, _("no joint work recorded")),
        Part.BREADTH: Value(
            Part.BREADTH,
            rules.breadth(institutions),
            ngettext("%(n)d institution", "%(n)d institutions", institutions) % {"n": institutions},
        ),
        Part.PAPER: Value(
            Part.PAPER,
            1.0 if tie.formality == Formality.FORMAL else None,
            _("formalised by a document")
            if tie.formality == Formality.FORMAL
            else _("an informal tie needs no document"),
        ),
        Part.PLAN: Value(Part.PLAN, None, _("no plan recorded")),
    }
    for value in above:
        known = values[value.part]
        if (value.share is not None and value.share >= (known.share or 0)) or known.share is None:
            values[value.part] = value
    lively = (Part.RECENCY, Part.VISITS, Part.WORK, Part.BREADTH, Part.PLAN)
    return rules.assess(
        [values[part] for part in Part],
        has_paper=tie.formality == Formality.FORMAL,
        has_life=any(values[part].share for part in lively),
    )
