"""Pages of the catalogue: list, programme, consortium, letter, editing."""

from __future__ import annotations

import io
from typing import Any, Final

import pytest
from django.test import Client
from docx import Document
from pytest_django import DjangoAssertNumQueries

from pobratym.funding import letters
from pobratym.funding.models import FundingProgramme
from pobratym.people.models import Community, User
from tests.conftest import SHELL_QUERIES
from tests.factories import CountryFactory, MunicipalityFactory, TieFactory
from tests.funding.test_catalogue import fund, tie

ROOT: Final = "/poltava/office/funding/"


@pytest.fixture
def keeper(poltava: Community) -> Client:
    """The administrator of the installation."""
    client = Client()
    client.force_login(User.objects.create(email="root@example.org", is_superuser=True))
    return client


@pytest.fixture(autouse=True)
def _in_poltava_oblast(poltava: Community) -> None:
    Community.objects.filter(pk=poltava.pk).update(oblast="UA-53")


@pytest.mark.feature("H10")
def test_list_answers_for_our_community(officer_client: Client, poltava: Community) -> None:
    tie(poltava, "DE")

    page = officer_client.get(ROOT).content.decode()
    english = officer_client.get(f"/en{ROOT}").content.decode()

    assert "Діє лише тут: Волинська область" in page
    assert "заявку подає ваш партнер" in page
    assert "It works only in: Volyn oblast" in english


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("?show=closed", "next_pl_ua", "horizon_europe"),
        ("?show=partner", "nakopa", "horizon_europe"),
        ("?funder=SE", "icld", "nakopa"),
        ("?show=rubbish", None, "icld"),
        ("?funder=" + "я" * 2_000, None, "icld"),
    ],
)
def test_list_is_narrowed(
    officer_client: Client, poltava: Community, query: str, there: str | None, gone: str
) -> None:
    tie(poltava, "DE")
    page = officer_client.get(ROOT + query).content.decode()

    assert there is None or f'href="{ROOT}{there}/"' in page
    assert f'href="{ROOT}{gone}/"' not in page


def test_list_costs_the_same_however_many_ties(
    officer_client: Client, poltava: Community, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Five: countries, programmes, deadlines, ties, parties."""
    for number in (1, 3):
        for _tie in range(number):
            tie(poltava, "PL")
        with django_assert_num_queries(SHELL_QUERIES + 5):
            officer_client.get(ROOT)


@pytest.mark.feature("H15")
def test_programme_shows_every_rule_with_its_answer(officer_client: Client) -> None:
    page = officer_client.get(f"{ROOT}creative_europe_large/").content.decode()
    assert "Потрібно щонайменше 10, є 1; бракує: 9." in page
    assert "потребує підтвердження" in page
    assert "creativeeuropemalta.mt" in page
    assert "листопад 2026" in page

    taiex = officer_client.get(f"{ROOT}taiex/").content.decode()
    assert "семінар-практикум, експертна місія, навчальний візит" in taiex


def test_unknown_programme_is_not_found(officer_client: Client) -> None:
    for path in ("nothing/", "nothing/consortium/", "nothing/letter/rzeszow/"):
        assert officer_client.get(ROOT + path).status_code == 404


@pytest.mark.feature("N16")
@pytest.mark.feature("H11")
def test_consortium_says_who_is_missing(officer_client: Client, poltava: Community) -> None:
    polish, german = tie(poltava, "PL"), tie(poltava, "DE")
    address = f"{ROOT}horizon_europe/consortium/"

    alone = officer_client.get(f"{address}?tie={polish.slug}")
    both = officer_client.get(f"{address}?tie={polish.slug}&tie={german.slug}")

    assert "Потрібно щонайменше 3, є 2; бракує: 1." in alone.content.decode()
    assert [helper.tie for helper, _query in alone.context["helpers"]] == [german]
    assert "Потрібно щонайменше 3, є 3." in both.content.decode()
    assert both.context["helpers"] == []
    assert officer_client.get(address).context["chosen"] == {polish.pk, german.pk}


@pytest.mark.feature("N16")
def test_missing_country_leads_to_the_search(officer_client: Client, poltava: Community) -> None:
    Community.objects.filter(pk=poltava.pk).update(oblast="UA-26")
    CountryFactory.create(iso2="RO")

    page = officer_client.get(f"{ROOT}next_ro_ua/consortium/?tie=").content.decode()
    supposed = officer_client.get(f"{ROOT}next_ro_ua/consortium/?country=RO").content.decode()

    assert "/poltava/office/find/?fund=next_ro_ua&amp;country=RO" in page
    assert 'country=RO">' not in supposed


@pytest.mark.feature("H12")
def test_sum_is_compared(officer_client: Client, poltava: Community) -> None:
    address = f"{ROOT}skew_small_projects/consortium/"
    tie(poltava, "DE")

    within = officer_client.get(f"{address}?grant=20+000&own=3000").content.decode()
    beyond = officer_client.get(f"{address}?grant=50000,01").content.decode()

    assert "у цих межах" in within
    assert "ваших коштів досить" in within
    assert "— більше." in beyond.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "query",
    ["?grant=сто", "?grant=-1", "?months=-1", "?months=1e9", "?tie=nobody&tie=%00", "?country=ZZ",
     "?tie=" + "x" * 3_000, "?grant=" + "9" * 500, "?participants=<b>"],
)  # fmt: skip
def test_consortium_bears_anything(officer_client: Client, query: str) -> None:
    page = officer_client.get(f"{ROOT}horizon_europe/consortium/{query}")

    assert page.status_code in {200, 422}
    assert "<b>" not in page.context["form"]["participants"].as_widget()


@pytest.mark.feature("N17")
def test_letter_to_the_partner_that_must_apply(officer_client: Client, poltava: Community) -> None:
    german, polish = tie(poltava, "DE"), tie(poltava, "PL")
    address = f"{ROOT}skew_small_projects/letter/{german.slug}/"

    english = officer_client.get(address).content.decode()
    ukrainian = officer_client.get(f"{address}?lang=uk").content.decode()

    assert "Applying together: SKEW small projects fund" in english
    assert "– own share: at least 10 per cent" in english
    assert "– above 20,000 € a formal partnership is needed" in english.replace("\u00a0", " ")
    assert "Спільна заявка: SKEW: фонд малих проєктів" in ukrainian
    assert officer_client.get(f"{ROOT}skew_small_projects/letter/{polish.slug}/").status_code == 404
    assert address in officer_client.get(german.get_absolute_url()).content.decode()
    assert address in officer_client.get(f"{ROOT}skew_small_projects/").content.decode()


def test_letter_goes_to_word(officer_client: Client, poltava: Community) -> None:
    german = tie(poltava, "DE")
    address = f"{ROOT}nakopa/letter/{german.slug}/"

    answer = officer_client.get(f"{address}en.docx")

    text = "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
    assert "Dear colleagues" in text
    assert officer_client.get(f"{address}de.docx").status_code == 404


def test_letter_leaves_out_what_is_unknown(poltava: Community) -> None:
    letter = letters.ask_partner_to_apply(
        fund("icld"), community=poltava, tie=tie(poltava, "SE"), language="en"
    )

    assert "duration: at most 36 months" in letter.body
    assert "grant:" not in letter.body
    assert "own share" not in letter.body
    assert "None" not in letter.body


def test_partner_of_others_is_not_found(officer_client: Client, poltava: Community) -> None:
    town = MunicipalityFactory.create(country=CountryFactory.create(iso2="DE"))
    foreign = TieFactory.create(municipality=town)

    assert officer_client.get(f"{ROOT}nakopa/letter/{foreign.slug}/").status_code == 404


def edited(page: Any, **changes: Any) -> dict[str, Any]:
    """The form of a page as a browser would send it."""
    form = page.context["form"]
    data: dict[str, Any] = {"version": form["version"].value()}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, str) and name in {"oblasts", "activities", "unverified"}:
            value = [key for key in value.split(", ") if key]
        if value not in (None, "", False):
            data[name] = value
    return data | changes


def test_officer_does_not_keep_the_catalogue(officer_client: Client) -> None:
    assert "edit/" not in officer_client.get(f"{ROOT}icld/").content.decode()
    for path in ("add/", "icld/edit/"):
        assert officer_client.get(ROOT + path).status_code == 403
        assert officer_client.post(ROOT + path).status_code == 403


def test_keeper_edits_with_source_and_day(keeper: Client, poltava: Community) -> None:
    address = f"{ROOT}next_ro_ua/edit/"
    data = edited(
        keeper.get(address), months_max="36", checked_on="03.2026", deadlines="18.03.2027"
    )

    assert keeper.post(address, data).status_code == 302

    row = fund("next_ro_ua")
    assert (row.months_max, str(row.checked_on), row.edited) == (36, "2026-03", True)
    assert [str(one.on) for one in row.deadlines.all()] == ["2027-03-18"]
    late = keeper.post(address, data | {"months_max": "24"})
    assert late.status_code == 422
    assert "хтось із колег" in late.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name_en": ""}, "name_en"),
        ({"funder": "QQ"}, "funder"),
        ({"source": ""}, "source"),
        ({"needs_country_all": "PL, QQ"}, "needs_country_all"),
        ({"needs_country_any": "я" * 10_000}, "needs_country_any"),
        ({"deadlines": "31.02.2027"}, "deadlines"),
        ({"grant_min": "багато"}, "grant_min"),
        ({"months_min": "-1"}, "months_min"),
        ({"oblasts": ["UA-99"]}, "oblasts"),
        ({"area": "listed", "oblasts": []}, None),
        ({"grant_min": "20", "grant_max": "10"}, None),
        ({"period_from": "2028", "period_to": "2027"}, None),
        ({"own_share_pct": "101"}, None),
    ],
)
def test_form_refuses(keeper: Client, changes: dict[str, Any], field: str | None) -> None:
    address = f"{ROOT}icld/edit/"

    answer = keeper.post(address, edited(keeper.get(address), **changes))

    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert field in errors if field else errors
    assert not fund("icld").edited


def test_keeper_adds_a_programme(keeper: Client) -> None:
    CountryFactory.create(iso2="NO", name_en="Norway")
    data = {
        "name_en": "Norwegian partnership fund", "funder": "no", "participation": "unknown",
        "area": "unknown", "source": "invented for a test", "needs_country_all": "no",
    }  # fmt: skip

    assert keeper.post(f"{ROOT}add/", data).status_code == 302

    row = fund("norwegian-partnership-fund")
    assert (row.funder, row.needs_country_all.keys) == ("NO", ("NO",))
    assert keeper.post(f"{ROOT}add/", data).status_code == 422
    assert FundingProgramme.objects.count() == 25


def test_search_finds_programmes(officer_client: Client) -> None:
    page = officer_client.get("/poltava/office/search/?q=горизонт").content.decode()

    assert f"{ROOT}horizon_europe/" in page
