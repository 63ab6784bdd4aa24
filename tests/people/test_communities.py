from __future__ import annotations

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from pobratym.journal.models import Entry
from pobratym.people.models import Community, Invitation, User
from pobratym.people.services import communities
from tests.factories import CommunityFactory, UserFactory

FACTS = {
    "name_uk": "Полтавська міська територіальна громада",
    "name_en": "Poltava city territorial community",
    "short_name_uk": "Полтава",
    "short_name_en": "Poltava",
    "katottg": "ua53080370000045538",
    "oblast": "UA-53",
    "population": "",
    "lat": "49.59",
    "lon": "34.55",
    "website": "",
    "has_portal": "on",
}


def test_settings_record_facts(administrator_client: Client, poltava: Community) -> None:
    page = administrator_client.post(reverse("people:settings", args=["poltava"]), FACTS)

    assert page.status_code == 302
    poltava.refresh_from_db()
    assert (poltava.katottg, poltava.population) == ("UA53080370000045538", None)
    entry = Entry.objects.about(poltava).get()
    assert entry.changes["oblast"] == ["", "UA-53"]
    assert "lat" not in entry.changes


@pytest.mark.parametrize(
    ("field", "value", "at"),
    [
        ("name_uk", "", "name_uk"),
        ("name_uk", "Я" * 10_000, "name_uk"),
        ("short_name_uk", "\u200f", "short_name_uk"),
        ("katottg", "UA5308", "katottg"),
        ("oblast", "Полтава", "oblast"),
        ("population", "-5", "population"),
        ("population", "9" * 20, "population"),
        ("population", "279593", "population_source"),
        ("lat", "123", "__all__"),
        ("lat", "", "lon"),
        ("lat", "nan", "lat"),
        ("website", "javascript:alert(1)", "website"),
    ],
)
def test_settings_refuse_at_the_field(
    administrator_client: Client, poltava: Community, field: str, value: str, at: str
) -> None:
    page = administrator_client.post(
        reverse("people:settings", args=["poltava"]), FACTS | {field: value}
    )

    assert page.status_code == 422
    assert at in page.context["form"].errors
    assert not Entry.objects.exists()


@pytest.mark.parametrize("slug", ["accounts", "en", "me", "static", "health", "installation"])
def test_address_of_the_system_is_refused(officer: User, slug: str) -> None:
    with pytest.raises(ValidationError) as caught:
        communities.create_community(slug=slug, name_uk="А", short_name_uk="А", by=officer)

    assert list(caught.value.message_dict) == ["slug"]


def test_command_opens_a_community_and_prints_the_link() -> None:
    out = StringIO()

    call_command(
        "createcommunity", "lubny", "mer@example.org", "--name-uk", "Лубенська громада", stdout=out
    )

    assert out.getvalue().startswith("lubny: http://127.0.0.1:8000/invitation/")
    invitation = Invitation.objects.get()
    assert "administrator" in invitation.roles
    assert "reader" not in invitation.roles
    assert Entry.objects.get(action="people.invited").actor == "pobratym createcommunity"


@pytest.mark.parametrize(
    ("slug", "email"), [("poltava", "a@example.org"), ("Ю", "a@example.org"), ("lubny", "no")]
)
def test_command_refuses_with_a_sentence(poltava: Community, slug: str, email: str) -> None:
    with pytest.raises(CommandError) as caught:
        call_command("createcommunity", slug, email, "--name-uk", "Назва")

    assert str(caught.value)
    assert not Invitation.objects.exists()
    assert Community.objects.count() == 1


@pytest.fixture
def owner_client(client: Client) -> Client:
    client.force_login(UserFactory.create(is_superuser=True))
    return client


def test_owner_opens_a_community(owner_client: Client) -> None:
    form = {
        "slug": "lubny",
        "name_uk": "Лубенська",
        "short_name_uk": "Лубни",
        "email": "m@example.org",
    }

    page = owner_client.post(reverse("account:new-community"), form, follow=True)

    html = page.content.decode()
    assert "lubny" in html
    assert "/invitation/" in html


def test_owner_sees_members_counted(owner_client: Client, officer: User) -> None:
    CommunityFactory.create()

    page = owner_client.get(reverse("account:installation"))

    assert sorted(place.people for place in page.context["communities"]) == [0, 1]


@pytest.mark.parametrize("name", ["account:installation", "account:new-community"])
def test_only_the_owner_sees_the_installation(administrator_client: Client, name: str) -> None:
    assert administrator_client.get(reverse(name)).status_code == 403


def test_links_page_lists_and_withdraws(administrator_client: Client, poltava: Community) -> None:
    empty = administrator_client.get(reverse("people:links", args=["poltava"]))

    assert empty.status_code == 200
