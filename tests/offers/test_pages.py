"""Pages of the office: side by side, the form, the turns, the library, the others."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pobratym.core import attention
from pobratym.offers import finding, told
from pobratym.offers.models import Need, Offer, TieLink
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from tests.conftest import SHELL_QUERIES
from tests.factories import CommunityFactory, MembershipFactory, TieFactory
from tests.offers.making import need, offer, published

ROOT: Final = "/poltava/office/offers/"
OFFER: Final[dict[str, Any]] = {
    "title_uk": "Бюджет участі",
    "text_uk": "Покажемо.",
    "goal": "sharing",
    "sector": "social",
    "forms": ["study_visit", "online"],
    "original": "uk",
    "translation": "missing",
}
HOSTILE: Final = {
    "long": "я" * 10_000,
    "control": "\x00\x07\x1b",
    "invisible": "\u202e\u200b",
    "html": "<script>alert(1)</script>",
}


def reader(community: Community) -> Client:
    client = Client()
    client.force_login(MembershipFactory.create(community=community, role=Role.LEADER).user)
    return client


def test_empty_page_teaches(officer_client: Client, poltava: Community) -> None:
    page = officer_client.get(ROOT).content.decode()

    assert "Почати пропозицію з прикладу" in page
    assert "Begin with an offer" in officer_client.get(f"/en{ROOT}").content.decode()
    assert "Почати пропозицію з прикладу" not in reader(poltava).get(ROOT).content.decode()


@pytest.mark.feature("C9")
def test_offer_is_written_down(officer_client: Client) -> None:
    answer = officer_client.post(f"{ROOT}offers/add/", OFFER)

    row = Offer.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, row.get_absolute_url())
    assert list(row.forms) == ["study_visit", "online"]
    page = officer_client.get(row.get_absolute_url()).content.decode()
    assert "навчальний візит, зустрічі онлайн" in page
    assert "Немає англійського тексту" in page


@pytest.mark.feature("C11")
@pytest.mark.feature("C12")
def test_offer_begins_from_an_example(officer_client: Client) -> None:
    """One click fills the form with the example; places left open stop its publishing."""
    library = officer_client.get(f"{ROOT}library/").content.decode()
    assert f"{ROOT}offers/add/?from=crisis_pilot" in library

    form = officer_client.get(f"{ROOT}offers/add/?from=crisis_pilot")
    initial = {name: value for name, value in form.context["form"].initial.items() if value}
    initial["forms"] = list(initial["forms"])
    initial |= {name: list(initial[name]) for name in ("priorities", "challenges")}
    officer_client.post(f"{ROOT}offers/add/?from=crisis_pilot", initial | {"translation": "unread"})

    row = Offer.objects.get()
    assert (row.strength, row.translation) == ("crisis_pilot", "unread")
    refused = officer_client.post(f"{row.get_absolute_url()}move/published/", follow=True)
    assert "Заповніть місця, позначені […]" in refused.content.decode()
    assert "у наших пропозиціях" in officer_client.get(f"{ROOT}library/").content.decode()


@pytest.mark.feature("D4")
def test_need_without_offer_is_asked(officer_client: Client) -> None:
    asked = officer_client.post(f"{ROOT}needs/add/", OFFER)
    assert asked.status_code == 422
    assert "Скажіть, що пропонуєте натомість" in asked.content.decode()

    officer_client.post(f"{ROOT}needs/add/", OFFER | {"is_open": "on"})
    page = officer_client.get(ROOT).content.decode()
    assert "1 потреба не має поруч пропозиції" in page
    assert f"{ROOT}offers/add/?goal=sharing" in page


def test_need_with_a_new_offer(officer_client: Client) -> None:
    officer_client.post(f"{ROOT}needs/add/", OFFER | {"offer_title_uk": "Стажування у нас"})

    row = Need.objects.get()
    assert row.offer
    assert row.offer.title_uk == "Стажування у нас"
    page = officer_client.get(ROOT).content.decode()
    assert "Натомість: " in page
    assert "не має поруч пропозиції" not in page


def test_new_offer_of_a_need_asks_for_its_title(officer_client: Client) -> None:
    data = OFFER | {"offer_text_uk": "Без назви", "is_open": "on"}
    answer = officer_client.post(f"{ROOT}needs/add/", data)

    assert answer.status_code == 422
    assert "offer_title_uk" in answer.context["form"].errors


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title_uk": ""}, "title_uk"),
        ({"goal": "wealth"}, "goal"),
        ({"sector": ""}, "sector"),
        ({"forms": ["dance"]}, "forms"),
        ({"valid_until": "31.02.2026"}, "valid_until"),
        ({"valid_until": "0001-01-01"}, "valid_until"),
        ({"valid_until": "9999-12-31"}, "valid_until"),
        ({"since": "учора"}, "since"),
        ({"translation": "reviewed"}, "reviewed_by"),
        ({"title_uk": HOSTILE["long"]}, "title_uk"),
        ({"text_en": HOSTILE["long"]}, "text_en"),
        ({"title_uk": HOSTILE["invisible"]}, "title_uk"),
        ({"title_uk": HOSTILE["control"]}, "title_uk"),
        ({"department": "999999999999999999999"}, "department"),
    ],
)
def test_form_refuses(officer_client: Client, changed: dict[str, Any], field: str) -> None:
    answer = officer_client.post(f"{ROOT}offers/add/", OFFER | changed)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert Offer.objects.count() == 0


@pytest.mark.feature("C7")
def test_wording_is_checked_without_saving(officer_client: Client) -> None:
    asking = OFFER | {"text_uk": "Просимо допомогти.", "is_open": "on", "check": "1"}

    page = officer_client.post(f"{ROOT}needs/add/", asking)

    assert "Скажіть також, що пропонуєте." in page.content.decode()
    assert page.context["hint"].heard.asking
    assert Need.objects.count() == 0


def test_html_stays_text(officer_client: Client) -> None:
    officer_client.post(f"{ROOT}offers/add/", OFFER | {"title_uk": HOSTILE["html"]})

    page = officer_client.get(ROOT).content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


def test_what_two_changed_stands_side_by_side(officer_client: Client, poltava: Community) -> None:
    row = offer(poltava, forms=["online"])
    address = f"{row.get_absolute_url()}edit/"
    form = officer_client.get(address).context["form"]
    read = {
        f"initial-{name}": form[name].value() or "" for name in form.fields if name != "version"
    }
    first = {**OFFER, **read, "version": "1", "title_uk": "Перша"}
    assert officer_client.post(address, first).status_code == 302

    second = {**OFFER, **read, "version": "1", "title_uk": "Друга"}
    answer = officer_client.post(address, second)

    assert answer.status_code == 422
    assert [one.mine for one in answer.context["differences"]] == ["Друга"]
    data = answer.context["form"].data
    assert (
        officer_client.post(address, data.dict() | {"forms": data.getlist("forms")}).status_code
        == 302
    )
    assert Offer.objects.get().title_uk == "Друга"


def test_publishing_can_be_undone(officer_client: Client, poltava: Community) -> None:
    row = offer(poltava)
    address = row.get_absolute_url()

    answer = officer_client.post(f"{address}move/published/", {"version": "1"}, follow=True)
    assert "Оприлюднено: портал уже це показує." in answer.content.decode()
    officer_client.post(f"{address}move/draft/")

    row.refresh_from_db()
    assert (row.state, row.version) == ("draft", 3)
    late = officer_client.post(f"{address}move/withdrawn/", {"version": "1"}, follow=True)
    assert "хтось із колег" in late.content.decode()


def test_unknown_state_is_not_found(officer_client: Client, poltava: Community) -> None:
    address = offer(poltava).get_absolute_url()

    assert officer_client.post(f"{address}move/burned/").status_code == 404
    assert officer_client.get(f"{address}move/published/").status_code == 405


def test_translation_is_confirmed_by_a_click(officer_client: Client, poltava: Community) -> None:
    row = offer(poltava, title_en="Experience", text_en="We show.")

    page = officer_client.post(f"{row.get_absolute_url()}translation-read/", follow=True)

    assert "вичитано: " in page.content.decode()


def test_draft_is_thrown_away(officer_client: Client, poltava: Community) -> None:
    row = offer(poltava)

    officer_client.post(f"{row.get_absolute_url()}remove/", {"version": "1"})

    assert Offer.objects.count() == 0


def test_partnership_is_named_and_shown_on_its_page(
    officer_client: Client, poltava: Community
) -> None:
    row, tie = offer(poltava), TieFactory.create(community=poltava)
    address = row.get_absolute_url()

    officer_client.post(f"{address}partners/", {"tie": tie.pk, "standing": "serves", "note": ""})
    assert str(row.title.text) in officer_client.get(tie.get_absolute_url()).content.decode()
    (name, content), *_more = told.handed_over(tie)
    assert name == "13-needs-and-offers.csv"
    assert f"пропозиція,{row.title.text},допомагає" in content.decode("utf-8-sig")
    officer_client.post(f"{address}partners/{TieLink.objects.get().pk}/remove/")

    assert TieLink.objects.count() == 0
    foreign = TieFactory.create()
    officer_client.post(f"{address}partners/", {"tie": foreign.pk, "standing": "serves"})
    assert TieLink.objects.count() == 0


@pytest.mark.parametrize(
    "path", ["offers/add/", "needs/add/", "offers/{pk}/edit/", "offers/{pk}/move/published/",
             "offers/{pk}/remove/", "offers/{pk}/translation-read/", "offers/{pk}/partners/"],
)  # fmt: skip
def test_readers_change_nothing(poltava: Community, path: str) -> None:
    row = offer(poltava)

    assert reader(poltava).post(ROOT + path.format(pk=row.pk), OFFER).status_code == 403


def test_readers_read(poltava: Community) -> None:
    row, client = offer(poltava), reader(poltava)

    for path in ("", "library/", "others/", f"offers/{row.pk}/"):
        page = client.get(ROOT + path)
        assert page.status_code == 200
        assert '<form method="post" action="/poltava/office/offers/' not in page.content.decode()


@pytest.mark.parametrize("path", ["", "?by=sector", "?by=rubbish&show=rubbish", "?show=met"])
def test_list_costs_the_same_however_long(
    officer_client: Client, poltava: Community, path: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    """Four of the lists: needs, offers, and both again for the counts of the tabs."""
    for rows in (1, 2):
        for _row in range(rows):
            need(poltava, offer=offer(poltava))
        with django_assert_num_queries(SHELL_QUERIES + 4):
            assert officer_client.get(ROOT + path).status_code == 200


@pytest.mark.feature("H19")
@pytest.mark.feature("D36")
def test_needs_meet_the_offers_of_other_communities(
    officer_client: Client, poltava: Community
) -> None:
    other = CommunityFactory.create(slug="dolyna", name_uk="Долинська громада")
    theirs = {"title_uk": "Обмін учителями", "sector": "education", "challenges": ["shrinking"]}
    published(offer(other, **theirs))
    offer(other, title_uk="Чернетка сусіда", sector="education")
    need(poltava, title_uk="Шукаємо вчителів", sector="education", challenges=["shrinking"])

    page = officer_client.get(f"{ROOT}others/").content.decode()

    assert "Обмін учителями" in page
    assert "той самий виклик: скорочення населення" in page
    assert "75 зі 100" in page
    assert "Чернетка сусіда" not in page


def test_others_cost_the_same_however_many(
    officer_client: Client, poltava: Community, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Four: needs and offers of the others, and ours."""
    need(poltava)
    for _round in range(2):
        other = CommunityFactory.create()
        published(offer(other))
        published(need(other))
        with django_assert_num_queries(SHELL_QUERIES + 4):
            officer_client.get(f"{ROOT}others/")


def test_others_are_searched(officer_client: Client, poltava: Community) -> None:
    published(offer(CommunityFactory.create(), sector="energy"))
    published(offer(poltava, sector="energy"))

    found = officer_client.get(f"{ROOT}others/?sector=energy").context["found"]

    assert [(one.points, one.community.slug != "poltava") for one in found] == [(60, True)]


def test_office_search_finds_what_others_have_published(
    officer_client: Client, poltava: Community, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other = CommunityFactory.create(slug="dolyna", short_name_uk="Долина")
    row = published(offer(other, title_uk="Обмін учителями"))
    offer(other, title_uk="Обмін чернетками")
    published(offer(CommunityFactory.create(has_portal=False), title_uk="Обмін за дверима"))
    published(offer(poltava, title_uk="Обмін наш"))

    page = officer_client.get("/poltava/office/search/?q=ОБМІН").content.decode()

    assert "Потреби і пропозиції інших громад" in page
    assert f'href="/dolyna/needs-and-offers/#offer-{row.pk}"' in page
    assert "Обмін чернетками" not in page
    assert "Обмін за дверима" not in page
    assert page.count("Обмін наш") == 1
    reader = poltava.memberships.get().user
    assert finding.find_others(poltava, reader, "обмін", 1)  # the roles are known from here on
    for _round in range(2):
        published(need(other, title_uk="Обмін іще"))
        with django_assert_num_queries(2):
            assert len(finding.find_others(poltava, reader, "обмін", 2)) == 2


def test_what_expires_needs_attention(officer: User, poltava: Community, today: dt.date) -> None:
    published(offer(poltava, title_uk="Скоро", valid_until=today + dt.timedelta(days=14)))
    published(offer(poltava, title_uk="Ще ні", valid_until=today + dt.timedelta(days=15)))
    row = published(offer(poltava, title_uk="Минуло", officer=officer))
    Offer.objects.filter(pk=row.pk).update(valid_until=today - dt.timedelta(days=1))
    need(poltava, goal="culture")

    items = attention.collect(poltava, officer, today=today)

    ours = [item for item in items if "/offers/" in item.url]
    assert [(str(item.title), item.whose) for item in ours] == [
        ("Строк минув: Минуло", officer.pk),
        ("Строк скоро мине: Скоро", None),
        ("1 потреба не має поруч пропозиції", None),
    ]


def test_search_finds_them(officer_client: Client, poltava: Community) -> None:
    offer(poltava)

    page = officer_client.get("/poltava/office/search/?q=БЮДЖЕТУ").content.decode()

    assert "пропозиція, чернетка" in page
