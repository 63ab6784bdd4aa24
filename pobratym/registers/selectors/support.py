"""Who helps in first contacts: bodies of the directory, embassies by country, translators."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from pobratym.partners.models import Tie
from pobratym.partners.states import BEGINNING, Status
from pobratym.people.models import Community, LanguageSkill
from pobratym.places.models import Country
from pobratym.registers.models import Helper, Translator
from pobratym.registers.states import HelperKind, TranslatorKind
from pobratym.talks.models import Interaction


def helpers(community: Community, *, kind: str = "", country: str = "") -> list[Helper]:
    """Who helps, by kind and name, each with `last_on`, the day of our last word. Queries: 2."""
    rows = _helpers(community)
    if kind in HelperKind.values:
        rows = rows.filter(kind=kind)
    if country:
        rows = rows.filter(Q(covers=country) | Q(organisation__country=country)).distinct()
    return _settled(rows, community)


def helpers_for(community: Community, country: str) -> list[Helper]:
    """Who helps with partners of this country: those for it, those there, those for any.

    Queries: 2.
    """
    rows = _helpers(community).filter(
        Q(covers=country or None) | Q(organisation__country=country or None) | Q(covers=None)
    )
    return _settled(rows.distinct(), community)


def helper(community: Community, pk: int) -> Helper | None:
    """One helper with everything on its page. Queries: 2."""
    found = _settled(_helpers(community).filter(pk=pk), community)
    return found[0] if found else None


def _helpers(community: Community) -> QuerySet[Helper]:
    talks = Interaction.objects.filter(organisation=OuterRef("organisation")).order_by()
    last = talks.values("organisation").annotate(last=Max("on")).values("last")
    rows = Helper.objects.filter(community=community).annotate(last_on=Subquery(last))
    return rows.select_related("organisation__country", "person").prefetch_related("covers")


def _settled(rows: QuerySet[Helper], community: Community) -> list[Helper]:
    order = list(HelperKind.values)
    found = sorted(rows, key=lambda row: (order.index(row.kind), row.organisation.sort_uk))
    for row in found:
        row.community = row.organisation.community = community
        if row.person:
            row.person.community = community
    return found


@dataclass(frozen=True, slots=True)
class Mission:
    """An embassy by country: None when nobody has entered it, its address is then unknown."""

    country: Country
    embassy: Helper | None
    leads: int
    ties: int


def embassies(community: Community) -> list[Mission]:
    """Every country where we have or look for partners, and those with an embassy. Queries: 4."""
    known = {
        row.organisation.country_id: row
        for row in helpers(community, kind=HelperKind.EMBASSY)
        if row.organisation.country_id
    }
    counts: dict[str, list[int]] = {}
    ties = Tie.objects.of(community).exclude(status=Status.ENDED).exclude(country="")
    for code, status in ties.values_list("country", "status"):
        counts.setdefault(code, [0, 0])[0 if status in BEGINNING else 1] += 1
    countries = Country.objects.in_bulk([*counts, *known])
    found = [
        Mission(country, known.get(code), *counts.get(code, (0, 0)))
        for code, country in countries.items()
    ]
    return sorted(found, key=lambda row: row.country.sort_uk)


def translators(community: Community, *, kind: str = "", language: str = "") -> list[Translator]:
    """The pool, by name; those whose data were erased are left out. Queries: 1."""
    rows = Translator.objects.filter(community=community, person__erased_at=None)
    if kind in TranslatorKind.values:
        rows = rows.filter(kind=kind)
    found = list(rows.select_related("person__organisation").order_by("person__sort_uk", "pk"))
    for row in found:
        row.community = row.person.community = community
    return [row for row in found if not language or language in row.languages]


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who may translate into a language: from the pool, and colleagues who speak it."""

    language: str
    pool: list[Translator]
    staff: list[LanguageSkill]


def speakers(community: Community, codes: list[str]) -> list[Speakers]:
    """Who of the pool and of the staff speaks each language. Queries: 2, none for no languages."""
    if not codes:
        return []
    pool = Translator.objects.filter(community=community, person__erased_at=None)
    known = list(pool.select_related("person"))
    for translator in known:
        translator.community = community
    skills = LanguageSkill.objects.filter(
        membership__community=community, membership__ended_on=None, language__in=codes
    )
    staff = list(skills.select_related("membership__user").order_by("-level"))
    return [
        Speakers(
            code,
            [one for one in known if code in one.languages],
            [skill for skill in staff if skill.language == code],
        )
        for code in codes
    ]


def is_past(day: dt.date | None, *, today: dt.date) -> bool:
    """True when the data of a translator should be gone by now."""
    return day is not None and day < today
