"""What this room tells the others: attention, the panel on the page of a tie, search, the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core import text
from pobratym.core.attention import Item, Severity
from pobratym.core.http import OfficeRequest
from pobratym.core.search import Hit
from pobratym.core.tables import Column, Kind, Row, Table
from pobratym.funding.models import FundingProgramme
from pobratym.funding.rules import check
from pobratym.funding.rules.terms import Answer, Fit
from pobratym.funding.selectors import catalogue
from pobratym.funding.selectors.terms import bodies_of, oblast_of, terms_of, world
from pobratym.funding.states import Participation
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.people.permissions import may_read

AHEAD: Final = timedelta(days=60)
REACHABLE: Final = frozenset({Fit.FITS, Fit.CLARIFY})
LIVING: Final = frozenset({*catalogue.PRESENT, Status.LEAD})


def attention(community: Community, user: User, today: dt.date) -> Iterator[Item]:
    """Calls that close soon and that we could meet with present partners. Queries: 2, or 4."""
    if not may_read(user, community):
        return
    coming = [
        row
        for row in catalogue.programmes()
        if (on := catalogue.next_deadline(row)) and on <= today + AHEAD
    ]
    if not coming:
        return
    known, lands = catalogue.partners(community), world()
    for row in coming:
        found = catalogue.answered(row, community, known, lands)
        if found.fit in REACHABLE:
            yield Item(
                Severity.DEADLINE,
                _("The call of %(programme)s closes") % {"programme": row.name},
                _("By the known conditions we could take part with present partners."),
                reverse("funding:programme", args=[community.slug, row.code]),
                _("Look at the conditions"),
                due_on=found.next_deadline,
            )


def of_tie(tie: Tie, request: OfficeRequest) -> dict[str, Any] | None:
    """Programmes for which this very partner is asked for. Queries: 1 and those of `bodies_of`."""
    if tie.status not in LIVING:
        return None
    bodies = bodies_of([tie])[tie.pk]
    oblast = oblast_of(request.community)
    found = []
    for row in catalogue.naming({body.country for body in bodies if body.country}):
        terms = terms_of(row)
        applies = any(
            body.country == terms.applicant_country and terms.applicant_kind in ("", body.kind)
            for body in bodies
            if terms.applicant_country
        )
        named = {*terms.needs_all, *terms.needs_any}
        is_closed = Answer.FAIL in {
            check.participation(terms).answer, check.place(terms, oblast).answer
        }  # fmt: skip
        if not is_closed and (applies or any(body.country in named for body in bodies)):
            found.append((row, applies))
    return {"tie": tie, "programmes": found} if found else None


def find(community: Community, user: User, query: str, limit: int) -> Sequence[Hit]:
    """Programmes by name. Queries: 1."""
    wanted = text.fold(query)
    if not wanted or not may_read(user, community):
        return []
    rows = FundingProgramme.objects.filter(is_closed=False)
    return [
        Hit(
            row.name,
            reverse("funding:programme", args=[community.slug, row.code]),
            _("funding programme"),
            row.name_text.lang,
        )
        for row in rows
        if wanted in text.fold(f"{row.name_uk} {row.name_en}")
    ][:limit]


def _rows(community: Community) -> Iterator[Row]:
    """The catalogue, the same for all communities. Queries: 2."""
    for row in catalogue.programmes(with_closed=True):
        values = {column.key: getattr(row, column.key, None) for column in COLUMNS}
        lists = ("needs_country_all", "needs_country_any", "oblasts", "unverified")
        values |= {name: str(getattr(row, name)) for name in lists}
        yield values | {"seen": ", ".join(str(one.on) for one in row.deadlines.all())}


COLUMNS: Final = (
    Column("code", gettext_lazy("address")),
    Column("name_uk", gettext_lazy("name (Ukrainian)")),
    Column("name_en", gettext_lazy("name (English)")),
    Column("funder", gettext_lazy("who pays")),
    Column(
        "participation",
        gettext_lazy("Ukrainian municipalities"),
        Kind.CHOICE,
        choices=tuple(Participation.choices),
    ),
    Column("applicant_country", gettext_lazy("applicant from the country"), Kind.COUNTRY),
    Column("min_orgs", gettext_lazy("organisations, at least"), Kind.NUMBER),
    Column("max_orgs", gettext_lazy("organisations, at most"), Kind.NUMBER),
    Column("min_countries", gettext_lazy("countries, at least"), Kind.NUMBER),
    Column("min_eu", gettext_lazy("EU countries, at least"), Kind.NUMBER),
    Column("needs_country_all", gettext_lazy("each of these countries")),
    Column("needs_country_any", gettext_lazy("one of these countries")),
    Column("oblasts", gettext_lazy("oblasts")),
    Column("grant_min", gettext_lazy("grant, at least"), Kind.DECIMAL),
    Column("grant_max", gettext_lazy("grant, at most"), Kind.DECIMAL),
    Column("own_share_pct", gettext_lazy("own share, per cent"), Kind.NUMBER),
    Column("own_share_min_pct", gettext_lazy("own share at least, per cent"), Kind.NUMBER),
    Column("funder_rate_pct", gettext_lazy("the funder pays at most, per cent"), Kind.NUMBER),
    Column("months_min", gettext_lazy("months, at least"), Kind.NUMBER),
    Column("months_max", gettext_lazy("months, at most"), Kind.NUMBER),
    Column("deadline_uk", gettext_lazy("deadline (Ukrainian)")),
    Column("deadline_en", gettext_lazy("deadline (English)")),
    Column("seen", gettext_lazy("days on which calls close or closed")),
    Column("unverified", gettext_lazy("to be confirmed")),
    Column("source", gettext_lazy("source")),
    Column("checked_on", gettext_lazy("checked on"), Kind.PARTIAL_DATE),
)
TABLE: Final = Table("funding_programmes", gettext_lazy("Funding programmes"), COLUMNS, _rows)
