from __future__ import annotations

from pathlib import Path

from pobratym.places.importers import geonames
from pobratym.places.importers.load import load
from pobratym.places.models import Municipality
from pobratym.places.selectors import find
from tests.places.samples import place


def row(number: str, name: str, country: str, **cells: str) -> str:
    columns = [number, name, name, cells.get("others", ""), cells.get("lat", "50"), "20", "P"]
    columns += [
        cells.get("feature", "PPL"),
        country,
        "",
        "18",
        "",
        "",
        "",
        cells.get("people", "0"),
    ]
    return "\t".join([*columns, "", "1", "Europe/Kyiv", "2026-01-01"])


def test_a_dump_with_names_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "cities500.txt"
    path.write_text(
        "\n".join(
            [
                row("1", "Rzeszow", "PL", others="RZE,Жешув,che chuf,Resovia", people="198317"),
                row("2", "Poltawa", "UA"),
                row("3", "Old Town", "PL", feature="PPLQ"),
                row("4", "Broken", "PL", lat="north"),
                "too\tshort",
            ]
        ),
        encoding="utf-8",
    )
    (tmp_path / "alternateNamesV2.txt").write_text(
        "10\t1\tuk\tЖешув\t\t\t\t\n11\t1\tuk\tРяшів\t1\t\t\t\n12\t1\tpl\tRzeszów\t1\t\t\t\n"
        "13\t2\tuk\tПолтава\t\t\t\t\n14\t1\tuk\tДавня\t1\t\t\t1\n",
        encoding="utf-8",
    )

    outcome = load(geonames.rows(path))

    assert outcome.counts() == {"created": 2, "updated": 0, "unchanged": 0, "problems": 2}
    assert sorted(problem.row for problem in outcome.problems) == [4, 5]
    assert (place("gn1").name_uk, place("gn1").population) == ("Ряшів", 198317)
    assert (place("gn2").name_en, place("gn2").population) == ("Poltava", None)
    assert [found.municipality for found in find("Resovia").places] == [place("gn1")]
    assert not Municipality.objects.filter(names__text__in=["RZE", "che chuf"]).exists()


def test_a_dump_without_names_has_no_ukrainian_names(tmp_path: Path) -> None:
    path = tmp_path / "PL.txt"
    path.write_text(row("1", "Rzeszow", "PL"), encoding="utf-8")

    load(geonames.rows(path))

    assert (place("gn1").name_uk, place("gn1").name_uk_source) == ("", "")
