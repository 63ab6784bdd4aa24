"""Needs and offers on their way in: drafts, each title once, lists by key or by word."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from pobratym.offers.models import Need, Offer
from pobratym.offers.services import statements
from pobratym.office import planning
from pobratym.office.services import imports
from pobratym.people.models import Community, User
from tests.offers.making import offer
from tests.office.test_import_directory import done, states, taken

HEAD = ["Назва", "title", "опис", "ціль", "сфера", "форми обміну", "пропонуємо натомість"]
GOAL, SPHERE = "обмін досвідом, знаннями, експертизою", "енергетика"


def brought(community: Community, by: User, table: str, *lines: list[Any]) -> Any:
    return taken(community, by, table, HEAD, *lines)


def test_offers_become_drafts_and_can_be_taken_back(officer: User, poltava: Community) -> None:
    batch = brought(
        poltava, officer, "offers",
        ["Бюджет участі", "Participatory budget", "Покажемо", "sharing", "social",
         "навчання, семінар; online; танці"],
        ["Без сфери", "", "", "sharing", ""],
        ["бюджет  УЧАСТІ", "", "", "sharing", "social"],
    )  # fmt: skip

    assert states(batch) == ["new", "wrong", "repeat"]
    assert "танці" in planning.plan(batch).lines[0].notes[0]
    batch = done(batch, officer)
    row = Offer.objects.get()
    assert (row.state, row.title_en, list(row.forms)) == (
        "draft", "Participatory budget", ["training", "online"],
    )  # fmt: skip

    imports.undo(batch, by=officer)
    assert Offer.objects.count() == 0


def test_what_was_worked_on_stays(officer: User, poltava: Community) -> None:
    batch = done(brought(poltava, officer, "offers", ["А", "", "", GOAL, SPHERE]), officer)
    row = Offer.objects.get()
    statements.change(row, facts={"title_en": "A"}, version=row.version, by=officer)

    imports.undo(batch, by=officer)

    assert Offer.objects.count() == 1


def test_need_finds_its_offer_by_title(officer: User, poltava: Community) -> None:
    given = offer(poltava, title_uk="Стажування у нас")
    batch = taken(
        poltava, officer, "needs", ["назва", "ціль", "сфера", "запропоновано натомість"],
        ["Енергоаудит", GOAL, SPHERE, "стажування у нас"],
        ["Інше", GOAL, SPHERE, "чого немає"],
    )  # fmt: skip
    chosen = {int(place): key for place, key in batch.mapping.items()} | {3: "in_return"}
    batch = imports.map_columns(batch, chosen)

    assert [bool(line.notes) for line in planning.plan(batch).lines] == [False, True]
    done(batch, officer)

    told = dict(Need.objects.values_list("title_uk", "offer"))
    assert told == {"Енергоаудит": given.pk, "Інше": None}


def test_kept_title_is_completed(officer: User, poltava: Community) -> None:
    kept = offer(poltava, title_uk="Бюджет участі", text_en="")
    batch = brought(
        poltava, officer, "offers", ["Бюджет участі", "Budget", "Інше", "sharing", "social"]
    )
    assert states(batch) == ["twin"]

    done(imports.decide(batch, twins="merge"), officer)

    kept.refresh_from_db()
    assert (kept.title_en, kept.text_uk) == ("Budget", "Покажемо, як мешканці обирають проєкти.")


@pytest.mark.parametrize("value", ["x" * 400, "\x00", "<b>", "=1+1", "\u202e"])
def test_odd_words_do_no_harm(officer: User, poltava: Community, value: str) -> None:
    line = [value, "", value, "sharing", "social", value]
    batch = brought(poltava, officer, "offers", line)

    assert states(batch)[0] in {"new", "wrong"}


def test_page_offers_both_tables(officer_client: Client) -> None:
    page = officer_client.get("/poltava/office/sheets/").content.decode()

    assert "Потреби" in page
    assert "Пропозиції" in page
