"""Promises, give and take through the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from pobratym.exchange.models import Expectation, Need, Offer, Promise
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.people.models import Community
from pobratym.people.roles import Role
from tests.factories import (
    MembershipFactory,
    NeedFactory,
    OfferFactory,
    PromiseFactory,
    TieFactory,
)

BASE = "/poltava/office/partners/rzeszow/"


@pytest.fixture(autouse=True)
def tie(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava, slug="rzeszow", name_en="Rzeszów")


@pytest.fixture
def reader_client(poltava: Community) -> Client:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)
    return client


@pytest.fixture
def post(officer_client: Client) -> Callable[..., Any]:
    """Post a form under the tie; the answer must be a redirect unless `status` says otherwise."""

    def send(path: str, status: int = 302, **data: Any) -> Any:
        answer = officer_client.post(BASE + path, data)
        assert answer.status_code == status, answer.content.decode()[:3000]
        return answer

    return send


@pytest.mark.feature("N23")
def test_promises_of_both_sides_are_recorded_kept_and_taken_back(
    post: Callable[..., Any], officer_client: Client
) -> None:
    post("promises/add/", side="home", text_uk="Список шкіл", due_on="2026-02-01", where="лист")
    post("promises/add/", side="partner", text_en="Two teachers", due_on="2026-05-01")
    page = officer_client.get("/en" + BASE + "promises/").content.decode()
    assert "overdue" in page
    ours, theirs = Promise.objects.order_by("pk")

    post(f"promises/{ours.pk}/keep/", on="2026-03-01")
    post(f"promises/{theirs.pk}/take-back/", why="Хворіє викладач")

    ours.refresh_from_db()
    theirs.refresh_from_db()
    assert (str(ours.done_on), theirs.cancelled_why) == ("2026-03-01", "Хворіє викладач")


def test_promise_kept_tomorrow_is_refused_at_the_field(post: Callable[..., Any], tie: Tie) -> None:
    promise = PromiseFactory.create(tie=tie)

    answer = post(f"promises/{promise.pk}/keep/", status=422, on="2026-03-03")

    assert answer.context["form"].errors == {"on": ["Ця дата ще не настала."]}


def test_promise_of_another_tie_is_not_found(officer_client: Client) -> None:
    other = PromiseFactory.create()

    for name in ("", "keep/", "take-back/"):
        assert officer_client.get(f"{BASE}promises/{other.pk}/{name}").status_code == 404
    for name in ("reopen/", "remove/"):
        assert officer_client.post(f"{BASE}promises/{other.pk}/{name}").status_code == 404


@pytest.mark.feature("C6")
def test_need_without_an_offer_asks_for_one_and_loses_nothing(
    post: Callable[..., Any],
) -> None:
    answer = post("exchange/needs/add/", status=422, side="home", text_uk="Навчання вчителів")

    form = answer.context["form"]
    assert form.errors == {
        "offer": ["Скажіть, що пропонуєте натомість, або позначте, що ще не знаєте."]
    }
    assert form["text_uk"].value() == "Навчання вчителів"

    post("exchange/needs/add/", side="home", text_uk="Навчання", offer_uk="Наш досвід")
    assert Need.objects.get().offer == Offer.objects.get()


@pytest.mark.feature("C7")
def test_wording_is_checked_before_saving_and_shown_beside_the_need(
    post: Callable[..., Any], officer_client: Client
) -> None:
    answer = post(
        "exchange/needs/add/",
        status=200,
        side="home",
        text_uk="Просимо надати нам автобус",
        is_open="on",
        check="1",
    )
    page = answer.content.decode()
    assert "Це звучить лише як прохання." in page
    assert "<mark>просимо</mark>" in page
    assert not Need.objects.exists()

    post("exchange/needs/add/", side="home", text_uk="Просимо надати нам автобус", is_open="on")
    assert "звучить як прохання" in officer_client.get(BASE + "exchange/").content.decode()


@pytest.mark.feature("C8")
def test_balance_is_shown_as_they_and_we(officer_client: Client, tie: Tie) -> None:
    OfferFactory.create(tie=tie)
    for _ in range(3):
        OfferFactory.create(tie=tie, side=Side.PARTNER)
    NeedFactory.create(tie=tie)

    page = officer_client.get("/en" + BASE + "exchange/")

    assert page.context["balance"].percent == 25
    assert "The partner gives more than it takes." in page.content.decode()


@pytest.mark.feature("C5")
def test_expectations_and_fears_of_both_sides_with_what_is_done(
    post: Callable[..., Any], officer_client: Client
) -> None:
    post(
        "exchange/expectations/add/",
        side="partner",
        feeling="fear",
        text_en="Letters fade",
        answer_uk="Відповідаємо за три дні",
        answer_en="We answer in three days",
    )
    kept = Expectation.objects.get()
    page = officer_client.get("/en" + BASE + "exchange/").content.decode()
    assert "Letters fade" in page
    assert "We answer in three days" in page

    post(
        f"exchange/expectations/{kept.pk}/",
        side="partner",
        feeling="expectation",
        text_en="Letters continue",
        version=kept.version,
    )
    kept.refresh_from_db()
    assert (kept.feeling, kept.version) == ("expectation", 2)
    post(f"exchange/expectations/{kept.pk}/remove/", csrf="")
    assert not Expectation.objects.exists()


def test_unknown_kind_of_exchange_is_not_found(officer_client: Client) -> None:
    assert officer_client.get(BASE + "exchange/gifts/add/").status_code == 404


@pytest.mark.parametrize("path", ["promises/", "exchange/"])
def test_reader_sees_everything_and_is_offered_no_change(
    reader_client: Client, tie: Tie, path: str
) -> None:
    PromiseFactory.create(tie=tie)
    NeedFactory.create(tie=tie)

    answer = reader_client.get(BASE + path)

    assert answer.status_code == 200
    main = answer.content.decode().partition("<main")[2].partition("</main")[0]
    assert '<form method="post"' not in main
    assert "/add/" not in main


@pytest.mark.parametrize("path", ["promises/add/", "exchange/needs/add/"])
def test_reader_changes_nothing(reader_client: Client, path: str) -> None:
    assert reader_client.post(BASE + path, {"text_uk": "Зміна"}).status_code == 403


def test_tab_of_the_page_is_marked(officer_client: Client) -> None:
    page = officer_client.get("/en" + BASE + "promises/").content.decode()

    tabs = page.partition('aria-label="Working together"')[2].partition("</nav>")[0]
    assert [tab.rpartition(">")[2] for tab in tabs.split("</a>")[:-1]] == [
        "Joint plan",
        "Promises",
        "Give and take",
        "Readiness",
    ]
    assert f'<a href="/en{BASE}promises/" aria-current="page">' in tabs
