"""Who helps, translators, events, case studies, mentions, and the leads that name them."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pobratym.contacts.models import Organisation
from pobratym.core import search, tables
from pobratym.partners import handover
from pobratym.partners.models import Tie
from pobratym.people import personal_data
from pobratym.people.models import Community, LanguageSkill, User
from pobratym.registers.models import CaseStudy, ContactEvent, Helper, Mention, Translator
from pobratym.registers.selectors import rows, support
from tests.conftest import SHELL_QUERIES
from tests.factories import (
    CountryFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    TieFactory,
)


def url(name: str, *args: object) -> str:
    room = "outreach" if name in {"lead", "new-route"} else "registers"
    return reverse(f"{room}:{name}", args=["poltava", *args])


@pytest.mark.feature("D38")
def test_a_coordinator_is_kept_with_what_it_helps(
    officer_client: Client, poltava: Community, lead: Tie
) -> None:
    country = CountryFactory.create(iso2="PL")
    form = {
        "kind": "national", "new_name_uk": "GIZ", "new_country": "PL", "covers": ["PL"],
        "helps_uk": "Добирає партнерів", "new_source": "робота 2024, розділ 3.3",
    }  # fmt: skip

    officer_client.post(url("new-helper"), form)

    helper = Helper.objects.get()
    page = officer_client.get(url("lead", lead.slug)).content.decode()
    assert (str(helper), helper.organisation.country, helper.organisation.source) == (
        "GIZ", country, "робота 2024, розділ 3.3",
    )  # fmt: skip
    assert "GIZ" in page
    assert "ще не зверталися" in page
    again = officer_client.post(
        url("new-helper"), {"kind": "national", "organisation": helper.organisation_id}
    )
    assert list(again.context["form"].errors) == ["organisation"]


@pytest.mark.feature("D39")
def test_embassies_stand_by_country_and_unknown_is_unknown(
    officer_client: Client, poltava: Community, lead: Tie
) -> None:
    germany = CountryFactory.create(iso2="DE", name_uk="Німеччина")
    TieFactory.create(community=poltava, municipality=MunicipalityFactory.create(country=germany))
    form = {"kind": "embassy", "new_name_uk": "Посольство", "new_country": "DE"}
    officer_client.post(url("new-helper"), form)

    missions = {row.country.pk: row for row in support.embassies(poltava)}
    page = officer_client.get(url("helpers")).content.decode()

    assert (str(missions["DE"].embassy), missions["DE"].ties) == ("Посольство", 1)
    assert (missions["PL"].embassy, missions["PL"].leads) == (None, 1)
    assert "kind=embassy&amp;country=PL" in page


@pytest.mark.feature("D12")
def test_a_translator_is_suggested_beside_colleagues(
    officer_client: Client, poltava: Community, officer: User, lead: Tie
) -> None:
    person = PersonFactory.create(community=poltava, name="Наталія Словникова")
    LanguageSkill.objects.create(membership=officer.memberships.get(), language="pl", level="B2")
    form = {"person": person.pk, "kind": "teacher", "languages": ["pl", "de"], "is_oral": "on",
            "availability": "вечори"}  # fmt: skip

    officer_client.post(url("new-translator"), form)

    (polish,) = support.speakers(poltava, ["pl"])
    assert ([str(one) for one in polish.pool], len(polish.staff)) == (["Наталія Словникова"], 1)
    page = officer_client.get(url("lead", lead.slug)).content.decode()
    assert "Наталія Словникова" in page
    listed = officer_client.get(url("translators"), {"language": "de"}).content.decode()
    assert "вечори" in listed
    assert "Підстава" in listed or "зберіга" in listed.lower()


def test_a_translator_who_is_erased_leaves_the_pool(poltava: Community, officer: User) -> None:
    person = PersonFactory.create(community=poltava)
    row = Translator.objects.create(
        community=poltava, person=person, kind="teacher", languages=["de"]
    )
    source = personal_data.named("registers.translators")
    assert source is not None
    assert source.export(poltava, str(row.pk))["languages"] == ["de"]

    source.erase(poltava, str(row.pk), "asked", officer)

    assert not Translator.objects.exists()


@pytest.mark.feature("D40")
def test_leads_of_an_event_are_kept_with_it(
    officer_client: Client, poltava: Community, lead: Tie
) -> None:
    form = {"name": "DU4C", "on": "11.2025", "went": "Оксана", "leads": [lead.pk]}

    officer_client.post(url("new-event"), form)

    event = ContactEvent.objects.get()
    assert list(event.leads.all()) == [lead]
    assert "DU4C" in officer_client.get(url("lead", lead.slug)).content.decode()
    assert "Містечко" in officer_client.get(url("events")).content.decode()


@pytest.mark.feature("D41")
def test_case_studies_come_from_a_file_and_are_found(
    officer_client: Client, poltava: Community, officer: User, lead: Tie
) -> None:
    CountryFactory.create(iso2="PL", name_uk="Польща", name_en="Poland")
    CaseStudy.objects.create(community=poltava, title="Kept")
    csv = (
        "title;link;theme;country;source;why\n"
        "Спільна лікарня;https://example.org/a;health;Poland;E-DEN;близько до нас\n"
        ";https://example.org/b;;;;\n"
        "Kept;;;;;\n"
        "Wrong;javascript:alert(1);;;;\n"
    )
    upload = SimpleUploadedFile("cases.csv", csv.encode())

    page = officer_client.post(url("import-cases"), {"upload": upload})

    done = page.context["imported"]
    case = CaseStudy.objects.get(title="Спільна лікарня")
    assert (done.added, done.known, [line for line, _why in done.refused]) == (1, 1, [3, 5])
    assert (case.country_id, case.source) == ("PL", "E-DEN")
    found = officer_client.get(url("cases"), {"q": "ЛІКАРНЯ"}).context["page"].rows
    assert [row.title for row in found] == ["Спільна лікарня"]
    hits = [hit.title for _source, hits in search.find(poltava, officer, "лікарня") for hit in hits]
    assert hits == ["Спільна лікарня"]
    officer_client.post(
        url("case", case.pk), {"version": 1, "title": case.title, "ties": [lead.pk]}
    )
    assert "Спільна лікарня" in officer_client.get(url("lead", lead.slug)).content.decode()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "upload"),
        (b"a;b\n1;2\n", "upload"),
        (b"\xff\xfe\x00title", "upload"),
        (b"title\n" + b"x\n" * 2_001, "upload"),
    ],
)
def test_a_file_that_is_none_is_refused(
    officer_client: Client, poltava: Community, content: bytes, problem: str
) -> None:
    upload = SimpleUploadedFile("cases.csv", content)

    response = officer_client.post(url("import-cases"), {"upload": upload})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [problem]
    assert not CaseStudy.objects.exists()


@pytest.mark.feature("D3")
def test_mentions_are_counted_by_year_and_language(
    officer_client: Client, poltava: Community, lead: Tie
) -> None:
    for on, code in (("2025", "en"), ("14.03.2026", "uk"), ("01.2026", "uk")):
        form = {"on": on, "medium": "Газета", "kind": "press", "title": f"Стаття {on}",
                "language": code, "tie": lead.pk, "tone": "good"}  # fmt: skip
        officer_client.post(url("new-mention"), form)

    seen = rows.seen(poltava)

    assert [code for code, _name in seen.languages] == ["en", "uk"]
    assert seen.rows == [(2026, [0, 2], 2), (2025, [1, 0], 1)]
    assert len(officer_client.get(url("mentions"), {"year": "2026"}).context["page"].rows) == 2
    assert "Стаття" in officer_client.get(lead.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("name", "given", "field"),
    [
        ("new-helper", {"kind": "embassy"}, "organisation"),
        ("new-helper", {"kind": "embassy", "new_name_uk": "а", "new_website": "javascript:x"},
         "new_website"),
        ("new-translator", {"kind": "teacher", "languages": ["xx"]}, "languages"),
        ("new-event", {"name": "\u202e"}, "name"),
        ("new-event", {"name": "а", "on": "9999"}, "on"),
        ("new-event", {"name": "а", "leads": ["99999999999999999999"]}, "leads"),
        ("new-case", {"title": "х" * 10_000}, "title"),
        ("new-case", {"title": "а", "url": "ftp://example.org"}, "url"),
        ("new-mention", {"on": "1"}, "on"),
        ("new-mention", {"language": "tlh"}, "language"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(
    officer_client: Client, poltava: Community, name: str, given: dict[str, Any], field: str
) -> None:
    response = officer_client.post(url(name), given)

    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_rows_of_another_community_are_refused(officer_client: Client, poltava: Community) -> None:
    foreign = TieFactory.create()

    response = officer_client.post(url("new-case"), {"title": "а", "ties": [foreign.pk]})

    assert list(response.context["form"].errors) == ["ties"]


def test_a_row_that_is_named_elsewhere_stays(
    officer_client: Client, poltava: Community, lead: Tie
) -> None:
    event = ContactEvent.objects.create(community=poltava, name="DU4C")
    form = {"kind": "event", "tie": lead.pk, "event": event.pk, "on": "2026-02-20",
            "subject": "x", "outcome": "opened"}  # fmt: skip
    officer_client.post(url("new-route"), form)

    officer_client.post(url("drop-event", event.pk))
    assert ContactEvent.objects.exists()


def test_a_row_can_be_taken_off(officer_client: Client, poltava: Community) -> None:
    officer_client.post(url("new-helper"), {"kind": "network", "new_name_uk": "Мережа"})

    officer_client.post(url("drop-helper", Helper.objects.get().pk))

    assert not Helper.objects.exists()
    assert Organisation.objects.filter(name_uk="Мережа").exists()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("helpers", 4), ("translators", 2), ("events", 3), ("cases", 4)]
)
def test_lists_cost_the_same_however_long(
    officer_client: Client, poltava: Community, name: str, queries: int, count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for number in range(count):
        organisation = OrganisationFactory.create(community=poltava)
        Helper.objects.create(community=poltava, organisation=organisation, kind="network")
        person = PersonFactory.create(community=poltava, organisation=organisation)
        Translator.objects.create(community=poltava, person=person, kind="teacher", languages=[])
        ContactEvent.objects.create(community=poltava, name=f"{number}", network=organisation)
        CaseStudy.objects.create(community=poltava, title=f"{number}", theme="а")

    with django_assert_num_queries(SHELL_QUERIES + queries):
        officer_client.get(url(name))


def test_everything_goes_out_as_tables_and_with_the_handover(poltava: Community, lead: Tie) -> None:
    Mention.objects.create(
        community=poltava, on="2025", medium="=cmd", kind="press", title="т", language="uk"
    )
    names = ("leads", "routes", "helpers", "translators", "case-studies", "mentions")
    rows = {name: list(table.rows(poltava)) for name in names if (table := tables.named(name))}

    assert {name: len(found) for name, found in rows.items()} == {
        "leads": 1, "routes": 0, "helpers": 0, "translators": 0, "case-studies": 0, "mentions": 1,
    }  # fmt: skip
    assert rows["leads"][0]["stage"] == "idea"
    pack = handover.pack(lead)
    assert all(name.encode() in pack for name in ("20-routes.csv", "21-letters.csv"))


def test_rows_lead_to_letters_and_leads_of_the_room_above(
    officer_client: Client, poltava: Community, lead: Tie
) -> None:
    officer_client.post(url("new-helper"), {"kind": "embassy", "new_name_uk": "Посольство"})
    officer_client.post(url("new-event"), {"name": "DU4C", "leads": [lead.pk]})
    helper, event = Helper.objects.get(), ContactEvent.objects.get()
    letter = reverse("outreach:new-letter", args=["poltava"])

    of_helper = officer_client.get(url("helper", helper.pk)).content.decode()
    of_event = officer_client.get(url("event", event.pk)).content.decode()
    events = officer_client.get(url("events")).content.decode()

    asked = f"organisation={helper.organisation_id}&amp;kind=embassy"
    assert f'href="{letter}?{asked}"' in of_helper
    assert f'href="{letter}?event={event.pk}&amp;kind=event"' in of_event
    assert f'href="{url("lead", lead.slug)}"' in events
