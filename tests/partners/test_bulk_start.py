"""Many ties at once are the ties that one after another would have been."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry
from pobratym.partners.models import Tie, TieEvent
from pobratym.partners.services import bulk_start, ties
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Kind, Status
from pobratym.people.models import Community, User
from tests.factories import (
    CommunityFactory,
    CountryFactory,
    MunicipalityFactory,
    OrganisationFactory,
    TieFactory,
)


def written(community: Community) -> list[dict[str, Any]]:
    """Everything about the ties but numbers and moments."""
    passing = {"id", "community", "created_at", "changed_at"}
    return [
        {
            f.name: getattr(tie, f.attname)
            for f in Tie._meta.concrete_fields
            if f.name not in passing
        }
        | {"parties": [(p.position, p.municipality_id) for p in tie.parties.all()]}
        | {"events": [(e.kind, e.on, e.source) for e in tie.events.all()]}
        for tie in Tie.objects.of(community).order_by("pk")
    ]


def test_many_are_the_same_rows_as_one_by_one(officer: User, poltava: Community) -> None:
    towns = MunicipalityFactory.create_batch(3, name_en="Springfield")
    news = [
        NewTie([towns[0]], Kind.TWINNING, Status.ACTIVE, PartialDate("1988"), {"source": "сайт"}),
        NewTie([towns[1], towns[2]], Kind.FRIENDSHIP, facts={"checked_on": date(2026, 1, 2)}),
        NewTie([towns[2]], Kind.PARTNERSHIP, Status.ENDED),
    ]
    other = CommunityFactory.create()

    bulk_start.start_many(poltava, news, by=officer)
    for new in news:
        ties.start(other, new, by=officer)

    assert written(poltava) == written(other)
    entries = [
        list(
            Entry.objects.filter(community_id=community.pk)
            .order_by("pk")
            .values_list("action", "actor", "object_name", "changes")
        )
        for community in (poltava, other)
    ]
    assert entries[0] == entries[1]
    assert len(entries[0]) == 3


@pytest.mark.parametrize("count", [1, 3])
def test_many_cost_the_same_queries(
    officer: User,
    poltava: Community,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    towns = MunicipalityFactory.create_batch(count)
    news = [NewTie([town], Kind.TWINNING, since=PartialDate("1988")) for town in towns]

    # savepoint, twins, addresses, ties, their numbers, parties, events, journal, savepoint
    with django_assert_num_queries(9):
        bulk_start.start_many(poltava, news, by=officer)


@pytest.mark.parametrize("code", ["already_tied", "aggressor_state", "foreign_row", "date_ahead"])
def test_one_forbidden_tie_leaves_nothing(officer: User, poltava: Community, code: str) -> None:
    good = MunicipalityFactory.create()
    kept = TieFactory.create(community=poltava).parties.get().municipality
    russian = MunicipalityFactory.create(country=CountryFactory.create(iso2="RU"))
    assert kept is not None
    bad = {
        "already_tied": NewTie([kept], Kind.TWINNING),
        "aggressor_state": NewTie([russian], Kind.TWINNING),
        "foreign_row": NewTie([OrganisationFactory.create()], Kind.COOPERATION),
        "date_ahead": NewTie(
            [MunicipalityFactory.create()], Kind.TWINNING, since=PartialDate("2099")
        ),
    }[code]

    with pytest.raises(RuleViolation) as refused:
        bulk_start.start_many(poltava, [NewTie([good], Kind.TWINNING), bad], by=officer)

    assert refused.value.code == code
    assert Tie.objects.of(poltava).count() == 1
    assert TieEvent.objects.count() == 0


def test_twins_within_the_many_are_refused(officer: User, poltava: Community) -> None:
    first, second = MunicipalityFactory.create_batch(2)
    news = [NewTie([first, second], Kind.TWINNING), NewTie([second, first], Kind.FRIENDSHIP)]

    with pytest.raises(RuleViolation) as refused:
        bulk_start.start_many(poltava, news, by=officer)

    assert refused.value.code == "already_tied"


def test_taking_back_leaves_what_somebody_has_worked_on(officer: User, poltava: Community) -> None:
    news = [NewTie([town], Kind.TWINNING) for town in MunicipalityFactory.create_batch(3)]
    untouched, changed, attached = bulk_start.start_many(poltava, news, by=officer)
    versions = {tie.pk: tie.version for tie in (untouched, changed, attached)}
    ties.change(changed, facts={"why": "Бо так"}, version=1, by=officer)
    attached.institutions.create(organisation=OrganisationFactory.create(community=poltava))

    gone, stay = bulk_start.withdraw_many(poltava, versions, by=officer)

    assert gone == 1
    assert stay == [changed, attached]
    assert set(Tie.objects.of(poltava)) == {changed, attached}
    assert Entry.objects.filter(action="partners.tie_withdrawn").count() == 1
