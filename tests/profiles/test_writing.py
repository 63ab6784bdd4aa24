"""Writing blocks: languages, states, versions, two people at once, bad input."""

from __future__ import annotations

import pytest

from pobratym.core.errors import RuleViolation
from pobratym.core.translation import Translation
from pobratym.people.models import Community, User
from pobratym.profiles.models import BlockVersion
from pobratym.profiles.models.texts import LONGEST_TEXT
from pobratym.profiles.selectors import texts as selectors
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import texts
from pobratym.profiles.states import Block
from tests.factories import MembershipFactory
from tests.profiles.making import write


def state(community: Community, block: Block, code: str) -> Translation:
    return selectors.texts(profile_of(community)).state(block, code)


def test_who_types_a_text_has_read_it(poltava: Community, officer: User) -> None:
    row = write(poltava, officer, Block.PLACE, "uk", "Місто.")

    assert (row.read_by, row.version, row.based_on) == (str(officer), 1, None)
    assert state(poltava, Block.PLACE, "uk") == Translation.REVIEWED


@pytest.mark.feature("D11", "N25")
def test_a_machine_translation_is_marked_until_a_person_has_read_it(
    poltava: Community, officer: User
) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Місто.")
    row = write(poltava, officer, Block.PLACE, "en", "City.", is_machine=True)
    assert (state(poltava, Block.PLACE, "en"), row.read_by) == (Translation.MACHINE, "")

    row = texts.confirm(row, reader="Вчителька англійської", by=officer)

    assert state(poltava, Block.PLACE, "en") == Translation.REVIEWED
    assert (row.read_by, row.read_at is not None) == ("Вчителька англійської", True)


def test_a_changed_original_leaves_its_translation_behind(
    poltava: Community, officer: User
) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Місто на річці.")
    write(poltava, officer, Block.PLACE, "en", "A city on a river.")

    write(poltava, officer, Block.PLACE, "uk", "Місто на великій річці.")

    found = selectors.texts(profile_of(poltava))
    assert found.state(Block.PLACE, "en") == Translation.OUTDATED
    (pieces,) = selectors.changes(found, "en").values()
    assert [piece.text.strip() for piece in pieces if piece.kind == "added"] == ["великій"]


def test_a_translation_confirmed_again_follows_the_original(
    poltava: Community, officer: User
) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Місто.")
    row = write(poltava, officer, Block.PLACE, "en", "City.")
    write(poltava, officer, Block.PLACE, "uk", "Місто!")

    texts.confirm(row, by=officer)

    assert state(poltava, Block.PLACE, "en") == Translation.REVIEWED


def test_an_original_that_changed_while_one_translated_is_noticed(
    poltava: Community, officer: User
) -> None:
    seen = write(poltava, officer, Block.PLACE, "uk", "Місто.").version
    write(poltava, officer, Block.PLACE, "uk", "Інше місто.")

    write(poltava, officer, Block.PLACE, "en", "City.", original=seen)

    assert state(poltava, Block.PLACE, "en") == Translation.OUTDATED


def test_two_people_at_one_block_lose_nothing(poltava: Community, officer: User) -> None:
    row = write(poltava, officer, Block.PLACE, "uk", "Перший.")
    write(poltava, officer, Block.PLACE, "uk", "Другий.", version=row.version)

    with pytest.raises(RuleViolation) as refused:
        write(poltava, officer, Block.PLACE, "uk", "Третій.", version=row.version)

    assert refused.value.code == "changed_meanwhile"


def test_two_people_who_begin_an_empty_block_at_once(poltava: Community, officer: User) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Перший.", version=0)

    with pytest.raises(RuleViolation) as refused:
        write(poltava, officer, Block.PLACE, "uk", "Другий.", version=0)

    assert refused.value.code == "changed_meanwhile"


def test_versions_are_kept_a_sitting_and_a_person_each(poltava: Community, officer: User) -> None:
    colleague = MembershipFactory.create(community=poltava).user
    row = write(poltava, officer, Block.PLACE, "uk", "Раз.")
    write(poltava, officer, Block.PLACE, "uk", "Раз, два.")
    write(poltava, colleague, Block.PLACE, "uk", "Раз, два, три.")

    kept = [(version.version, version.text) for version in row.versions.all()]
    assert kept == [(3, "Раз, два, три."), (2, "Раз, два.")]


def test_a_version_that_a_translation_follows_is_kept_apart(
    poltava: Community, officer: User
) -> None:
    row = write(poltava, officer, Block.PLACE, "uk", "Раз.")
    write(poltava, officer, Block.PLACE, "en", "One.")

    write(poltava, officer, Block.PLACE, "uk", "Раз, два.")

    assert [version.text for version in row.versions.all()] == ["Раз, два.", "Раз."]


def test_an_earlier_text_comes_back(poltava: Community, officer: User) -> None:
    colleague = MembershipFactory.create(community=poltava).user
    row = write(poltava, officer, Block.PLACE, "uk", "Добре.")
    write(poltava, colleague, Block.PLACE, "uk", "Зіпсовано.")

    texts.take_back(BlockVersion.objects.get(block_text=row, version=1), by=officer)

    row.refresh_from_db()
    assert (row.text, row.version) == ("Добре.", 3)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("а\u202eб\u200bв\u0007г", "абв г"),
        ("  один \r\n\r\n два  ", "один\n\nдва"),
        ("ქართული", "ქართული"),
        ("", ""),
    ],
)
def test_what_is_typed_is_kept_as_text(
    poltava: Community, officer: User, typed: str, kept: str
) -> None:
    assert write(poltava, officer, Block.PLACE, "uk", typed).text == kept


def test_ten_thousand_characters_are_refused_with_the_numbers(
    poltava: Community, officer: User
) -> None:
    with pytest.raises(RuleViolation) as refused:
        write(poltava, officer, Block.PLACE, "uk", "я" * 10_000)

    assert (refused.value.code, refused.value.field) == ("too_long", "text")
    assert str(LONGEST_TEXT) in str(refused.value.message)


@pytest.mark.feature("D9", "D10")
@pytest.mark.parametrize("code", ["de", "fr", "es", "it", "pl", "sv", "ka", "ja"])
def test_any_language_can_be_added(poltava: Community, officer: User, code: str) -> None:
    texts.add_language(poltava, code, by=officer)

    assert profile_of(poltava).languages == ["uk", "en", code]
    assert write(poltava, officer, Block.PLACE, code, "…").language == code


@pytest.mark.parametrize("code", ["", "xx", "x" * 40, "de-AT", "../", "EN"])
def test_no_language_can_be_invented(poltava: Community, officer: User, code: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        texts.add_language(poltava, code, by=officer)

    assert refused.value.code == "unknown_language"


def test_a_language_taken_off_keeps_its_texts(poltava: Community, officer: User) -> None:
    texts.add_language(poltava, "de", by=officer)
    write(poltava, officer, Block.PLACE, "de", "Stadt.")

    texts.drop_language(profile_of(poltava), "de", by=officer)
    assert profile_of(poltava).languages == ["uk", "en"]

    profile = texts.add_language(poltava, "de", by=officer)
    assert selectors.texts(profile).text(Block.PLACE, "de") == "Stadt."


@pytest.mark.parametrize("code", ["uk", "en"])
def test_original_and_english_stay(poltava: Community, officer: User, code: str) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Місто.")

    with pytest.raises(RuleViolation) as refused:
        texts.drop_language(profile_of(poltava), code, by=officer)

    assert refused.value.code == "language_stays"


def test_a_language_that_is_not_there_cannot_be_written(poltava: Community, officer: User) -> None:
    with pytest.raises(RuleViolation) as refused:
        write(poltava, officer, Block.PLACE, "de", "Stadt.")

    assert refused.value.code == "unknown_language"
