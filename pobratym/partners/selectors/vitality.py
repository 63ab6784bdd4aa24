"""The vitality of ties, from the events, the institutions and what upper rooms know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.partners import evidence
from pobratym.partners.models import Tie, TieInstitution
from pobratym.partners.rules import vitality as rules
from pobratym.partners.rules.vitality import Part, Value, Vitality
from pobratym.partners.selectors import tie as selectors
from pobratym.partners.states import Formality


def of(ties: Collection[Tie], *, today: dt.date) -> dict[int, Vitality]:
    """Return the vitality of each tie with its parts in order.

    Queries: 1 and those of the rooms that offer evidence, however many ties.
    """
    ids = [tie.pk for tie in ties]
    institutions = dict(
        TieInstitution.objects.filter(tie__in=ids)
        .values_list("tie")
        .annotate(n=Count("pk"))
        .order_by()
    )
    above = evidence.gather(ties, today=today)
    return {tie.pk: _assess(tie, institutions.get(tie.pk, 0), above[tie.pk]) for tie in ties}


def of_one(tie: Tie, *, today: dt.date) -> Vitality:
    """The same for one tie, from what its page reads anyway.

    Queries: those of `tie.institutions` and of the rooms that offer evidence.
    """
    above = evidence.gather([tie], today=today)[tie.pk]
    return _assess(tie, len(selectors.institutions(tie)), above)


def _assess(tie: Tie, institutions: int, above: list[Value]) -> Vitality:
    values = {
        Part.RECENCY: Value(Part.RECENCY, None),
        Part.VISITS: Value(Part.VISITS, None),
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
