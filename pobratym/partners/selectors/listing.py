"""The list of partners: what can be asked of it, and how it answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import OrderBy

from pobratym.core import calendar, language, paging, text
from pobratym.core.prepared import Prepared
from pobratym.partners.models import SavedView, Tie
from pobratym.partners.rules import vitality
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.places import countries as all_countries

CHECK_DAYS: Final = 365
_SHOWN: Final = (
    "slug", "name_uk", "name_en", "country", "since", "status", "kind", "formality", "vitality",
    "is_declared_only", "last_contact_on", "checked_on", "verified_by",
)  # fmt: skip
_LIVING: Final = (Status.CONTACT, Status.DIALOGUE, Status.ACTIVE, Status.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of the list; empty means anything. `sort` may begin with a minus."""

    q: str = ""
    country: str = ""
    kind: str = ""
    status: str = ""
    formality: str = ""
    goal: str = ""
    vitality: str = ""
    officer: int | None = None
    since_from: int | None = None
    since_to: int | None = None
    tag: str = ""
    sort: str = "name"

    @property
    def narrowed(self) -> bool:
        """True when something besides the order is asked."""
        return self != Filters(sort=self.sort)


def found(community: Community, filters: Filters) -> QuerySet[Tie]:
    """Return the ties that answer the filters, in order; bare, so that counting is cheap.

    Without a stage asked for, leads and ended ties stay out. Queries: 1 when read.
    """
    ties = Tie.objects.of(community)
    for name in ("country", "kind", "formality"):
        if value := getattr(filters, name):
            ties = ties.filter(**{name: value})
    if filters.status != "all":
        ties = ties.filter(status__in=[filters.status] if filters.status else _LIVING)
    if filters.officer:
        ties = ties.filter(officer=filters.officer)
    if filters.since_from:
        ties = ties.filter(since__gte=str(filters.since_from))
    if filters.since_to:
        ties = ties.filter(since__lt=str(filters.since_to + 1))
    if filters.goal:
        ties = ties.filter(goals__goal=filters.goal)
    for word in text.fold(filters.q).split()[:8]:
        ties = ties.filter(search_text__contains=word)
    return _tagged(_lively(ties, filters.vitality), filters.tag).order_by(*_order(filters.sort))


def _lively(ties: QuerySet[Tie], state: str) -> QuerySet[Tie]:
    known = Q(is_declared_only=False)
    conditions = {
        vitality.State.ALIVE: known & Q(vitality__gte=vitality.ALIVE_FROM),
        vitality.State.FADING: known
        & Q(vitality__gte=vitality.FADING_FROM, vitality__lt=vitality.ALIVE_FROM),
        vitality.State.DORMANT: known & Q(vitality__lt=vitality.FADING_FROM),
        vitality.State.DECLARED: Q(is_declared_only=True),
        vitality.State.UNKNOWN: known & Q(vitality=None),
    }
    return ties.filter(conditions[vitality.State(state)]) if state else ties


def _tagged(ties: QuerySet[Tie], tag: str) -> QuerySet[Tie]:
    flags = {
        "recovery": "serves_recovery",
        "accession": "serves_accession",
        "one_off": "is_one_off_donor",
    }
    if tag == "unverified":
        return ties.filter(verified_by="")
    if tag == "verified":
        return ties.exclude(verified_by="")
    if tag == "stale":
        long_ago = calendar.today() - timedelta(days=CHECK_DAYS)
        return ties.filter(Q(checked_on=None) | Q(checked_on__lt=long_ago))
    return ties.filter(**{flags[tag]: True}) if tag else ties


def _order(sort: str) -> list[OrderBy | str]:
    by_name = "sort_en" if language.current() == "en" else "sort_uk"
    fields = {
        "name": by_name,
        "country": "country",
        "since": "since",
        "vitality": "vitality",
        "contact": "last_contact_on",
        "status": "status",
    }
    field = F(fields.get(sort.lstrip("-"), by_name))
    down = sort.startswith("-")
    first = field.desc(nulls_last=True) if down else field.asc(nulls_last=True)
    return [first, by_name, "pk"]


def page(community: Community, filters: Filters, number: int, *, size: int) -> paging.Page[Tie]:
    """Return one page of the list, each tie with its officer, all that a row shows. Queries: 2."""
    rows = Tie.objects.select_related("officer").only(*_SHOWN, "officer__name", "officer__email")
    return paging.page(found(community, filters), number, size=size, rows=rows)


_countries: Final = Prepared(
    lambda community: (
        Tie.objects.of(community)
        .filter(status__in=_LIVING)
        .exclude(country="")
        .values_list("country")
        .annotate(ties=Count("pk"))
        .order_by("-ties", "country")
    )
)
_officers: Final = Prepared(
    lambda community: User.objects.filter(pk__in=Tie.objects.of(community).values("officer"))
)
_views: Final = Prepared(
    lambda community, owner: SavedView.objects.filter(
        Q(owner=owner) | Q(is_shared=True), community=community
    )
)


def countries(community: Community) -> dict[str, int]:
    """Return the number of living ties by country, most first. Queries: 1."""
    return dict(_countries.values(community.pk))


def country_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of these countries in the reader's language."""
    names = all_countries.names()
    return {code: names[code] for code in codes if code in names}


def officers(community: Community) -> list[User]:
    """Return the people who answer for a tie of the community. Queries: 1."""
    return _officers.rows(community.pk)


def saved_views(community: Community, user: User) -> list[SavedView]:
    """Return the views a person kept and those that colleagues share, by name. Queries: 1."""
    return _views.rows(community.pk, user.pk)


def stages(community: Community) -> dict[str, int]:
    """Return the number of ties by stage. Queries: 1."""
    rows = Tie.objects.of(community).values_list("status").annotate(ties=Count("pk")).order_by()
    return dict(rows)
