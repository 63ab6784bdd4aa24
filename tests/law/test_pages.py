"""The law as data: everybody reads it, the installation's administrator edits it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.law import selectors
from pobratym.law.models import LegalBasis, Matter, TrackStep
from pobratym.people.models import User
from tests.conftest import TODAY

OFFICE = "/poltava/office/law/"


@pytest.fixture
def administrator(officer: User) -> User:
    officer.is_superuser = True
    officer.save()
    return officer


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_member_reads_the_law(officer_client: Client, prefix: str) -> None:
    shown = officer_client.get(f"{prefix}{OFFICE}")

    assert shown.status_code == 200
    assert len(shown.context["bases"]) == LegalBasis.objects.count()
    assert f"{OFFICE}add/" not in shown.content.decode()


def test_only_the_installations_administrator_edits_a_basis(
    officer_client: Client, officer: User
) -> None:
    address = reverse("law:edit-basis", args=["poltava", "l-3668"])
    typed = {"title_uk": "Закон № 3668-IX", "status": "confirmed"}
    assert officer_client.post(address, typed).status_code == 403
    officer.is_superuser = True
    officer.save()

    refused = officer_client.post(address, typed)
    assert list(refused.context["form"].errors) == ["confirmed_by"]
    confirmed = {"confirmed_by": "юрист Н. Приклад", "confirmed_on": "2026-03-01"}
    assert officer_client.post(address, typed | confirmed).status_code == 302

    assert LegalBasis.objects.get(code="l-3668").is_confirmed


def test_a_basis_is_added(officer_client: Client, administrator: User) -> None:
    address = reverse("law:add-basis", args=["poltava"])
    typed = {"code": "l-new", "act": "A new act", "title_uk": "Новий акт", "status": "unverified",
             "valid_from": "2026-05-01", "valid_until": "2026-04-01"}  # fmt: skip
    assert list(officer_client.post(address, typed).context["form"].errors) == ["valid_until"]

    assert officer_client.post(address, typed | {"valid_until": ""}).status_code == 302
    again = officer_client.post(address, typed | {"valid_until": ""})

    assert list(again.context["form"].errors) == ["code"]
    assert not LegalBasis.objects.get(code="l-new").is_confirmed


@pytest.mark.feature("N1")
def test_a_step_is_edited_and_moved(officer_client: Client, administrator: User) -> None:
    step = TrackStep.objects.get(template__code="territorial", code="council")
    address = reverse("law:edit-step", args=["poltava", step.pk])
    typed = {"name_uk": "Рішення ради", "basis": step.basis_id, "clock": "working", "days": "",
             "needs_council": "on"}  # fmt: skip
    assert list(officer_client.post(address, typed).context["form"].errors) == ["days"]
    assert officer_client.post(address, typed | {"days": "7"}).status_code == 302
    step.refresh_from_db()
    assert (step.clock, step.days) == ("working", 7)

    place = step.position
    for _twice in range(2):
        officer_client.post(reverse("law:move-step-up", args=["poltava", step.pk]))

    codes = [row.code for row in selectors.track_on(TODAY, scope="applies")]
    assert codes.index("council") == place - 3
    assert codes.index("council") < codes.index("order")


def test_the_first_step_stays_first(officer_client: Client, administrator: User) -> None:
    step = TrackStep.objects.get(template__code="territorial", position=1)

    officer_client.post(reverse("law:move-step-up", args=["poltava", step.pk]))

    step.refresh_from_db()
    assert step.position == 1


def test_a_matter_needs_words_to_find(officer_client: Client, administrator: User) -> None:
    matter = Matter.objects.get(code="programme")
    address = reverse("law:edit-matter", args=["poltava", "programme"])
    typed = {"name_uk": "програма", "verdict": "council", "basis": matter.basis_id}
    assert officer_client.post(address, typed | {"stems": " \n "}).status_code == 422

    officer_client.post(address, typed | {"stems": "затвердж програм\n\n  схвал  програм "})

    matter.refresh_from_db()
    assert matter.stems == ["затвердж програм", "схвал програм"]


@pytest.mark.parametrize("way", ["add/", "bases/l-3668/", "matters/programme/"])
def test_others_are_told_who_keeps_the_law(officer_client: Client, way: str) -> None:
    assert officer_client.get(f"{OFFICE}{way}").status_code == 403


def test_no_track_is_kept_for_what_no_lawyer_has_settled() -> None:
    assert selectors.track_on(TODAY, scope="uncertain") == []
