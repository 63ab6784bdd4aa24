"""Platforms, readers, personal data, tables, attention, search."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404
from django.test import Client

from pobratym.core import attention, search, tables
from pobratym.core.errors import RuleViolation
from pobratym.people import personal_data
from pobratym.people.actors import GuestActor
from pobratym.people.models import Community, User
from pobratym.people.services.guests import LinkClosed, open_guest_link
from pobratym.profiles import personal
from pobratym.profiles.models import Contact, Listing, Reading
from pobratym.profiles.selectors import platforms as selectors
from pobratym.profiles.selectors import readers as readings
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import platforms, publishing, readers, texts
from pobratym.profiles.services.platforms import Put
from pobratym.profiles.services.readers import PURPOSE, Answers
from pobratym.profiles.services.texts import Written
from pobratym.profiles.states import Answer, Block
from tests.conftest import TODAY
from tests.factories import CommunityFactory
from tests.profiles.making import EN, entry, name_contact, photo, published, whole, write

FACTS = {
    "name_uk": "Моя платформа", "name_en": "My platform", "url": "", "language": "en",
    "limit": 60, "block_limit": None, "blocks": ["place", "priorities"],
}  # fmt: skip


@pytest.mark.feature("D29")
def test_a_platform_gets_its_blocks_in_its_order_and_language(
    poltava: Community, officer: User
) -> None:
    name_contact(poltava, officer)
    published(poltava, officer)

    fitted = entry(poltava).fitted

    assert fitted.parts[0].text == EN[Block.PLACE]
    assert fitted.parts[2].block == Block.PRIORITIES
    assert "office@poltava.example" in fitted.text
    assert entry(poltava, "decentralization").fitted.parts[0].heading == "Де ми"


def test_limits_nobody_has_seen_are_unknown(poltava: Community, officer: User) -> None:
    published(poltava, officer)

    assert {one.platform.limit for one in selectors.entries(profile_of(poltava))} == {None}


def test_a_community_corrects_a_platform_for_itself(poltava: Community, officer: User) -> None:
    published(poltava, officer)
    platforms.correct(poltava, "twinning", {"limit": 40}, version=None, by=officer)

    cut = entry(poltava, "twinning")

    assert (cut.platform.limit, cut.fitted.length <= 40) == (40, True)
    assert cut.fitted.left_out
    other = CommunityFactory.create()
    assert {one.limit for one in selectors.known(other)} == {None}


def test_a_platform_of_ones_own_is_added_once(poltava: Community, officer: User) -> None:
    platforms.add(poltava, FACTS, by=officer)

    with pytest.raises(RuleViolation) as refused:
        platforms.add(poltava, FACTS, by=officer)

    assert refused.value.code == "known_already"


@pytest.mark.feature("D5")
def test_an_entry_is_in_step_until_the_profile_changes(poltava: Community, officer: User) -> None:
    published(poltava, officer)
    profile = profile_of(poltava)
    platforms.put(profile, entry(poltava), Put(TODAY, "https://example.org/poltava"), by=officer)
    assert not entry(poltava).is_out_of_step

    write(poltava, officer, Block.UNIQUE, "en", "Something new.")
    assert not entry(poltava).is_out_of_step
    publishing.publish(poltava, by=officer)

    assert entry(poltava).is_out_of_step
    titles = [str(item.title) for item in attention.collect(poltava, officer, today=TODAY)]
    assert any("Cities4Cities" in title for title in titles)


def test_an_entry_long_unseen_is_to_be_looked_at(poltava: Community, officer: User) -> None:
    published(poltava, officer)
    profile = profile_of(poltava)
    listing = platforms.put(
        profile, entry(poltava), Put(TODAY - dt.timedelta(days=200)), by=officer
    )
    seen = attention.collect(poltava, officer, today=TODAY)
    assert any("Cities4Cities" in str(item.title) for item in seen)

    platforms.check(profile, listing, by=officer)

    left = attention.collect(poltava, officer, today=TODAY)
    assert not any("Cities4Cities" in str(item.title) for item in left)


@pytest.mark.feature("D6")
def test_what_the_war_has_done_is_told_to_platforms_and_not_in_the_booklet(
    poltava: Community, officer: User
) -> None:
    whole(poltava, officer)
    write(poltava, officer, Block.WAR, "en", "The hospital has been rebuilt.")
    edition = publishing.publish(poltava, by=officer)

    assert "The hospital has been rebuilt." in entry(poltava, "unitedforua").fitted.text
    assert "The hospital" not in entry(poltava, "twinning").fitted.text
    assert edition.content["texts"]["en"]["war"]["text"] == "The hospital has been rebuilt."


def test_an_entry_is_neither_of_tomorrow_nor_empty(poltava: Community, officer: User) -> None:
    published(poltava, officer)
    profile = profile_of(poltava)

    with pytest.raises(RuleViolation) as tomorrow:
        platforms.put(profile, entry(poltava), Put(TODAY + dt.timedelta(days=1)), by=officer)
    with pytest.raises(RuleViolation) as empty:
        platforms.put(profile, entry(poltava, "engagement-global"), Put(TODAY), by=officer)

    assert (tomorrow.value.code, empty.value.code) == ("in_the_future", "empty")
    assert not Listing.objects.exists()


@pytest.mark.feature("D28")
def test_a_friend_answers_once_by_link(poltava: Community, officer: User) -> None:
    edition = published(poltava, officer)
    issued = readers.invite(profile_of(poltava), name="Anna Beispiel", language="en", by=officer)
    guest = GuestActor(open_guest_link(issued.token, purpose=PURPOSE))
    given = {"who": ("yes", ""), "unlike": ("no", "Nothing to retell."), "x": ("yes", "")}

    reading = readers.answer(
        profile_of(poltava), Answers("en", given), reader="Anna Beispiel", by=guest
    )

    assert (reading.edition, reading.is_guest, reading.read_on) == (edition, True, TODAY)
    assert set(reading.answers) == {"who", "unlike"}
    weak = [one for one in readings.summary([reading]) if one.is_weak]
    assert [(one.question.key, one.notes) for one in weak] == [
        ("unlike", [("Anna Beispiel", "Nothing to retell.")])
    ]
    with pytest.raises(LinkClosed):
        readers.answer(profile_of(poltava), Answers("en", given), reader="Anna", by=guest)


def test_an_answer_is_about_what_was_read(poltava: Community, officer: User) -> None:
    published(poltava, officer)
    write(poltava, officer, Block.UNIQUE, "en", "New.")
    given = {"who": (Answer.PARTLY.value, "")}

    reading = readers.answer(profile_of(poltava), Answers("en", given), reader="Я", by=officer)

    assert reading.edition is None
    assert reading.profile_version == profile_of(poltava).version


def test_no_answer_is_no_reading(poltava: Community, officer: User) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Місто.")

    with pytest.raises(RuleViolation) as refused:
        readers.answer(profile_of(poltava), Answers("uk", {"who": ("maybe", "")}), reader="Я",
                       by=officer)  # fmt: skip

    assert refused.value.code == "nothing_answered"


def test_people_of_the_profile_are_in_the_register_and_can_be_erased(
    poltava: Community, officer: User
) -> None:
    name_contact(poltava, officer)
    photo(poltava, officer)
    edition = published(poltava, officer)
    given = {"who": ("yes", "")}
    readers.answer(profile_of(poltava), Answers("en", given), reader="Anna", by=officer)
    found = {
        one.name: one for one in personal_data.register(poltava) if one.source == personal.NAME
    }
    assert set(found) == {"Оксана Приклад", "Пресслужба", "Anna"}
    assert personal.export(poltava, found["Anna"].key)["answers"] == {
        "who": {"answer": "yes", "note": ""}
    }

    for one in found.values():
        personal.erase(poltava, one.key, "на прохання", officer)

    edition.refresh_from_db()
    assert edition.content["contact"] is None
    assert edition.content["photos"][0]["author"] == "—"
    assert (Contact.objects.count(), Reading.objects.count()) == (0, 0)


@pytest.mark.parametrize("key", ["contact-1", "photo-x", "nothing", "reading-99999", "", "x-1"])
def test_nobody_else_can_be_exported(poltava: Community, key: str) -> None:
    with pytest.raises(Http404):
        personal.export(poltava, key)


def test_texts_and_entries_are_tables(poltava: Community, officer: User) -> None:
    published(poltava, officer)
    platforms.put(profile_of(poltava), entry(poltava), Put(TODAY), by=officer)

    blocks = list(tables.offered()["profile_blocks"].rows(poltava))
    (listed,) = tables.offered()["profile_entries"].rows(poltava)

    assert len(blocks) == 20
    assert blocks[0]["block"] == "place"
    assert (listed["platform"], listed["in_step"]) == ("Cities4Cities", True)
    assert list(tables.offered()["profile_entries"].rows(CommunityFactory.create())) == []


def test_search_finds_words_of_a_block(poltava: Community, officer: User) -> None:
    write(poltava, officer, Block.UNIQUE, "uk", "Тут варять галушки.")

    hits = [hit for _source, hits in search.find(poltava, officer, "ГАЛУШКИ") for hit in hits]

    assert [(hit.lang, "block-unique" in hit.url) for hit in hits] == [("uk", True)]


def test_translations_that_wait_for_a_reader_need_attention(
    poltava: Community, officer: User
) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Місто.")
    write(poltava, officer, Block.PLACE, "en", "City.", is_machine=True)

    titles = [str(item.title) for item in attention.collect(poltava, officer, today=TODAY)]
    assert "1 переклад профайлу чекає на читача (en)" in titles


def test_a_platform_tells_which_blocks_its_language_lacks_and_which_nobody_has_read(
    poltava: Community, officer: User, officer_client: Client
) -> None:
    whole(poltava, officer)
    texts.add_language(poltava, "de", by=officer)
    texts.write(poltava, Block.PLACE, "de", Written("Eine Stadt.", is_machine=True), by=officer)
    publishing.publish(poltava, by=officer)

    found = entry(poltava, "engagement-global")
    html = officer_client.get(
        "/poltava/office/profile/platforms/engagement-global/"
    ).content.decode()

    assert Block.PRIORITIES in found.missing
    assert Block.PLACE not in found.missing
    assert found.unread == [Block.PLACE]
    assert "Цією мовою ще не написано:" in html
    assert "Переклад, якого ніхто не вичитав:" in html
    assert entry(poltava).missing == [Block.WAR]
