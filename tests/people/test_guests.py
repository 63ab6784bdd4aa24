from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry
from pobratym.people.guests import GuestRequest, guest_page
from pobratym.people.models import Community, GuestLink, User
from pobratym.people.services import guests
from pobratym.people.services.guests import Issued, LinkClosed, Terms
from pobratym.people.states import LinkState
from tests.people.test_invitations import days_later

PURPOSE = "tests.form"


@pytest.fixture
def issued(poltava: Community, officer: User) -> Issued:
    return guests.issue_guest_link(
        poltava,
        purpose=PURPOSE,
        about=poltava,
        guest_name="Jan Kowalski",
        terms=Terms(language="en"),
        by=officer,
    )


@guest_page(PURPOSE)
def form(request: GuestRequest, token: str) -> HttpResponse:
    if request.method == "POST":
        guests.use(request.guest.link)
        return HttpResponse("saved")
    return HttpResponse(f"{request.community.slug}: {request.guest}")


def call(token: str, method: str = "get") -> HttpResponse:
    request: HttpRequest = getattr(RequestFactory(), method)("/x/")
    request.user = AnonymousUser()
    return form(request, token)


def test_guest_opens_the_page_and_has_a_name(issued: Issued) -> None:
    page = call(issued.token)

    assert page.content.decode() == "poltava: Jan Kowalski (гість за посиланням)"


def test_issue_is_in_the_journal_and_the_token_is_not(issued: Issued) -> None:
    entry = Entry.objects.about(issued.link).get()

    assert (entry.action, entry.changes) == ("people.guest_invited", {"purpose": PURPOSE})
    assert issued.token not in str(GuestLink.objects.values().get())


def test_link_is_for_one_purpose(issued: Issued) -> None:
    with pytest.raises(LinkClosed) as caught:
        guests.open_guest_link(issued.token, purpose="tests.other")

    assert caught.value.state is None


def test_link_is_used_up_by_sending_in_not_by_looking(issued: Issued) -> None:
    assert call(issued.token).status_code == 200
    assert call(issued.token, "post").content == b"saved"

    again = call(issued.token, "post")

    assert again.status_code == 410
    assert "used already" in again.content.decode()


def test_link_without_a_number_of_uses_stays(poltava: Community, officer: User) -> None:
    many = guests.issue_guest_link(
        poltava,
        purpose=PURPOSE,
        about=poltava,
        guest_name="Jan",
        terms=Terms(most_uses=None),
        by=officer,
    )

    assert [call(many.token, "post").status_code for _ in range(3)] == [200, 200, 200]


@pytest.mark.parametrize(("days", "status"), [(29, 200), (30, 410)])
def test_link_expires(
    issued: Issued, monkeypatch: pytest.MonkeyPatch, days: int, status: int
) -> None:
    days_later(monkeypatch, days)

    assert call(issued.token).status_code == status


def test_withdrawn_link_is_closed(issued: Issued, officer: User) -> None:
    guests.revoke(issued.link, by=officer)
    guests.revoke(GuestLink.objects.get(), by=officer)

    assert call(issued.token).status_code == 410
    assert Entry.objects.filter(action="people.guest_link_revoked").count() == 1


def test_tampered_link_is_not_found(issued: Issued) -> None:
    secret, signature = issued.token.rsplit(".", 1)

    for forged in (f"{secret}x.{signature}", f"{secret}.{signature[:-1]}", secret, "", "." * 300):
        assert call(forged).status_code == 404


def test_used_twice_at_once_counts_once(issued: Issued) -> None:
    guests.use(issued.link)

    with pytest.raises(LinkClosed) as caught:
        guests.use(issued.link)

    assert caught.value.state == LinkState.USED
    assert GuestLink.objects.get().uses == 1


@pytest.mark.parametrize("days", [0, -1, 366, 10**20])
def test_term_is_bounded(poltava: Community, officer: User, days: int) -> None:
    with pytest.raises(RuleViolation) as caught:
        guests.issue_guest_link(
            poltava,
            purpose=PURPOSE,
            about=poltava,
            guest_name="J",
            terms=Terms(valid_days=days),
            by=officer,
        )

    assert (caught.value.code, caught.value.field) == ("wrong_term", "valid_days")


def test_expiry_is_counted_from_now(issued: Issued) -> None:
    assert issued.link.expires_at - issued.link.created_at == dt.timedelta(days=30)
