from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import translation

from pobratym.core import attention, calendar, daily
from pobratym.links import asking, selectors, services
from pobratym.links.asking import Answer
from pobratym.links.models import CheckedLink
from pobratym.links.states import LinkState
from pobratym.partners.models import Claim
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from tests.conftest import TODAY
from tests.factories import (
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    TieFactory,
)

WORKS = Answer(LinkState.WORKS, 200)
GONE = Answer(LinkState.BROKEN, 404)
SILENT = Answer(LinkState.BROKEN, reason="timed out", is_silent=True)
NOW = dt.timedelta()


def answers(**said: Answer) -> services.Ask:
    """An asker: what the host called `a.example` answers is given as `a=`."""
    return lambda url: said[url.removeprefix("https://").partition(".")[0]]


def tie(community: Community, site: str) -> Any:
    town = MunicipalityFactory.create(website=site)
    return TieFactory.create(community=community, municipality=town, status="active")


def test_every_address_of_a_community_is_known_and_no_other(poltava: Community) -> None:
    own = tie(poltava, "https://a.example/")
    OrganisationFactory.create(community=poltava, website="https://b.example/")
    Claim.objects.create(
        tie=own, field="since", value="1", source="x", source_url="https://c.example/"
    )
    tie(MembershipFactory.create().community, "https://d.example/")

    assert sorted(row.url for row in selectors.kept(poltava)) == [
        f"https://{letter}.example/" for letter in "abc"
    ]
    assert len(selectors.all_urls()) == 4


def test_one_silent_server_is_broken_and_a_dead_line_is_not(poltava: Community) -> None:
    urls = ["https://a.example/", "https://b.example/"]

    services.check(urls, ask=answers(a=SILENT, b=SILENT))
    offline = [(link.state, link.checked_on) for link in CheckedLink.objects.all()]
    services.check(urls, ask=answers(a=SILENT, b=WORKS))
    online = [(link.state, link.broken_since) for link in CheckedLink.objects.all()]

    assert offline == [("unknown", None)] * 2
    assert online == [("broken", TODAY), ("works", None)]


def test_a_dead_line_forgets_nothing(poltava: Community) -> None:
    services.check(["https://a.example/"], ask=answers(a=GONE))

    services.check(["https://a.example/"], again_after=NOW, ask=answers(a=SILENT))

    link = CheckedLink.objects.get()
    assert (link.state, link.status, link.broken_since) == ("broken", 404, TODAY)


def test_broken_since_stays_until_it_works_again(poltava: Community) -> None:
    url = ["https://a.example/"]
    services.check(url, ask=answers(a=GONE))
    CheckedLink.objects.update(broken_since=dt.date(2026, 2, 1))

    services.check(url, again_after=NOW, ask=answers(a=GONE))
    broken = CheckedLink.objects.get()
    services.check(url, again_after=NOW, ask=answers(a=WORKS))
    mended = CheckedLink.objects.get()

    assert (broken.broken_since, broken.failures) == (dt.date(2026, 2, 1), 2)
    assert (mended.broken_since, mended.failures, mended.state) == (None, 0, "works")


def test_one_address_of_a_host_is_asked_in_a_run_and_none_too_often() -> None:
    asked: list[str] = []

    def ask(url: str) -> Answer:
        asked.append(url)
        return WORKS

    urls = ["https://a.example/1", "https://A.example/2", "https://b.example/"]
    counts = [services.check(urls, ask=ask) for _run in range(3)]

    assert counts == [2, 1, 0]
    assert sorted(asked) == sorted(urls)


@pytest.mark.parametrize(
    ("answer", "times", "said"), [(GONE, 1, 1), (Answer(LinkState.BROKEN, 503), 1, 0),
                                  (Answer(LinkState.BROKEN, 503), 2, 1), (WORKS, 1, 0)]
)  # fmt: skip
def test_today_names_what_is_gone_and_what_failed_twice(
    poltava: Community, officer: User, answer: Answer, times: int, said: int
) -> None:
    tie(poltava, "https://a.example/")
    for _run in range(times):
        services.check(["https://a.example/"], again_after=NOW, ask=answers(a=answer))

    with translation.override("uk"):
        found = attention.collect(poltava, officer, today=TODAY)

    assert [item.title for item in found if "links" in item.url] == ["1 посилання не працює"] * said


@pytest.mark.feature("J2")
def test_officer_sees_which_links_do_not_work(officer_client: Client, poltava: Community) -> None:
    own = tie(poltava, "https://a.example/")
    tie(poltava, "https://b.example/")
    services.check(selectors.all_urls(), ask=answers(a=GONE, b=WORKS))

    address = reverse("links:list", args=["poltava"])
    everything = officer_client.get(address).content.decode()
    broken = officer_client.get(f"{address}?state=broken").content.decode()

    assert ("b.example" in everything, "b.example" in broken) == (True, False)
    assert own.get_absolute_url() in broken
    assert "не працює" in broken


@pytest.mark.feature("N27")
def test_visitor_sees_when_the_link_was_checked(client: Client, poltava: Community) -> None:
    Community.objects.update(has_portal=True)
    own = tie(poltava, "https://a.example/")
    tie(poltava, "https://b.example/")
    services.check(selectors.all_urls(), ask=answers(a=GONE, b=WORKS))

    page = client.get(reverse("portal_public:partner", args=["poltava", own.slug]))
    several = client.get(reverse("portal_public:partners", args=["poltava"]))

    assert "посилання перевірено 2 березня 2026" in page.content.decode()
    assert "не відповідав" in page.content.decode()
    assert "перевірено 2 березня 2026" in several.content.decode()


def test_button_asks_now(
    officer_client: Client, poltava: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    tie(poltava, "https://a.example/")
    monkeypatch.setattr(asking, "ask", lambda url, **_: WORKS)

    officer_client.post(reverse("links:check", args=["poltava"]))

    assert CheckedLink.objects.get().state == "works"


@pytest.mark.parametrize("role", [Role.READER, Role.CLERK])
def test_others_may_look_but_not_ask(poltava: Community, role: Role) -> None:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=role).user)

    assert client.get(reverse("links:list", args=["poltava"])).status_code == 200
    assert client.post(reverse("links:check", args=["poltava"])).status_code == 403


def test_switched_off_asks_nothing(officer_client: Client, poltava: Community) -> None:
    tie(poltava, "https://a.example/")

    with override_settings(CHECK_LINKS=False):
        page = officer_client.get(reverse("links:list", args=["poltava"])).content.decode()
        answer = officer_client.post(reverse("links:check", args=["poltava"]))
        night = services.every_night(calendar.today())

    assert ("CHECK_LINKS" in page, answer.status_code, night) == (True, 403, "switched off")


def test_night_forgets_addresses_nobody_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    CheckedLink.objects.create(url="https://gone.example/")
    monkeypatch.setattr(asking, "ask", lambda url, **_: WORKS)

    assert daily.offered()["links.check"](TODAY) == "0 of 0 asked"
    assert not CheckedLink.objects.exists()


def test_command_prints_what_was_found(
    poltava: Community, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tie(poltava, "https://a.example/")
    monkeypatch.setattr(asking, "ask", lambda url, **_: GONE)

    call_command("check_links", community="poltava")

    assert capsys.readouterr().out.splitlines() == [
        "1 of 1 links asked.", "broken    https://a.example/ 404",
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_long(
    poltava: Community, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        tie(poltava, f"https://a{number}.example/")

    with django_assert_num_queries(4):  # parties, organisations, claims, checks
        selectors.kept(poltava)
