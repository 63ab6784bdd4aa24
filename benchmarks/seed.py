"""A scratch database of the size we promise to stay fast at. Names are invented where need be."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Final

from django.core.management import call_command
from django.db import connection

from pobratym.contacts.models import Organisation, Person
from pobratym.contacts.states import OrganisationKind
from pobratym.core import text
from pobratym.partners.models import Contact, Party, Tie, TieEvent, TieInstitution
from pobratym.partners.states import EventKind, Kind, Status
from pobratym.people.models import Community, Membership, RoleGrant, User
from pobratym.people.roles import Role
from pobratym.people.states import Basis
from pobratym.places.importers.load import load
from pobratym.places.importers.records import Record
from pobratym.places.models import Municipality
from pobratym.talks.models import Interaction
from pobratym.talks.states import Channel, Direction

COMMUNITIES: Final = 200
TIES: Final = 50_000
MUNICIPALITIES: Final = 100_000
COUNTRIES: Final = ("PL", "DE", "LT", "SE", "FR", "CZ", "RO", "IT")
FIRST: Final = "bench-1"  # is read
OTHER: Final = "bench-2"  # is written to


def fill() -> None:
    """Migrate and fill an empty database. The same rows each time."""
    call_command("migrate", verbosity=0)
    call_command("import_places", verbosity=0)
    _more_places()
    chance = random.Random(1)
    communities = _communities()
    members = _members(communities)
    _ties(communities, members, chance)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _more_places() -> None:
    lacking = MUNICIPALITIES - Municipality.objects.count()

    def rows() -> Iterator[tuple[int, Record | str]]:
        for number in range(lacking):
            country = COUNTRIES[number % len(COUNTRIES)]
            name = f"{_word(number)} {_word(number // 7)}"
            yield number, Record(f"bm{number}", country, name, lat=50.0, lon=20.0, population=900)

    load(rows())


def _word(number: int) -> str:
    """An invented name that differs from its neighbours, so that search has real work."""
    parts = ("ber", "lov", "tin", "gra", "mor", "sel", "dun", "ka", "wes", "hal", "pol", "ria")
    return (parts[number % 12] + parts[number // 12 % 12] + parts[number // 144 % 12]).capitalize()


def _communities() -> list[Community]:
    rows = [
        Community(
            slug=f"bench-{n}", name_uk=f"Громада {n}", name_en=f"Community {n}",
            short_name_uk=f"Громада {n}", short_name_en=f"Community {n}", lat=49.6, lon=34.5,
        )
        for n in range(1, COMMUNITIES + 1)
    ]  # fmt: skip
    return Community.objects.bulk_create(rows)


def _members(communities: list[Community]) -> list[User]:
    users = User.objects.bulk_create(
        User(email=f"officer{n}@example.org", name=f"Officer {n}", is_invented=True)
        for n, _ in enumerate(communities)
    )
    memberships = Membership.objects.bulk_create(
        Membership(community=c, user=u) for c, u in zip(communities, users, strict=True)
    )
    RoleGrant.objects.bulk_create(
        RoleGrant(membership=m, role=role)
        for m in memberships
        for role in (Role.OFFICER, Role.CLERK)
    )
    return users


def _ties(communities: list[Community], members: list[User], chance: random.Random) -> None:
    places = list(
        Municipality.objects.filter(country__in=COUNTRIES)
        .order_by("pk")
        .values_list("pk", "country_id", "name_uk", "name_en")[:40_000]
    )
    ties, towns = [], []
    for n in range(TIES):
        pk, country, name_uk, name_en = places[n * 7 % len(places)]
        name_uk = name_uk or name_en
        towns.append(pk)
        ties.append(
            Tie(
                community=communities[n % COMMUNITIES], officer=members[n % COMMUNITIES],
                slug=f"{text.slug(name_en)[:50] or 'tie'}-{n}", kind=chance.choice(Kind.values),
                status=chance.choices(Status.values, [1, 2, 2, 10, 1, 1])[0],
                since=str(chance.randint(1960, 2025)), name_uk=name_uk, name_en=name_en,
                sort_uk=text.sort_key(name_uk), sort_en=text.fold(name_en),
                search_text=text.fold(f"{name_uk} {name_en}"), country=country,
                vitality=chance.choice([None, 20, 45, 70, 90]),
            )
        )  # fmt: skip
    Tie.objects.bulk_create(ties, batch_size=2_000)
    Party.objects.bulk_create(
        (Party(tie=t, municipality_id=pk) for t, pk in zip(ties, towns, strict=True)),
        batch_size=5_000,
    )
    kinds = (EventKind.BEGUN, EventKind.FORMALISED, EventKind.RENEWED)
    TieEvent.objects.bulk_create(
        (TieEvent(tie=t, kind=kind, on=t.since, note_uk="Подія") for t in ties for kind in kinds),
        batch_size=5_000,
    )
    _people(ties)
    Interaction.objects.bulk_create(
        (
            Interaction(
                community_id=t.community_id, tie=t, channel=Channel.values[0],
                direction=Direction.values[0], on=dt.date(2026, 1, 1 + n % 28), subject="Лист",
                by=members[n % COMMUNITIES],
            )
            for n, t in enumerate(ties[: TIES // 5])
        ),
        batch_size=5_000,
    )  # fmt: skip


def _people(ties: list[Tie]) -> None:
    """Two contacts and a school for each tie of the communities that requests are sent to."""
    shown = [tie for tie in ties if tie.community.slug in {FIRST, OTHER}]
    persons = Person.objects.bulk_create(
        Person(
            community_id=tie.community_id, name=f"Person {n} of {tie.name_en}", position_en="Mayor",
            data_basis=Basis.POWERS, keep_until=dt.date(2036, 1, 1),
        )
        for tie in shown
        for n in (1, 2)
    )  # fmt: skip
    schools = Organisation.objects.bulk_create(
        Organisation(
            community_id=tie.community_id, kind=OrganisationKind.SCHOOL, country_id=tie.country,
            name_uk=f"Школа, {tie.name_uk}", name_en=f"School of {tie.name_en}",
        )
        for tie in shown
    )  # fmt: skip
    Contact.objects.bulk_create(
        Contact(tie=tie, person=person)
        for place, tie in enumerate(shown)
        for person in persons[2 * place : 2 * place + 2]
    )
    TieInstitution.objects.bulk_create(
        TieInstitution(tie=tie, organisation=school)
        for tie, school in zip(shown, schools, strict=True)
    )
