from __future__ import annotations

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from pobratym.agreements.services import life
from pobratym.core.dates import PartialDate
from pobratym.people.models import Community, User
from pobratym.precedents.models import Precedent
from tests.agreements.making import agreement, write

LIST = "/poltava/office/agreements/precedents/"


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("name", ["list", "import"])
def test_pages_open(officer_client: Client, poltava: Community, name: str, language: str) -> None:
    with translation.override(language):
        address = reverse(f"precedents:{name}", args=["poltava"])

    assert officer_client.get(address).status_code == 200


def test_agreements_lead_to_precedents(officer_client: Client, poltava: Community) -> None:
    html = officer_client.get(reverse("agreements:list", args=["poltava"])).content.decode()

    assert f'href="{LIST}"' in html


def test_public_agreements_stand_beside_the_register(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    made = write(agreement(poltava, officer, sphere="education"), officer)
    life.take_over(
        made, life.Old(PartialDate("2023-09-14"), registration_number="UA-1"), by=officer
    )
    made.refresh_from_db()
    shown = {}
    for is_public in (False, True):
        made.is_public = is_public
        made.save()
        page = officer_client.get(LIST, {"sphere": "education"})
        shown[is_public] = [row.code for row in page.context["others"]]

    assert shown == {False: [], True: [made.code]}


def _register_file() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Відкритий реєстр угод"])
        sheet.write_row(
            1,
            0,
            [
                "№",
                "Реєстраційний номер",
                "Назва угоди",
                "Дата підписання",
                "Вид",
                "Сфера",
                "Суб’єкт співробітництва України",
                "Іноземна держава",
                "Строк дії",
            ],
        )
        sheet.write_row(
            2,
            0,
            [
                1,
                "12-ТС",
                "Угода про співпрацю",
                "14.09.2023",
                "Транскордонне",
                "Енергетика",
                "Львівська громада",
                "Польща",
                "5 років",
            ],
        )
        sheet.write_row(3, 0, [2, "", "", "", "", "", "", "", ""])
        sheet.write_row(4, 0, [3, "", "=1+1", "колись", "?", "інше", "", "Литва", "безстроково"])
    return out.getvalue()  # fmt: skip


@pytest.mark.feature("E31")
def test_the_state_register_becomes_a_library(officer_client: Client) -> None:
    upload = SimpleUploadedFile("register.xlsx", _register_file())
    address = reverse("precedents:import", args=["poltava"])

    officer_client.post(address, {"upload": upload, "source": "data.gov.ua, 15.05.2026"})

    found = officer_client.get(LIST, {"q": "ЛЬВІВСЬКА", "sphere": "energy"})
    (row,) = found.context["page"].rows
    assert (row.kind, row.sphere, row.signed_on) == ("cross_border", "energy", "2023-09-14")
    assert found.context["countries"] == ["Литва", "Польща"]
    assert Precedent.objects.get(title="=1+1").signed_on is None
    terms = {
        term: [row.term for row in found.context["page"].rows]
        for term in ("open", "fixed")
        if (found := officer_client.get(LIST, {"term": term}))
    }
    assert terms == {"open": ["безстроково"], "fixed": ["5 років"]}
    upload = SimpleUploadedFile("register.xlsx", _register_file())
    officer_client.post(address, {"upload": upload, "source": "again"})
    assert Precedent.objects.count() == 2


@pytest.mark.parametrize("content", [b"not a workbook", b"PK\x03\x04broken", b"\xff" * 100])
def test_a_file_that_is_no_register_is_refused(officer_client: Client, content: bytes) -> None:
    upload = SimpleUploadedFile("register.xlsx", content)

    response = officer_client.post(
        reverse("precedents:import", args=["poltava"]), {"upload": upload, "source": "x"}
    )

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["upload"]
