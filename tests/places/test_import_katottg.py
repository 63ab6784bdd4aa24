from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from pobratym.core.errors import RuleViolation
from pobratym.places.importers import katottg
from pobratym.places.importers.load import load
from pobratym.places.models import Municipality
from pobratym.places.selectors import find
from tests.places.samples import POLTAVA, place, take_in

OBLAST = "UA53000000000028050"
COMMUNITY = "UA53080370000000001"
CITY = "UA53080370010073240"
VILLAGE = "UA53080370020000002"
CODIFIER = f"""katottg,parent,level,category,name_uk,name_en
{OBLAST},,1,O,Полтавська,
{COMMUNITY},UA53080000000068029,3,H,Полтавська,
{CITY},{COMMUNITY},4,M,Полтава,Poltava
{VILLAGE},{COMMUNITY},4,C,Гора,Hora
UA53080370030000003,{COMMUNITY},4,T,Нове Селище,
UA800,UA80,3,K,Київ,
"""
LIST = f"""katottg,name_uk,type_uk,oblast_uk,lat,lon,population_2022
{COMMUNITY},Полтавська,міська,Полтавська,49.58,34.55,312814
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "katottg.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _poltava(_database: None) -> None:
    take_in(POLTAVA._replace(name_uk_source="suggested"))


def test_a_settlement_gets_its_code_and_official_name(tmp_path: Path) -> None:
    outcome = load(katottg.rows(write(tmp_path, CODIFIER)))

    assert outcome.counts() == {"created": 2, "updated": 1, "unchanged": 0, "problems": 1}
    poltava = place("gn696643")
    assert (poltava.katottg, poltava.name_uk_source, poltava.kind) == (CITY, "official", "city")
    assert poltava.population == 279593
    assert not Municipality.objects.filter(katottg=VILLAGE).exists()
    assert place("UA53080370030000003").admin1_uk == "Полтавська область"


def test_a_community_has_its_kind_in_the_name_and_keeps_it(tmp_path: Path) -> None:
    load(katottg.rows(write(tmp_path, LIST)))
    load(katottg.rows(write(tmp_path, CODIFIER)))

    community = place(COMMUNITY)
    assert community.name_uk == "Полтавська міська громада"
    assert community.name_en == "Poltavska hromada"
    assert (community.population, community.population_year) == (312814, 2022)
    assert [found.municipality for found in find("Полтавська").places] == [community]


def test_a_second_import_finds_its_rows_again(tmp_path: Path) -> None:
    load(katottg.rows(write(tmp_path, CODIFIER)))

    outcome = load(katottg.rows(write(tmp_path, CODIFIER)))

    assert outcome.counts() == {"created": 0, "updated": 0, "unchanged": 3, "problems": 1}


def test_the_sheet_of_the_ministry(tmp_path: Path) -> None:
    path = tmp_path / "katottg.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Кодифікатор"])
        sheet.write_row(
            2, 0, ["Перший рівень", "Другий", "Третій", "Четвертий", "Додатковий", "К", "Назва"]
        )
        sheet.write_row(3, 0, [OBLAST, "", "", "", "", "O", "Полтавська"])
        sheet.write_row(4, 0, [OBLAST, "", COMMUNITY, "", "", "H", "Полтавська"])
        sheet.write_row(5, 0, [OBLAST, "", COMMUNITY, CITY, "", "M", "Полтава"])

    outcome = load(katottg.rows(path))

    assert outcome.counts() == {"created": 1, "updated": 1, "unchanged": 0, "problems": 0}
    assert place("gn696643").katottg == CITY


def test_a_broken_sheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "katottg.xlsx"
    path.write_bytes(b"PK\x03\x04 and nothing")

    with pytest.raises(RuleViolation) as refusal:
        list(katottg.rows(path))

    assert refusal.value.code == "unreadable_file"


def test_an_empty_file_has_nothing_to_say(tmp_path: Path) -> None:
    assert load(katottg.rows(write(tmp_path, "katottg,name_uk\n"))).rows == 0
