"""The screens of the search: ranked list, one town, side by side, shortlist."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pobratym.discovery import matching
from pobratym.discovery.selectors.verdict import Obstacle
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.places.models import Municipality
from pobratym.places.services import Entry, add_municipality
from pobratym.places.states import Kind
from tests.conftest import SHELL_QUERIES
from tests.discovery.conftest import MakeTown
from tests.factories import CommunityFactory, MembershipFactory, TieFactory

FIND, TOWN = (
    reverse("discovery:find", args=["poltava"]),
    reverse("discovery:town", args=["poltava"]),
)
COMPARE = reverse("discovery:compare", args=["poltava"])
SHORTLIST = reverse("discovery:shortlist", args=["poltava"])


def names(client: Client, **filters: str) -> list[str]:
    candidates = client.get(FIND, filters).context["result"].candidates
    return [one.municipality.name_en for one in candidates]


def test_list_is_ranked_and_its_parts_add_up(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    make_town("Wieś", population=900)
    make_town("Miasto", population=250_000)
    make_town("Nieznane", lat=None, lon=None, population=None)

    response = officer_client.get(FIND)

    candidates = response.context["result"].candidates
    scores = [one.points for one in candidates]
    assert len(candidates) == 3
    assert scores == sorted(scores, reverse=True)
    assert candidates[0].municipality.name_en == "Miasto"
    assert [one.place for one in candidates] == [1, 2, 3]
    matches = matching.current()
    assert matches is not None
    row = matches.towns.find(str(home.pk))
    for match, one in zip(matches.matcher.match(row), candidates, strict=True):
        assert one.points == round(match.score * 100)
    html = response.content.decode()
    assert "населення невідоме" in html
    assert "відстань невідома" in html


def test_list_leaves_out_ties_aggressors_and_parts_of_towns(
    officer_client: Client, poltava: Community, home: Municipality, make_town: MakeTown
) -> None:
    make_town("Free")
    make_town("Minsk", "BY")
    make_town("Quarter", kind=Kind.SECTION, lat=10.0, lon=10.0)
    for name, status in (("Active", "active"), ("Suspended", "suspended"), ("Lead", "lead")):
        TieFactory.create(
            community=poltava, status=status, municipality=make_town(name, lat=45.0, lon=9.0)
        )
    TieFactory.create(
        community=CommunityFactory.create(lat=None, lon=None), municipality=make_town("Theirs")
    )

    assert set(names(officer_client)) == {"Free", "Lead", "Theirs"}


def test_filters(officer_client: Client, home: Municipality, make_town: MakeTown) -> None:
    make_town("Near", "PL", lat=51.0, lon=31.0, population=300_000)
    make_town("Far", "DE", lat=51.0, lon=9.0, population=20_000)
    make_town("Placeless", "DE", lat=None, lon=None, population=None)

    assert set(names(officer_client, country="DE")) == {"Far", "Placeless"}
    assert set(names(officer_client, country="eu")) == {"Near", "Far", "Placeless"}
    assert names(officer_client, without="Німеччина") == ["Near"]
    assert names(officer_client, size="similar") == ["Near"]
    assert names(officer_client, size="10_50") == ["Far"]
    assert names(officer_client, distance="under_500") == ["Near"]


def test_name_filter_reads_any_alphabet(
    officer_client: Client, officer: User, home: Municipality, make_town: MakeTown
) -> None:
    make_town("Other")
    add_municipality(Entry(country_id="PL", name_uk="Жешув", name_en="Rzeszów"), by=officer)

    assert names(officer_client, q="Жеш") == ["Rzeszów"]
    assert names(officer_client, q="rzeszo") == ["Rzeszów"]


def test_contradictory_filters_say_which_one_to_relax(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    make_town("Far", "DE", lat=51.0, lon=9.0)

    response = officer_client.get(FIND, {"country": "DE", "distance": "under_500"})

    assert [(query, n) for _label, query, n in response.context["relax"]] == [("country=DE", 1)]
    assert "без умови «відстань від нас»" in response.content.decode()


def test_unknown_country_is_named_at_the_field(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    make_town("Town")

    html = officer_client.get(FIND, {"without": "Польща, Атлантида"}).content.decode()

    assert "Країни з такою назвою немає: Атлантида." in html


@pytest.mark.parametrize(
    "filters",
    [
        {"country": "<script>", "size": "big", "distance": "-5", "page": "99999999999999999999"},
        {"q": "\u202e" + "х" * 10_000, "without": "," * 400},
        {"q": "'; --", "without": "\ufffd\x00"},
    ],
)
def test_bad_filters_never_break_the_page(
    officer_client: Client, home: Municipality, make_town: MakeTown, filters: dict[str, str]
) -> None:
    make_town("Town")

    assert officer_client.get(FIND, filters).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_many_towns(
    officer_client: Client,
    home: Municipality,
    make_town: MakeTown,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for number in range(count):
        make_town(f"Town {number}")
    matching.prepare()

    # communities, ties of all, our ties, countries, the towns of the page
    with django_assert_num_queries(SHELL_QUERIES + 14):
        response = officer_client.get(FIND)

    assert len(response.context["result"].candidates) == count


def test_a_community_without_a_place_is_told_so(officer_client: Client, poltava: Community) -> None:
    Community.objects.filter(pk=poltava.pk).update(lat=None, lon=None)

    assert "у громади немає координат" in officer_client.get(FIND).content.decode()


def test_places_that_are_not_prepared_do_not_keep_the_reader_waiting(
    officer_client: Client, home: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(matching, "AT_ONCE", 0)
    monkeypatch.setattr(matching, "_prepare_aside", lambda: begun.append(True))

    html = officer_client.get(FIND).content.decode()

    assert begun == [True]
    assert "Готуємо населені пункти світу" in html


def test_a_new_tie_changes_the_ranking_at_once(
    officer_client: Client, poltava: Community, home: Municipality, make_town: MakeTown
) -> None:
    town = make_town("Town")
    assert names(officer_client) == ["Town"]

    TieFactory.create(community=poltava, status=Status.ACTIVE, municipality=town)

    assert names(officer_client) == []


def test_town_tells_its_place_in_the_ranking(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    towns = [make_town(f"Town {n}", population=n * 50_000, lat=50.0 + n) for n in (1, 2, 3)]
    order = names(officer_client)

    places = {
        town.name_en: officer_client.get(TOWN, {"place": town.pk})
        .context["verdict"]
        .candidate.place
        for town in towns
    }

    assert places == {name: place for place, name in enumerate(order, start=1)}


def test_town_tells_why_it_is_not_on_the_list(
    officer_client: Client, poltava: Community, home: Municipality, make_town: MakeTown
) -> None:
    tied = make_town("Tied", lat=45.0, lon=9.0)
    TieFactory.create(community=poltava, status=Status.ACTIVE, municipality=tied)
    towns = {
        Obstacle.OURS: home,
        Obstacle.TIED: tied,
        Obstacle.AGGRESSOR: make_town("Minsk", "BY"),
        Obstacle.PART: make_town("Quarter", kind=Kind.SECTION),
        Obstacle.HELD: make_town("Tiraspol", "MD", admin1_code="58"),
        Obstacle.ABOVE: make_town("Landkreis", kind=Kind.DISTRICT),
        Obstacle.GATE: make_town("Suburb", lat=45.01, lon=9.0, population=5_000),
    }

    for obstacle, town in towns.items():
        response = officer_client.get(TOWN, {"place": town.pk})
        assert response.context["verdict"].obstacle == obstacle
        assert str(obstacle.label) in response.content.decode()


def test_a_village_of_a_hromada_points_to_its_seat(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    seat = make_town("Лубни", "UA", lat=50.0, lon=33.0, katottg="UA53040050000000001")
    village = make_town(
        "Засулля", "UA", lat=50.1, lon=33.1, katottg="UA53040050000000002", population=900
    )

    response = officer_client.get(TOWN, {"place": village.pk})

    verdict = response.context["verdict"]
    assert (verdict.obstacle, verdict.gate) == (Obstacle.VILLAGE, seat)
    html = response.content.decode()
    assert "Центр громади — Лубни" in html
    assert set(names(officer_client)) == {"Лубни"}


def test_an_occupied_territory_is_told_with_its_source(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    town = make_town("Yalta", "UA", lat=44.5, lon=34.2, admin1_code="11")

    html = officer_client.get(TOWN, {"place": town.pk}).content.decode()

    assert "1207-VII" in html
    assert "з 20 лютого 2014" in html


def test_districts_of_cities_are_shown_when_asked_for(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    make_town("Whole")
    make_town("Quarter", kind=Kind.SECTION, lat=10.0, lon=10.0)
    make_town("Section", feature="PPLX", lat=11.0, lon=10.0)

    assert names(officer_client) == ["Whole"]
    assert "Whole" in names(officer_client, parts="on")
    assert set(names(officer_client, parts="on")) >= {"Quarter"}


def test_compare_shows_the_parts_side_by_side(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    towns = [make_town(f"Town {n}", population=n * 50_000) for n in range(1, 6)]

    response = officer_client.get(
        COMPARE, {"place": [*(str(town.pk) for town in towns), "x", "1000000000"]}
    )

    shown = response.context["comparison"]
    assert [one.municipality for one in shown.candidates] == towns[:4]
    for column, one in enumerate(shown.candidates):
        cells = [line.cells[column] for line in shown.lines]
        assert sum(cell.points for cell in cells if cell) == one.points
    assert "Поруч стають чотири міста" in response.content.decode()


def test_compare_asks_for_two_towns(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    response = officer_client.get(COMPARE, {"place": make_town("Town").pk})

    assert "Позначте в добірці від двох до чотирьох міст." in response.content.decode()


@pytest.mark.feature("D42", "N31")
def test_shortlist_keeps_why_with_the_lead(
    officer_client: Client, poltava: Community, home: Municipality, make_town: MakeTown
) -> None:
    town = make_town("Town", population=250_000)
    address = f"{SHORTLIST}?place={town.pk}"
    offered = officer_client.get(address).context["form"].initial["why"]

    officer_client.post(address, {"kind": "partnership", "why": f"{offered}\nMet in Lublin."})

    tie = Tie.objects.get()
    assert "Розмір порівняно з вашим: населення ×0,9." in tie.why
    assert tie.why.endswith("Met in Lublin.")
    assert (tie.community, tie.status) == (poltava, Status.LEAD)
    assert tie.source == "Побратим, добірка партнерів, 2 березня 2026 р."
    assert "У короткому списку" in officer_client.get(FIND).content.decode()


def test_shortlist_refuses_an_aggressor_state_and_a_second_time(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    address = f"{SHORTLIST}?place={make_town('Town').pk}"
    barred = f"{SHORTLIST}?place={make_town('Minsk', 'BY').pk}"
    posted = {"kind": "partnership", "why": "So."}
    officer_client.post(address, posted)

    assert officer_client.post(address, posted).status_code == 422
    assert officer_client.post(barred, posted).status_code == 422
    assert Tie.objects.count() == 1


def test_readers_search_but_do_not_shortlist(
    poltava: Community, home: Municipality, make_town: MakeTown
) -> None:
    town = make_town("Town")
    reader = Client()
    reader.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)

    assert "У короткий список" not in reader.get(FIND).content.decode()
    assert reader.post(f"{SHORTLIST}?place={town.pk}", {"why": "x"}).status_code == 403


def test_strangers_find_nothing(stranger_client: Client, poltava: Community) -> None:
    pages = [FIND, TOWN, COMPARE, SHORTLIST]

    assert [stranger_client.get(page).status_code for page in pages] == [404] * 4


def test_english_page(officer_client: Client, home: Municipality, make_town: MakeTown) -> None:
    make_town("Town")

    html = officer_client.get(f"/en{FIND}").content.decode()

    assert "How the score is made" in html
    assert "Size against yours: population ×0.4" in html


def test_the_question_stands_open_before_anything_is_asked(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    make_town("Miasto")

    asked = '<details class="card question" open>'
    question = officer_client.get(FIND).context["question"]
    assert {str(field.field.choices[0][1]) for field in question} == {"неважливо"}
    assert asked in officer_client.get(FIND).content.decode()
    assert asked in officer_client.get(FIND, {"goal": "culture", "size": "10_50"}).content.decode()
    assert asked not in officer_client.get(FIND, {"size": "10_50"}).content.decode()


def test_towns_with_many_ukrainian_partners_are_left_out_when_wished(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    free, busy = make_town("Free"), make_town("Busy", lat=45.0, lon=9.0)
    for lat, lon, people in ((50.4, 30.5, 20_000), (49.8, 24.0, 900_000)):
        make_town("Наше", "UA", lat=lat, lon=lon, population=people)
        TieFactory.create(community=CommunityFactory.create(lat=lat, lon=lon), municipality=busy)

    def left(known_here: str) -> set[str]:
        return {name for name in names(officer_client, known_here=known_here) if name != "Наше"}

    assert left("") == left("three") == {free.name_en, busy.name_en}
    assert left("one") == left("none") == {free.name_en}


def test_residents_are_counted_as_people_count(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    make_town("Miasto", population=27_423)

    assert "27\N{NO-BREAK SPACE}423 мешканці<" in officer_client.get(FIND).content.decode().replace(
        " ·", "<"
    )


def test_each_reason_leads_to_its_line_in_the_score(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    town = make_town("Miasto", population=250_000)

    response = officer_client.get(FIND)

    html = response.content.decode()
    (candidate,) = response.context["result"].candidates
    assert candidate.tags
    for part in candidate.tags:
        assert f'href="#part-{town.pk}-{part.feature}"' in html
        assert html.count(f'<tr id="part-{town.pk}-{part.feature}">') == 1
