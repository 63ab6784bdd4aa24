"""Headings and labels of papers: shipped, corrected, read by a speaker."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.core.translation import Translation
from pobratym.journal.models import Entry
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.wordings import selectors, services
from pobratym.wordings.models import FixedPhrase
from pobratym.wordings.states import Phrase
from pobratym.wordings.tongues import TONGUES
from tests.factories import CommunityFactory, MembershipFactory

OFFICE = "/poltava/office/wordings"
SHIPPED = services.shipped("phrases.yaml")


@pytest.mark.parametrize("code", SHIPPED)
def test_every_shipped_language_is_whole(code: str) -> None:
    assert code in TONGUES
    assert list(SHIPPED[code]["phrases"]) == Phrase.values
    assert {"{n}", "{all}"} <= {
        place for place in ("{n}", "{all}") if place in SHIPPED[code]["phrases"]["copy"]
    }


def test_only_what_was_written_for_the_product_counts_as_read() -> None:
    assert {code for code, row in SHIPPED.items() if row["review"] == "shipped"} == {"uk", "en"}


def test_loading_twice_changes_nothing() -> None:
    before = set(FixedPhrase.objects.values_list("language", "phrase", "text", "review"))
    services.load()

    assert set(FixedPhrase.objects.values_list("language", "phrase", "text", "review")) == before


def test_a_community_words_a_heading_in_its_own_way(poltava: Community, officer: User) -> None:
    book = selectors.book(poltava, ["sv"])
    words = {phrase.value: book.text("sv", phrase) for phrase in Phrase}
    services.write_phrases("sv", words | {"purpose": "Ändamål"}, reader="", community=poltava,
                           by=officer)  # fmt: skip

    own = selectors.book(poltava, ["sv"])
    assert own.text("sv", Phrase.PURPOSE) == "Ändamål"
    assert own.unread("sv") == len(Phrase)
    assert FixedPhrase.objects.filter(community=poltava).count() == 1
    services.load()
    assert selectors.book(poltava, ["sv"]).text("sv", Phrase.PURPOSE) == "Ändamål"


def test_a_speaker_reads_them_all(poltava: Community, officer: User) -> None:
    book = selectors.book(poltava, ["sv"])
    words = {phrase.value: book.text("sv", phrase) for phrase in Phrase}

    services.write_phrases("sv", words, reader="Astrid Exempel", community=poltava, by=officer)

    read = selectors.book(poltava, ["sv"])
    assert read.unread("sv") == 0
    assert read.readers("sv") == ["Astrid Exempel"]
    assert Entry.objects.filter(action="wordings.phrases_written").count() == 1
    services.write_phrases("sv", words, reader="Astrid Exempel", community=poltava, by=officer)
    assert Entry.objects.filter(action="wordings.phrases_written").count() == 1


def test_an_emptied_field_takes_the_shipped_wording(poltava: Community, officer: User) -> None:
    services.write_phrases("sv", {"purpose": "Ändamål"}, reader="", community=poltava, by=officer)
    services.write_phrases("sv", {"purpose": " \u200b"}, reader="", community=poltava, by=officer)

    assert selectors.book(poltava, ["sv"]).text("sv", Phrase.PURPOSE) == "Syfte"


def test_another_community_keeps_its_wordings(poltava: Community, officer: User) -> None:
    services.write_phrases("sv", {"purpose": "Ändamål"}, reader="", community=poltava, by=officer)
    other = CommunityFactory.create()

    assert selectors.book(other, ["sv"]).text("sv", Phrase.PURPOSE) == "Syfte"


def test_a_language_that_ships_nothing_says_so(poltava: Community) -> None:
    book = selectors.book(poltava, ["ja"])

    assert book.missing("ja") == list(Phrase)
    assert book.text("ja", Phrase.PURPOSE) == ""
    assert book.listed(["A", "B", "C"], "ja") == "A, B, C"


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", ["clauses/", "phrases/", "phrases/sv/", "phrases/ja/"])
def test_pages_open(officer_client: Client, prefix: str, path: str) -> None:
    assert officer_client.get(f"{prefix}{OFFICE}/{path}").status_code == 200


def test_an_unknown_language_has_no_page(officer_client: Client) -> None:
    assert officer_client.get(f"{OFFICE}/phrases/xx/").status_code == 404


def test_phrases_are_written_on_their_page(officer_client: Client, poltava: Community) -> None:
    address = reverse("wordings:phrases", args=["poltava", "ka"])
    long = officer_client.post(address, {"purpose": "ა" * 10_000})
    assert list(long.context["form"].errors) == ["purpose"]

    typed = {"purpose": "მიზანი\u202e <b>", "reader": "Nino Example"}
    assert officer_client.post(address, typed).status_code == 302

    row = FixedPhrase.objects.get(community=poltava, language="ka", phrase="purpose")
    assert (row.text, row.review) == ("მიზანი <b>", Translation.REVIEWED)


def test_leaders_read_but_do_not_write(client: Client, poltava: Community) -> None:
    client.force_login(MembershipFactory.create(community=poltava, role=Role.LEADER).user)
    address = reverse("wordings:phrases", args=["poltava", "ka"])

    assert client.get(address).status_code == 200
    assert client.post(address, {"purpose": "x"}).status_code == 403


def test_a_clause_of_our_own_needs_a_wording(officer_client: Client) -> None:
    address = reverse("wordings:clauses", args=["poltava"])
    typed = {"section": "purpose", "name_uk": "Наша мета", "text_uk": ""}
    assert list(officer_client.post(address, typed).context["form"].errors) == ["text_uk"]

    assert officer_client.post(address, typed | {"text_uk": "Мета."}).status_code == 302


def test_what_is_missing_is_counted_in_ukrainian(officer_client: Client) -> None:
    shown = officer_client.get(f"{OFFICE}/phrases/").content.decode()

    assert "бракує 14" in shown
