from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry
from pobratym.people.models import Community, Invitation, Membership, User
from pobratym.people.roles import Role
from pobratym.people.services import invitations
from pobratym.people.services.invitations import Sent
from tests.factories import MembershipFactory, UserFactory
from tests.people.conftest import roles_of

PASSWORD = "poltava-vorskla-1174"
KYIV = ZoneInfo("Europe/Kyiv")


@pytest.fixture
def sent(poltava: Community, administrator: User) -> Sent:
    return invitations.invite(
        poltava, email="Olena@Example.org", roles=[Role.OFFICER], by=administrator
    )


def path_of(sent: Sent) -> str:
    return sent.url.split("8000", 1)[1]


def days_later(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    moment = dt.datetime(2026, 3, 2, 10, 1, tzinfo=KYIV) + dt.timedelta(days=days)
    monkeypatch.setattr("pobratym.core.calendar.now", lambda: moment)


def test_invite_writes_a_letter_with_the_link(
    poltava: Community,
    administrator: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent = invitations.invite(
            poltava, email="o@example.org", roles=[Role.OFFICER], language="en", by=administrator
        )

    [letter] = mail.outbox
    assert letter.to == ["o@example.org"]
    assert letter.subject == "Invitation to the workplace of Poltava"
    assert sent.url in letter.body
    assert "/en/invitation/" in sent.url


def test_link_is_not_kept(sent: Sent) -> None:
    token = sent.url.rstrip("/").rsplit("/", 1)[1]

    row = Invitation.objects.values().get()

    assert token not in str(row)
    assert not any(token in str(entry.changes) for entry in Entry.objects.all())


@pytest.mark.parametrize(
    ("email", "code"),
    [("olena@example.org", "already_invited"), ("member@example.org", "already_member")],
)
def test_invite_refuses_who_is_there(
    poltava: Community, administrator: User, sent: Sent, email: str, code: str
) -> None:
    MembershipFactory.create(community=poltava, user__email="member@example.org")

    with pytest.raises(RuleViolation) as caught:
        invitations.invite(poltava, email=email, roles=[Role.READER], by=administrator)

    assert (caught.value.code, caught.value.field) == (code, "email")


def test_newcomer_opens_an_account_and_is_in(
    client: Client, sent: Sent, poltava: Community
) -> None:
    page = client.post(path_of(sent), {"name": "Олена Коваль", "password": PASSWORD})

    assert page["Location"] == reverse("office:today", args=["poltava"])
    membership = Membership.objects.get(user__email="olena@example.org")
    assert roles_of(membership) == {"officer"}
    address = EmailAddress.objects.get(user=membership.user)
    assert (address.verified, address.primary) == (True, True)
    assert client.get(page["Location"]).status_code == 200


def test_link_works_once(client: Client, sent: Sent) -> None:
    client.post(path_of(sent), {"name": "Олена", "password": PASSWORD})

    page = Client().get(path_of(sent))

    assert page.status_code == 410
    assert "працює лише один раз" in page.content.decode()


def test_replayed_form_opens_nothing(sent: Sent) -> None:
    Client().post(path_of(sent), {"name": "Олена", "password": PASSWORD})

    page = Client().post(path_of(sent), {"name": "Зловмисник", "password": PASSWORD})

    assert page.status_code == 410
    assert User.objects.filter(email="olena@example.org").count() == 1


@pytest.mark.parametrize(("days", "status"), [(6, 200), (7, 410)])
def test_link_works_seven_days(
    client: Client, sent: Sent, monkeypatch: pytest.MonkeyPatch, days: int, status: int
) -> None:
    days_later(monkeypatch, days)

    assert client.get(path_of(sent)).status_code == status


def test_withdrawn_link_is_explained(client: Client, sent: Sent, administrator: User) -> None:
    invitations.revoke(sent.invitation, by=administrator)

    page = client.get("/en" + path_of(sent))

    assert page.status_code == 410
    assert "withdrawn" in page.content.decode()


@pytest.mark.parametrize("change", ["tail", "head", "empty", "long"])
def test_forged_link_is_not_found(client: Client, sent: Sent, change: str) -> None:
    token = sent.url.rstrip("/").rsplit("/", 1)[1]
    forged = {"tail": token[:-1], "head": "x" + token, "empty": "x", "long": "x" * 5000}[change]

    page = client.get(reverse("account:invitation", args=[forged]))

    assert page.status_code == 404
    assert "скопіюйте" in page.content.decode().lower()


def test_sent_again_closes_the_old_link(sent: Sent, administrator: User) -> None:
    again = invitations.send_again(sent.invitation, by=administrator)

    assert Client().get(path_of(sent)).status_code == 404
    assert Client().get(path_of(again)).status_code == 200


def test_expired_invitation_can_be_sent_again(
    sent: Sent, administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    days_later(monkeypatch, 30)

    again = invitations.send_again(sent.invitation, by=administrator)

    assert Client().get(path_of(again)).status_code == 200


def test_existing_account_just_joins(sent: Sent, poltava: Community) -> None:
    person = UserFactory.create(email="olena@example.org")
    client = Client()
    assert "login" in client.get(path_of(sent)).content.decode()
    client.force_login(person)

    page = client.post(path_of(sent))

    assert page["Location"].endswith(reverse("office:today", args=["poltava"]))
    assert Membership.objects.get(user=person).community == poltava


def test_somebody_else_cannot_use_the_link(sent: Sent) -> None:
    UserFactory.create(email="olena@example.org")
    client = Client()
    client.force_login(UserFactory.create(email="taras@example.org"))

    page = client.post(path_of(sent))

    assert "olena@example.org" in page.content.decode()
    assert not Membership.objects.filter(user__email="taras@example.org").exists()
    with pytest.raises(RuleViolation, match="olena"):
        invitations.accept(sent.invitation, user=User.objects.get(email="taras@example.org"))


@pytest.mark.parametrize(
    ("name", "password", "field"),
    [
        ("", PASSWORD, "name"),
        ("\u202e\u200b", PASSWORD, "name"),
        ("О" * 10_000, PASSWORD, "name"),
        ("Олена", "short", "password"),
        ("Олена", "olena@example.org", "password"),
        ("Олена", "п" * 10_000, "password"),
    ],
)
def test_bad_answers_are_shown_at_their_field(
    client: Client, sent: Sent, name: str, password: str, field: str
) -> None:
    page = client.post(path_of(sent), {"name": name, "password": password})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert not User.objects.filter(email="olena@example.org").exists()


def test_link_is_shown_once_to_be_passed_on(
    administrator_client: Client, poltava: Community
) -> None:
    url = reverse("people:invite", args=["poltava"])
    form = {"email": "o@example.org", "roles": ["reader"], "language": "uk"}

    first = administrator_client.post(url, form, follow=True).content.decode()
    second = administrator_client.get(reverse("people:members", args=["poltava"])).content.decode()

    assert re.search(r"/invitation/[\w-]+\.[\w-]+/", first)
    assert "/invitation/" not in second


@pytest.mark.parametrize("name", ["people:send-again", "people:withdraw"])
def test_only_the_administrator_handles_invitations(
    officer_client: Client, stranger_client: Client, sent: Sent, name: str
) -> None:
    url = reverse(name, args=["poltava", sent.invitation.pk])

    assert officer_client.post(url).status_code == 403
    assert stranger_client.post(url).status_code == 404
