from __future__ import annotations

import csv
import io
from typing import Any

import orjson
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.portal import formats
from tests.factories import MunicipalityFactory, TieFactory


@pytest.fixture
def rzeszow(poltava: Community) -> Tie:
    Community.objects.filter(pk=poltava.pk).update(katottg="UA53080370000025447")
    town = MunicipalityFactory.create(
        name_uk="Жешув",
        name_en="Rzeszów",
        geonames_id=759734,
        wikidata="Q25123",
        lat=50.04,
        lon=22.0,
    )
    return TieFactory.create(
        community=poltava, municipality=town, since="2023-09", source="Угода № 1"
    )


def fetched(client: Client, extension: str) -> bytes:
    response = client.get(f"/poltava/open-data/partners.{extension}")
    assert response.status_code == 200
    return b"".join(response)


@pytest.mark.feature("N33")
def test_csv_has_codes_source_and_a_mark_for_excel(client: Client, rzeszow: Tie) -> None:
    text = fetched(client, "csv").decode("utf-8")

    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert text.startswith("\ufeff")
    wanted = {
        "partnership": "rzeszow", "home_katottg": "UA53080370000025447", "country": "PL",
        "partner_name_uk": "Жешув", "geonames_id": "759734", "wikidata": "Q25123",
        "since": "2023-09", "source": "Угода № 1", "checked_on": "", "kind": "partnership",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted


@pytest.mark.feature("N33")
def test_json_describes_itself(client: Client, rzeszow: Tie) -> None:
    data = orjson.loads(fetched(client, "json"))

    assert (data["licence"], data["rows"]) == ("CC-BY-4.0", 1)
    assert data["partnerships"][0]["partnership"] == "rzeszow"
    assert data["partnerships"][0]["checked_on"] is None


def test_geojson_keeps_a_partner_without_coordinates(client: Client, rzeszow: Tie) -> None:
    TieFactory.create(community=rzeszow.community)

    data = orjson.loads(fetched(client, "geojson"))

    points = [feature["geometry"] for feature in data["features"]]
    assert points == [{"type": "Point", "coordinates": [22.0, 50.04]}, None]


@pytest.mark.parametrize("extension", ["csv", "json", "geojson"])
def test_files_of_a_community_without_partners_are_whole(
    client: Client, poltava: Community, extension: str
) -> None:
    content = fetched(client, extension)

    assert content if extension == "csv" else orjson.loads(content)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"), ("+380", "'+380"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"), ("Жешув", "Жешув"), (None, ""), (-34.5, -34.5), (0, 0),
    ],
)  # fmt: skip
def test_cells_are_harmless_in_a_spreadsheet(cell: Any, written: Any) -> None:
    assert formats.harmless(cell) == written


def test_an_unchanged_file_is_not_sent_again(client: Client, rzeszow: Tie) -> None:
    first = client.get("/poltava/open-data/partners.csv")
    by_tag = {"If-None-Match": first["ETag"]}
    by_date = {"If-Modified-Since": first["Last-Modified"]}

    assert client.get("/poltava/open-data/partners.csv", headers=by_tag).status_code == 304
    assert client.get("/poltava/open-data/partners.csv", headers=by_date).status_code == 304

    Tie.objects.filter(pk=rzeszow.pk).update(is_public=False)
    assert client.get("/poltava/open-data/partners.csv", headers=by_tag).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_file_costs_the_same_however_many_rows(
    client: Client,
    poltava: Community,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    TieFactory.create_batch(count, community=poltava)

    with django_assert_num_queries(4):  # community, edition, ids, one chunk of parties
        fetched(client, "json")


def test_only_public_ties_are_given_away(client: Client, rzeszow: Tie) -> None:
    TieFactory.create(community=rzeszow.community, is_public=False)
    TieFactory.create()

    assert len(orjson.loads(fetched(client, "json"))["partnerships"]) == 1
