"""Texts out to a translator and back."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pobratym.core import csv_files
from pobratym.core.errors import RuleViolation
from pobratym.core.translation import Translation
from pobratym.documents import sheets
from pobratym.people.models import Community, User
from pobratym.profiles import blockfile
from pobratym.profiles.selectors.texts import profile_of, texts
from pobratym.profiles.services import texts as services
from pobratym.profiles.states import Block
from tests.profiles.making import whole, write

PAGE = "/poltava/office/profile/texts/"


@pytest.mark.parametrize("kind", list(blockfile.KINDS))
def test_what_goes_out_comes_back(poltava: Community, officer: User, kind: str) -> None:
    whole(poltava, officer)
    write(poltava, officer, Block.UNIQUE, "en", "=Two\nlines", is_machine=True)

    file = blockfile.written(texts(profile_of(poltava)), "en", kind)
    found = blockfile.read(file, f"a.{kind}")

    assert found.refused == ()
    back = {line.block: line for line in found.lines}
    assert len(back) == 10
    assert back[Block.PLACE].text == "A city in central Ukraine."
    assert back[Block.UNIQUE].is_machine
    assert back[Block.UNIQUE].text.removeprefix("'") == "=Two\nlines"


def test_a_file_is_taken_and_odd_rows_are_told(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    whole(poltava, officer)
    rows = [
        ["Блок", "Мова", "Текст", "machine"],
        ["Тип і розташування", "en", "A new place.", "yes"],
        ["vision", "en", "vision en.", ""],
        ["vision", "sv", "Vision.", ""],
        ["weather", "en", "Sunny.", ""],
        ["", "", "", ""],
    ]
    file = sheets.write(rows[0], rows[1:], name="x")

    answer = officer_client.post(PAGE, {"upload": SimpleUploadedFile("t.xlsx", file)})

    html = answer.content.decode()
    assert answer.context["refused"] == (
        (5, "Блока «weather» немає."), (4, "Спершу додайте цю мову до профайлу."),
    )  # fmt: skip
    assert "1 текст записано." in html
    found = texts(profile_of(poltava))
    assert found.text(Block.PLACE, "en") == "A new place."
    assert found.state(Block.PLACE, "en") == Translation.MACHINE


def test_an_unchanged_file_changes_nothing(poltava: Community, officer: User) -> None:
    whole(poltava, officer)
    before = profile_of(poltava).version
    file = blockfile.written(texts(profile_of(poltava)), "en", "json")

    taken = services.take_file(poltava, blockfile.read(file, "a.json"), by=officer)

    assert (taken.written, taken.unchanged, profile_of(poltava).version) == (0, 10, before)


def lonely_cell() -> bytes:
    file = sheets.write(["block"], [["place"]], name="x")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b'r="A2"', b'r="XFD1048576"')
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_columns"),
        (b"a,b\n1,2", "no_columns"),
        (b"[1, 2]", "not_a_table"),
        (b"{broken", "not_a_table"),
        (b"[" * 100_000, "not_a_table"),
        (b"PK\x03\x04 nothing", "broken"),
        (lonely_cell(), "no_columns"),
        (b"x" * (blockfile.LARGEST + 1), "too_large"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        blockfile.read(content, "a.xlsx")

    assert (refused.value.code, refused.value.field) == (code, "upload")


def test_a_semicolon_file_of_windows_is_read() -> None:
    content = "блок;мова;текст\nplace;uk;Місто «Полтава»".encode("cp1251")

    (line,) = blockfile.read(content, "a.csv").lines

    assert line.text == "Місто «Полтава»"


def test_a_text_that_begins_with_a_dash_comes_back_without_an_apostrophe() -> None:
    content = csv_files.table(["block", "language", "text"], [["place", "uk", "- Полтава"]])

    (line,) = blockfile.read(content, "a.csv").lines

    assert line.text == "- Полтава"


@pytest.mark.parametrize(
    ("path", "status"), [("uk.xlsx", 200), ("en.json", 200), ("de.xlsx", 404), ("uk.exe", 404)]
)
def test_files_to_send_out(
    officer_client: Client, poltava: Community, officer: User, path: str, status: int
) -> None:
    whole(poltava, officer)

    assert officer_client.get(PAGE).status_code == 200
    answer = officer_client.get(f"{PAGE}{path}")
    assert answer.status_code == status
    if path.endswith("json"):
        assert json.loads(answer.content)[0]["original"] == "Місто в центрі України."


def test_a_broken_file_is_told_at_the_field(officer_client: Client, poltava: Community) -> None:
    answer = officer_client.post(PAGE, {"upload": SimpleUploadedFile("t.csv", b"a,b")})

    assert answer.status_code == 422
    assert "upload" in answer.context["form"].errors
