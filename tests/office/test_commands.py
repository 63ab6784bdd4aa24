from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from pobratym.office.models import ImportBatch
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from tests.office.sheets import rows
from tests.office.test_import import town


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    town("Жешув", "Rzeszów")
    file = tmp_path / "ties.xlsx"
    file.write_bytes(rows(["Місто", "Рік"], ["Жешув", 2000], ["Нізвідки", 2001]))
    return file


def test_rehearsal_writes_nothing(
    sheet: Path, poltava: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import", "ties", str(sheet), community="poltava", dry_run=True)

    printed = capsys.readouterr()
    assert (Tie.objects.count(), ImportBatch.objects.count()) == (0, 0)
    assert "1 new" in printed.out
    assert "row 3, Нізвідки" in printed.err


def test_rows_with_problems_stop_the_import_unless_told(sheet: Path, poltava: Community) -> None:
    with pytest.raises(CommandError, match="1 rows have problems"):
        call_command("import", "ties", str(sheet), community="poltava")
    assert Tie.objects.count() == 0

    call_command("import", "ties", str(sheet), community="poltava", partly=True)
    assert Tie.objects.count() == 1


def test_export_writes_the_file(tmp_path: Path, poltava: Community) -> None:
    out = tmp_path / "ties.csv"

    call_command("export", "ties", community="poltava", format="csv", out=out)

    assert out.read_text(encoding="utf-8-sig").startswith("адреса,")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["import", "ties", "/nowhere.xlsx", "--community", "poltava"], "cannot be read"),
        (["import", "ties", "/nowhere.xlsx", "--community", "nobody"], "no community"),
        (["export", "nothing", "--community", "poltava", "--out", "x"], "no table"),
    ],
)
def test_mistakes_are_said_in_one_sentence(
    poltava: Community, arguments: list[str], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command(*arguments)
