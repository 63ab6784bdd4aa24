from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from pobratym.core import attention
from pobratym.journal.models import Entry
from pobratym.outreach.drafts import About
from pobratym.outreach.forms import letters as forms
from pobratym.outreach.models import Reply, Route
from pobratym.outreach.selectors import board
from pobratym.outreach.services import letters, replies, routes
from pobratym.outreach.services.letters import NewLetter
from pobratym.outreach.services.replies import Asked
from pobratym.outreach.states import LetterKind, RouteKind
from pobratym.partners.models import Tie
from pobratym.people import personal_data
from pobratym.people.models import Community, GuestLink, User
from pobratym.talks.models import Interaction
from tests.conftest import TODAY


@pytest.fixture
def address(lead: Tie, officer: User) -> str:
    issued = replies.invite(lead, Asked("Miasteczko", "en"), by=officer)
    return reverse("outreach_public:answer", args=[issued.token])


def typed(**values: Any) -> dict[str, Any]:
    return {
        "interest": "yes", "name": "ნინო ბერიძე", "organisation": "בית ספר", "topics": "شباب",
        "when": "квітень", "message": "გვსურს", "consent": "on",
        "opened": signing.dumps(int(time.time()) - 60, salt=forms.SALT), **values,
    }  # fmt: skip


@pytest.mark.feature("N37")
def test_a_partner_answers_by_link_without_an_account(
    client: Client, officer_client: Client, poltava: Community, lead: Tie, officer: User,
    address: str,
) -> None:  # fmt: skip
    routes.try_route(
        poltava, kind=RouteKind.DIRECT, talk={"tie": lead, "on": TODAY, "subject": "x"}, by=officer
    )
    assert client.get(address).status_code == 200

    sent = client.post(address, typed())

    reply, entry = Reply.objects.get(), Interaction.objects.get(direction="in")
    page = officer_client.get(reverse("outreach:lead", args=["poltava", lead.slug]))
    titles = [str(item.title) for item in attention.collect(poltava, officer, today=TODAY)]
    assert sent.status_code == 200
    assert (reply.name, reply.organisation, reply.state) == ("ნინო ბერიძე", "בית ספר", "new")
    assert (entry.by, entry.tie, reply.interaction) == (officer, lead, entry)
    assert "شباب" in entry.summary
    assert "ნინო ბერიძე" in page.content.decode()
    assert "Містечко: відповідь за посиланням" in titles
    assert board.course_of(lead).stage == "answered"
    assert Route.objects.get().outcome == "opened"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"nickname": "robot"}, "trap"),
        ({"opened": "now"}, "quick"),
        ({"message": "http://a http://b http://c http://d"}, "links"),
    ],
)
def test_what_looks_like_a_machine_is_set_aside_and_can_come_back(
    client: Client, officer_client: Client, lead: Tie, address: str, given: dict[str, str],
    why: str,
) -> None:  # fmt: skip
    if given.get("opened") == "now":
        given = {"opened": forms.opened_now()}
    client.post(address, typed(**given))

    reply = Reply.objects.get()
    assert (reply.state, reply.why_aside) == ("aside", why)
    assert not Interaction.objects.exists()
    assert GuestLink.objects.get().uses == 0

    settle = reverse("outreach:settle-reply", args=["poltava", reply.pk])
    officer_client.post(settle, {"state": "read"})
    reply.refresh_from_db()
    assert (reply.state, Interaction.objects.count()) == ("read", 1)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"interest": "love"}, "interest"),
        ({"name": "\u200b"}, "name"),
        ({"email": "nobody"}, "email"),
        ({"consent": ""}, "consent"),
        ({"message": "x" * 10_000}, "message"),
        ({"name": "x" * 10_000}, "name"),
    ],
)
def test_a_wrong_answer_is_refused_and_not_lost(
    client: Client, address: str, given: dict[str, str], field: str
) -> None:
    response = client.post(address, typed(**given))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert "გვსურს" in response.content.decode() or field == "message"
    assert not Reply.objects.exists()


def test_a_link_serves_three_answers_and_one_purpose(client: Client, address: str) -> None:
    answers = [client.post(address, typed(message=str(n))).status_code for n in range(4)]

    assert answers == [200, 200, 200, 410]
    assert Reply.objects.count() == 3
    token = address.rstrip("/").rpartition("/")[2]
    assert client.get(reverse("agreements_public:guest", args=[token])).status_code == 410


def test_a_closed_or_forged_link_opens_nothing(
    client: Client, officer_client: Client, lead: Tie, address: str
) -> None:
    link = GuestLink.objects.get()
    officer_client.post(reverse("outreach:close-link", args=["poltava", lead.slug, link.pk]))

    assert client.get(address).status_code == 410
    assert client.post(address, typed()).status_code == 410
    assert client.get("/guest/answer/forged/").status_code == 404


def test_an_expired_link_is_explained(client: Client, address: str) -> None:
    link = GuestLink.objects.get()
    GuestLink.objects.filter(pk=link.pk).update(expires_at=link.created_at - timedelta(days=1))

    assert client.get(address).status_code == 410


def test_too_many_answers_are_asked_to_wait(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _number in range(10):
        client.post(address, typed(nickname="robot"))

    assert client.post(address, typed()).status_code == 422
    assert Reply.objects.count() == 10


def test_the_link_is_written_into_the_draft(
    officer_client: Client, poltava: Community, lead: Tie, officer: User
) -> None:
    new = NewLetter(LetterKind.FIRST, "Мерові", ["link"])
    letter = letters.draft(new, about=About(poltava, officer, lead), by=officer)
    address = reverse("outreach:link", args=["poltava", lead.slug])

    shown = officer_client.post(
        f"{address}?letter={letter.pk}",
        {"guest_name": "Miasteczko", "language": "en", "valid_days": "30"},
    )

    link = shown.context["address"]
    assert "р.." not in shown.content.decode()  # a date ends with a dot of its own
    assert [link in text.body for text in letter.texts.all()] == [True, True]
    assert "впишіть" not in letter.texts.get(language="uk").body


def test_an_answer_is_kept_a_year_and_can_be_erased(
    client: Client, officer_client: Client, poltava: Community, lead: Tie, address: str
) -> None:
    client.post(address, typed())
    reply = Reply.objects.get()
    assert "ნინო ბერიძე" in [one.name for one in personal_data.register(poltava)]
    assert reply.keep_until == TODAY + timedelta(days=365)

    officer_client.post(reverse("outreach:erase-reply", args=["poltava", reply.pk]))

    assert not Reply.objects.exists()
    assert Interaction.objects.get().summary == ""
    told = " ".join(str(entry.changes) for entry in Entry.objects.all())
    assert "ნინო" not in told
    assert "გვსურს" not in told


def test_answers_whose_term_is_over_go_at_night(client: Client, address: str) -> None:
    client.post(address, typed())

    assert replies.erase_expired(TODAY + timedelta(days=365)) == 0
    assert replies.erase_expired(TODAY + timedelta(days=366)) == 1


def test_strangers_do_not_touch_answers(
    client: Client, stranger_client: Client, address: str
) -> None:
    client.post(address, typed())
    reply = Reply.objects.get()

    for name in ("settle-reply", "erase-reply"):
        answer = stranger_client.post(reverse(f"outreach:{name}", args=["poltava", reply.pk]))
        assert answer.status_code == 404
