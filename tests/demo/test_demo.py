from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker

from pobratym.aid.models import Aid
from pobratym.contacts.models import NetworkMembership, Person
from pobratym.core import money
from pobratym.demo import services
from pobratym.demo.facts import INVENTED, poltava
from pobratym.journal.models import Entry
from pobratym.partners.models import Party, Tie
from pobratym.partners.selectors.tie import differing_claims
from pobratym.people.actors import CommandActor
from pobratym.people.models import Community, User
from pobratym.places.services.byhand import Entry as Place
from pobratym.places.services.byhand import add_municipality
from pobratym.talks.models import Interaction
from tests.conftest import monday
from tests.factories import CountryFactory

pytestmark = pytest.mark.slow  # loads a whole community
BEYOND_THE_TABLE = (("Полтава", "Poltava", "UA"), ("Кросно", "Krosno", "PL"))


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demonstration, loaded once: each test works in a savepoint that is rolled back."""
    with (
        django_db_blocker.unblock(), translation.override("uk"), monday(), transaction.atomic()
    ):  # fmt: skip
        _gazetteer()
        assert services.load()
        yield
        transaction.set_rollback(True)


def _gazetteer() -> None:
    """The towns of the demonstration, and no others."""
    rows = poltava()["partners"]["rows"]
    towns = [(c["uk"], c["en"], r["country"]["iso"]) for r in rows for c in r["cities"]]
    towns += [("Менхенгладбах", "Mönchengladbach", "DE"), *BEYOND_THE_TABLE]
    by = CommandActor("test")
    for uk, en, country in towns:
        CountryFactory.create(iso2=country)
        place = Place(country_id=country, name_uk=uk, name_en=en, lat=50.0, lon=20.0)
        add_municipality(place, although_similar=True, by=by)


@pytest.fixture
def home() -> Community:
    return Community.objects.get(slug="poltava")


def test_eleven_towns_stand_in_nine_rows(home: Community) -> None:
    towns = Party.objects.filter(tie__community=home, tie__status="active").exclude(
        municipality=None
    )

    assert towns.count() == 11
    assert towns.values("tie").distinct().count() == 9


def test_a_second_load_changes_nothing(home: Community) -> None:
    before = (Tie.objects.count(), Entry.objects.count(), User.objects.count())

    assert not services.load()

    assert (Tie.objects.count(), Entry.objects.count(), User.objects.count()) == before


def test_sums_are_as_printed(home: Community) -> None:
    worth = [row.worth for row in Aid.objects.filter(community=home) if row.worth]

    assert {total.currency: total.amount for total in money.totals(worth)} == {
        "EUR": Decimal(207_000),
        "UAH": Decimal(29_100_000),
        "USD": Decimal(225_000),
    }


def test_worth_that_is_not_printed_stays_unknown(home: Community) -> None:
    unknown = Aid.objects.filter(community=home, amount=None)

    assert unknown.exists()
    assert set(unknown.values_list("currency", flat=True)) == {""}


def test_sources_that_differ_are_shown(home: Community) -> None:
    kalmar = Tie.objects.get(community=home, slug="kalmar")

    found = {field: [c.value for c in claims] for field, claims in differing_claims(kalmar).items()}

    assert found["since"] == ["2023", "2025"]
    assert found["theme"] == ["ICDL, цифрова грамотність", "ICLD, місцева демократія"]


def test_unknown_beginnings_stay_unknown_and_a_renewal_is_an_event(home: Community) -> None:
    tarnovo = Tie.objects.get(community=home, slug="veliko-tarnovo")

    assert tarnovo.since is None
    assert [(event.kind, event.on) for event in tarnovo.events.all()] == [("renewed", "2023")]


def test_the_tie_of_1988_joins_three_towns_in_their_order(home: Community) -> None:
    tie = Tie.objects.get(community=home, slug__startswith="filderstadt")

    names = [party.body.name_en for party in tie.parties.all()]
    assert tie.since == "1988"
    assert names == ["Filderstadt", "Leinfelden-Echterdingen", "Ostfildern"]


def test_everything_invented_says_so(home: Community) -> None:
    members = User.objects.filter(email__endswith=".example")

    assert members.exists()
    assert not members.filter(is_invented=False).exists()
    assert not Person.objects.filter(is_invented=False).exists()
    assert set(Interaction.objects.values_list("summary", flat=True)) == {INVENTED}
    small = Community.objects.get(slug="mala-dolyna")
    assert "вигадана" in small.name_uk
    assert set(small.ties.values_list("source", flat=True)) == {INVENTED}


def test_every_fact_of_a_tie_has_its_source(home: Community) -> None:
    assert not Tie.objects.filter(source="").exists()
    assert not NetworkMembership.objects.filter(source="").exists()
    assert not Aid.objects.filter(community=home, source="").exists()
