"""What leaves the office: the briefing and the handover pack."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.aid.services import help as aid
from pobratym.core.dates import PartialDate
from pobratym.journal.models import Entry
from pobratym.partners import handover
from pobratym.partners.models import Tie
from pobratym.partners.services import circle, lifecycle
from pobratym.partners.services.lifecycle import Circumstances
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.talks.services import log
from tests.conftest import TODAY
from tests.factories import MembershipFactory, PersonFactory, TieFactory


@pytest.fixture
def tie(poltava: Community, officer: User) -> Tie:
    """A tie with a talk, an open step, help, a contact and a turning point."""
    tie = TieFactory.create(community=poltava, name_en="Kalmar", slug="kalmar", why="Хор 1988 року")
    talk = {
        "tie": tie, "channel": "meeting", "direction": "both", "on": TODAY, "with_leader": True,
        "subject": "=Обмін хорів", "next_step": "Запросити хор", "next_on": TODAY,
    }  # fmt: skip
    log.note(poltava, facts=talk, by=officer)
    aid.record(poltava, facts={"tie": tie, "kind": "goods", "what_uk": "Одяг"}, by=officer)
    person = PersonFactory.create(community=poltava, name="Eva Exempel", languages="sv")
    circle.name_contact(tie, person=person, by=officer)
    what = Circumstances(PartialDate("2024"), note_uk="Спільний концерт")
    lifecycle.add_milestone(tie, what=what, by=officer)
    return tie


def files(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


@pytest.mark.feature("B15", "B22")
def test_the_briefing_holds_what_the_leader_needs(officer_client: Client, tie: Tie) -> None:
    html = officer_client.get(
        reverse("partners:briefing", args=["poltava", tie.slug])
    ).content.decode()

    wanted = ("Хор 1988 року", "Eva Exempel", "(sv)", "Запросити хор", "Спільний концерт", "Одяг")
    assert [word for word in wanted if word not in html] == []
    assert "2026: 1" in html


@pytest.mark.feature("N30")
def test_the_handover_pack_holds_the_whole_tie(officer_client: Client, tie: Tie) -> None:
    response = officer_client.post(reverse("partners:handover", args=["poltava", tie.slug]))

    found = files(response.content)
    assert (
        response["Content-Disposition"] == 'attachment; filename="handover-kalmar-2026-03-02.zip"'
    )
    assert "Спільний концерт" in found["kalmar/01-events.csv"]
    assert "Запросити хор" in found["kalmar/02-talks.csv"]
    assert "Eva Exempel" in found["kalmar/03-people.csv"]
    assert "Одяг" in found["kalmar/04-help.csv"]
    assert "додано віху" in found["kalmar/09-journal.csv"]
    assert "Хор 1988 року" in found["kalmar/00-summary.html"]
    assert Entry.objects.filter(action="partners.handed_over").count() == 1


def test_no_cell_of_the_pack_runs_as_a_formula(tie: Tie) -> None:
    talks = files(handover.pack(tie))["kalmar/02-talks.csv"]

    assert "'=Обмін хорів" in talks


def test_a_reader_does_not_take_the_pack(tie: Tie) -> None:
    client = Client()
    client.force_login(MembershipFactory.create(community=tie.community, role=Role.READER).user)

    response = client.post(reverse("partners:handover", args=["poltava", tie.slug]))

    assert response.status_code == 403
    assert not Entry.objects.filter(action="partners.handed_over").exists()
