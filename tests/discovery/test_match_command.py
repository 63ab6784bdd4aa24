"""`match` and `match-eval` as an administrator types them."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from pobratym.discovery import knowledge
from pobratym.places.models import Municipality
from tests.matching.world import links, rows, write_links, write_towns


def ask(*arguments: object) -> str:
    out = StringIO()
    call_command(*[str(argument) for argument in arguments], stdout=out)
    return out.getvalue()


def test_match_over_files(tmp_path: Path) -> None:
    towns = write_towns(tmp_path / "towns.csv.gz", rows())
    ties = write_links(tmp_path / "links.csv.gz", links())

    answer = json.loads(
        ask("match", "gn5", "--top", 3, "--json", "--towns", towns, "--links", ties)
    )

    assert answer["town"] == {
        "id": "gn5", "name_en": "UAville5", "name_uk": "Місто5", "country": "UA",
    }  # fmt: skip
    assert len(answer["matches"]) == 3
    for match in answer["matches"]:
        assert sum(match["contributions"].values()) == match["score"]
        assert all(reason["uk"] and reason["en"] for reason in match["reasons"])


def test_match_only_in_the_countries_asked_for(tmp_path: Path) -> None:
    towns = write_towns(tmp_path / "towns.csv.gz", rows())

    answer = json.loads(ask("match", "gn5", "--json", "--towns", towns, "--country", "jp"))

    assert {match["country"] for match in answer["matches"]} == {"JP"}


def test_aggressor_states_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    moved = [
        {**row, "country": "RU" if row["country"] == "DE" else row["country"]} for row in rows()
    ]
    towns = write_towns(tmp_path / "towns.csv.gz", moved)

    usual = json.loads(ask("match", "gn5", "--top", 99, "--json", "--towns", towns))
    every = json.loads(
        ask("match", "gn5", "--top", 99, "--json", "--towns", towns, "--all-countries")
    )

    assert {match["country"] for match in usual["matches"]} == {"UA", "PL", "JP"}
    assert {match["country"] for match in every["matches"]} == {"UA", "PL", "JP", "RU"}


def test_match_is_readable_without_json(tmp_path: Path) -> None:
    towns = write_towns(tmp_path / "towns.csv.gz", rows())

    lines = ask("match", "gn5", "--top", 1, "--towns", towns).splitlines()

    assert lines[0].startswith("  1. ")
    assert 2 <= len(lines) <= 5


@pytest.mark.parametrize(
    ("town", "message"),
    [("Atlantis", "knows no town"), ("Town0", "give an id"), ("x" * 10_000, "knows no town")],
)
def test_match_says_in_one_sentence_which_town_is_meant(
    tmp_path: Path, town: str, message: str
) -> None:
    towns = write_towns(tmp_path / "towns.csv.gz", rows())

    with pytest.raises(CommandError, match=message):
        ask("match", town, "--towns", towns)


def test_match_eval_reads_files_and_no_database(
    tmp_path: Path, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    towns = write_towns(tmp_path / "towns.csv.gz", rows())
    train = write_links(tmp_path / "train.csv.gz", links()[:150])
    test = write_links(tmp_path / "test.csv.gz", links()[150:])

    with django_assert_num_queries(0):  # type: ignore[operator] # a callable fixture
        answer = ask("match_eval", "--towns", towns, "--train", train, "--test", test, "--json")

    assert json.loads(answer)["all"]["cases"] == 2 * len(links()[150:])


def test_the_gazetteer_of_the_database_is_kept_and_renewed(
    tmp_path: Path, settings: Settings
) -> None:
    settings.DATA_DIR = tmp_path
    Municipality.objects.create(country_id="UA", name_en="Poltava", population=280_000)
    first = knowledge.gazetteer()

    Municipality.objects.create(country_id="PL", name_en="Lublin", population=330_000)
    second = knowledge.gazetteer()

    assert [len(first), len(second)] == [1, 2]
    assert second.code(second.find("Lublin")) == "PL"
    assert len(list((tmp_path / "matching").iterdir())) == 1
