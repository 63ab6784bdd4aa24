"""Lists of known ties: read in every shape, looked at, used, undone."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from pobratym.core.errors import RuleViolation
from pobratym.discovery import lists, matching, naming
from pobratym.discovery.models import KnownTie, TieList
from pobratym.discovery.services import tie_lists as services
from pobratym.discovery.states import Trouble
from pobratym.people.actors import CommandActor
from pobratym.people.models import Community
from pobratym.people.roles import Role
from pobratym.places.models import Municipality
from pobratym.places.services import Entry, add_municipality
from tests.factories import CommunityFactory, CountryFactory, MembershipFactory, UserFactory

INDEX = reverse("discovery:tie-lists", args=["poltava"])
ADD = reverse("discovery:tie-list-add", args=["poltava"])
BY = CommandActor("test")
WORDS = {"title": "Wikidata", "source": "Wikidata, P190", "licence": "CC0"}


def town(name: str, country: str = "PL", people: int = 10_000, **facts: object) -> Municipality:
    CountryFactory.create(iso2=country)
    facts = {"lat": 50.0, "lon": 20.0, **facts}
    return add_municipality(
        Entry(country_id=country, name_en=name, population=people, **facts),  # type: ignore[arg-type] # facts of an entry
        although_similar=True,
        by=BY,
    )


def take(text: str, **words: str) -> TieList:
    return services.take(text.encode(), **{**WORDS, "file_name": "list.csv", **words}, by=BY)


def ties(kept: TieList) -> set[tuple[str, str]]:
    rows = KnownTie.objects.filter(list=kept).select_related("first", "second")
    return {(tie.first.name_en, tie.second.name_en) for tie in rows}


@pytest.fixture
def admin_client(poltava: Community) -> Client:
    client = Client()
    member = MembershipFactory.create(community=poltava, role=Role.ADMINISTRATOR)
    client.force_login(member.user)
    return client


PLAIN = {"item": "http://www.wikidata.org/entity/Q1", "itemLabel": "Opole", "partner": "Q2",
         "partnerLabel": "Bonn", "coord": "Point(17.9 50.6)"}  # fmt: skip
WRAPPED = {key: {"type": "literal", "value": value} for key, value in PLAIN.items()}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([PLAIN]),
        json.dumps([WRAPPED]),
        json.dumps({"head": {}, "results": {"bindings": [WRAPPED]}}),
        ",".join(PLAIN) + "\n" + ",".join(PLAIN.values()) + "\n",
        "\t".join(f"?{key}".removeprefix("?") for key in PLAIN) + "\n" + "\t".join(PLAIN.values()),
    ],
)
def test_every_export_of_wikidata_is_read(text: str) -> None:
    (pair,) = lists.read(text.encode())

    first, second = pair.ends
    assert (first.name, first.code, first.point) == ("Opole", "Q1", (50.6, 17.9))
    assert (second.name, second.code) == ("Bonn", "Q2")


@pytest.mark.parametrize(
    "text",
    ["Opole,Bonn\n", "Opole;Bonn", "town\tpartner\nOpole\tBonn\n", "Місто;Партнер\nOpole;Bonn"],
)
def test_two_columns_are_read_with_and_without_titles(text: str) -> None:
    (pair,) = lists.read(text.encode("utf-8-sig"))

    assert [end.name for end in pair.ends] == ["Opole", "Bonn"]
    assert lists.read(gzip.compress(text.encode())) == [pair]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n \n", "empty"),
        (b"\x00\x01\x02", "unreadable"),
        (b"\xff\xff\xff", "unreadable"),
        (b"[1, 2]", "unreadable"),
        (b'{"results": 1}', "unreadable"),
        (b"[" * 100_000, "unreadable"),
        (b"\x1f\x8bxxxx", "unreadable"),
        (b"Opole\nBonn\n", "no_columns"),
        (b'"' + b"x" * 200_000 + b'",y', "unreadable"),
        (b'"' + b"x" * 20_000 + b'",y', "unreadable"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(content: bytes, code: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        lists.read(content)

    assert (refused.value.code, refused.value.field) == (code, "file")


def test_names_are_cleaned_and_kept_short() -> None:
    row = f"<b>Opole</b>\u202e\u200b,{'x' * 10_000}\n"

    (pair,) = lists.read(row.encode())

    assert pair.ends[0].name == "<b>Opole</b>"
    assert len(pair.ends[1].name) == lists.LONGEST_NAME + 1


def test_an_id_wins_then_the_point_then_the_name(db: None) -> None:
    north, south = town("Toledo", "ES", lat=40.0, lon=-4.0), town("Toledo", "US", lat=41.6, lon=-83)
    Municipality.objects.filter(pk=south.pk).update(wikidata="Q49239")
    big, _small = town("Bonn", "DE", 330_000), town("Bonn", "DE", 900)
    rows = (
        "item,itemLabel,itemCoord,partner,partnerLabel,country\n"
        "Q49239,Toledo,,,Bonn,\n"
        ",Toledo,Point(-4.1 39.9),,Bonn,\n"
        ",Toledo,,,Bonn,\n"
        ",Toledo,,,Bonn,Spain\n"
        ",Nowhere,,,Bonn,\n"
        ",,,,Bonn,\n"
    )
    CountryFactory._meta.model.objects.filter(pk="ES").update(name_en="Spain")

    found = naming.meant(lists.read(rows.encode()))

    assert [one.pk for one, _bonn in found] == [south.pk, north.pk, None, north.pk, None, None]
    assert [one.trouble for one, _bonn in found][2:] == [
        Trouble.AMBIGUOUS, None, Trouble.UNKNOWN, Trouble.EMPTY,
    ]  # fmt: skip
    assert found[2][0].count == 2
    assert {bonn.pk for _town, bonn in found} == {big.pk}


def test_rows_without_a_tie_are_told_with_their_number(db: None) -> None:
    for name in ("Opole", "Bonn"):
        town(name)
    town("Toledo", "ES", lat=40.0, lon=-4.0)
    town("Toledo", "US", lat=41.6, lon=-83.0)

    kept = take("Opole,Bonn\nBonn,Opole\nOpole,Opole\nOpole,Toledo\nOpole,Atlantis\n")

    assert ties(kept) == {("Opole", "Bonn")}
    assert kept.counts == {
        "rows": 5, "ties": 1, "twice": 1, "same": 1, "ambiguous": 1, "unknown": 1,
    }  # fmt: skip
    assert kept.troubles == [
        [2, "twice", "Bonn – Opole", 1], [3, "same", "Opole – Opole", 0],
        [4, "ambiguous", "Toledo", 2], [5, "unknown", "Atlantis", 0],
    ]  # fmt: skip


def test_a_file_is_read_once_and_must_give_a_tie(db: None) -> None:
    for name in ("Opole", "Bonn"):
        town(name)
    take("Opole,Bonn\n")

    for text, code in (("Opole,Bonn\n", "known"), ("Atlantis,Utopia\n", "no_tie")):
        with pytest.raises(RuleViolation) as refused:
            take(text)
        assert refused.value.code == code


def test_a_list_counts_while_it_is_in_use(db: None) -> None:
    for place, name in enumerate(("Opole", "Bonn")):
        town(name, lat=50.0 + place)
    kept = take("Opole,Bonn\n")

    def known() -> int:
        ready = matching.current()
        assert ready is not None
        return ready.matcher.known.graph.count

    assert known() == 0
    services.use(kept, by=BY)
    assert known() == 1
    with pytest.raises(RuleViolation):
        services.use(kept, by=BY)
    services.remove(kept, by=BY)
    assert known() == 0
    assert not KnownTie.objects.exists()


def test_ties_with_aggressor_states_speak_for_nobody(db: None) -> None:
    for place, (name, country) in enumerate((("Opole", "PL"), ("Bonn", "DE"), ("Minsk", "BY"))):
        town(name, country, lat=50.0 + place)
    services.use(take("Opole,Bonn\nBonn,Minsk\n"), by=BY)

    ready = matching.current()

    assert ready is not None
    assert ready.matcher.known.graph.count == 1


def test_upload_look_use_undo(admin_client: Client, poltava: Community) -> None:
    for name in ("Opole", "Bonn"):
        town(name)
    file = SimpleUploadedFile("list.csv", b"Opole,Bonn\nOpole,<i>Atlantis</i>\n")

    page = admin_client.post(ADD, {"file": file, **WORDS}, follow=True)

    kept = TieList.objects.get()
    html = page.content.decode()
    assert "Opole" in html
    assert "&lt;i&gt;Atlantis&lt;/i&gt;" in html
    assert kept.read_by == page.wsgi_request.user
    args = ["poltava", kept.pk]
    admin_client.post(reverse("discovery:tie-list-use", args=args))
    assert TieList.objects.get().is_in_use
    assert "Wikidata, P190" in admin_client.get(INDEX).content.decode()
    assert "Wikidata, P190" in admin_client.get(f"/en{INDEX}").content.decode()
    admin_client.post(reverse("discovery:tie-list-remove", args=args))
    assert not TieList.objects.exists()


def test_upload_refuses_at_the_field(admin_client: Client) -> None:
    assert admin_client.get(ADD).status_code == 200
    for posted in ({}, {**WORDS, "file": SimpleUploadedFile("list.csv", b"\x00\x01")}):
        response = admin_client.post(ADD, posted)
        assert response.status_code == 422
        assert response.context["form"].errors["file"]


def test_only_the_administrator_of_the_installation_keeps_lists(
    admin_client: Client, officer_client: Client, poltava: Community
) -> None:
    assert admin_client.get(INDEX).status_code == 200
    assert officer_client.get(INDEX).status_code == 404
    CommunityFactory.create(slug="another")
    assert admin_client.get(INDEX).status_code == 404
    root = Client()
    root.force_login(UserFactory.create(is_superuser=True))
    assert root.get(INDEX).status_code == 200


def test_command_rehearses_takes_and_undoes(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("Opole", "Bonn"):
        town(name)
    file = tmp_path / "pairs.csv"
    file.write_text("Opole,Bonn\nOpole,Atlantis\n", "utf-8")
    origin = {"source": "Test", "licence": "CC0"}

    call_command("import_ties", file, dry_run=True, **origin)
    assert "Atlantis" in capsys.readouterr().out
    assert not TieList.objects.exists()
    call_command("import_ties", file, **origin)
    assert TieList.objects.get().is_in_use
    call_command("import_ties", file, undo=True, **origin)
    assert not TieList.objects.exists()
    for missing in (tmp_path / "none.csv", file):
        with pytest.raises(CommandError):
            call_command("import_ties", missing, undo=True, **origin)
