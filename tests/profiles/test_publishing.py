"""Publishing: what is needed, versions that stay, the way back; outputs of a version."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from django.test import Client
from django.utils import translation

from pobratym.core.errors import RuleViolation
from pobratym.people.models import Community, User
from pobratym.profiles import booklet, carrier, outputs, tongues
from pobratym.profiles.rules.checklist import Check
from pobratym.profiles.selectors import content as contents
from pobratym.profiles.selectors import editions, page
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import around, pictures, publishing
from pobratym.profiles.states import TEN, Block
from tests.conftest import TODAY
from tests.profiles.making import EN, UK, name_contact, photo, published, whole, write


def refusal(community: Community, by: User) -> str | None:
    with pytest.raises(RuleViolation) as refused:
        publishing.publish(community, by=by)
    return refused.value.code


@pytest.mark.feature("D8", "N24")
def test_a_profile_is_published_in_every_language_that_has_texts(
    poltava: Community, officer: User
) -> None:
    whole(poltava, officer)

    edition = publishing.publish(poltava, note="Перша", by=officer)

    assert (edition.number, edition.languages, edition.note) == (1, ["uk", "en"], "Перша")
    assert edition.content["texts"]["en"]["place"]["text"] == EN[Block.PLACE]


def test_an_empty_profile_is_not_published(poltava: Community, officer: User) -> None:
    assert refusal(poltava, officer) == "not_ready"


def test_without_english_it_is_not_published(poltava: Community, officer: User) -> None:
    whole(poltava, officer, "uk")

    assert refusal(poltava, officer) == "not_ready"


@pytest.mark.parametrize("missing", [block for block in TEN if block != Block.PRIORITIES])
def test_each_of_the_ten_blocks_is_needed(
    poltava: Community, officer: User, missing: Block
) -> None:
    whole(poltava, officer)
    write(poltava, officer, missing, "en", "")

    sheet = page.sheet(poltava, "en")

    assert [point.blocks for point in sheet.points if point.check == Check.BLOCKS] == [(missing,)]
    assert refusal(poltava, officer) == "not_ready"


def test_without_an_offer_it_is_not_published(poltava: Community, officer: User) -> None:
    whole(poltava, officer)
    write(poltava, officer, Block.PRIORITIES, "uk", "Нам потрібні гроші.")
    write(poltava, officer, Block.PRIORITIES, "en", "We need money.")

    assert refusal(poltava, officer) == "not_ready"


def test_with_eight_figures_it_is_not_published(poltava: Community, officer: User) -> None:
    whole(poltava, officer)
    for value in range(10, 18):
        around.add_figure(poltava, {"value": str(value), "labels": {"uk": "шкіл"}}, by=officer)

    assert refusal(poltava, officer) == "not_ready"


@pytest.mark.feature("D13")
def test_four_pages_are_not_published_and_the_longest_block_is_named(
    poltava: Community, officer: User
) -> None:
    whole(poltava, officer)
    for block in (Block.UNIQUE, Block.RESIDENTS, Block.ECONOMY, Block.VISION):
        write(poltava, officer, block, "uk", "Довге речення про громаду і людей. " * 140)

    measure = page.sheet(poltava, "uk").measure

    assert measure.pages is not None
    assert measure.pages > 3
    assert measure.shorten is not None
    assert measure.shorten.block in {Block.UNIQUE, Block.RESIDENTS, Block.ECONOMY, Block.VISION}
    assert refusal(poltava, officer) == "too_many_pages"


def test_nothing_new_is_not_published_twice(poltava: Community, officer: User) -> None:
    published(poltava, officer)

    assert refusal(poltava, officer) == "nothing_new"


def test_a_version_stays_as_it_was(poltava: Community, officer: User) -> None:
    first = published(poltava, officer)
    write(poltava, officer, Block.UNIQUE, "en", "Something else.")
    second = publishing.publish(poltava, by=officer)

    first.refresh_from_db()
    assert first.content["texts"]["en"]["unique"]["text"] == "unique en."
    assert second.number == 2
    newest, oldest = editions.changes(profile_of(poltava))
    assert [(one.block, one.lang) for one in newest.blocks] == [(Block.UNIQUE, "en")]
    assert (newest.is_current, oldest.blocks) == (True, [])


def test_texts_of_an_earlier_version_come_back(poltava: Community, officer: User) -> None:
    first = published(poltava, officer)
    write(poltava, officer, Block.UNIQUE, "en", "Worse.")
    write(poltava, officer, Block.WAR, "en", "Added since.")

    publishing.restore(first, by=officer)

    sheet = page.sheet(poltava, "en")
    assert sheet.texts.text(Block.UNIQUE, "en") == "unique en."
    assert sheet.texts.text(Block.WAR, "en") == ""


def test_a_block_a_language_lacks_falls_back_and_says_so(poltava: Community, officer: User) -> None:
    whole(poltava, officer)
    write(poltava, officer, Block.PLACE, "uk", "")

    sheet = page.sheet(poltava, "uk")
    place, *_others = contents.shown(sheet.content, "uk").blocks

    assert (place.text, place.lang, place.is_fallback) == (EN[Block.PLACE], "en", True)


@pytest.mark.feature("D32")
@pytest.mark.parametrize("code", ["uk", "en", "de", "ka"])
def test_the_booklet_is_the_same_every_time(poltava: Community, officer: User, code: str) -> None:
    name_contact(poltava, officer)
    photo(poltava, officer)
    edition = published(poltava, officer, "uk", "en", *({code} - {"uk", "en"}))

    made = outputs.of_edition(poltava, edition, code)

    assert made.startswith(b"%PDF-")
    assert booklet.pages(made) == 1
    assert outputs.of_edition(poltava, edition, code) == made
    assert outputs.booklet(poltava, code) == made


def test_letters_no_font_has_are_told_as_a_sentence(poltava: Community, officer: User) -> None:
    edition = published(poltava, officer, "uk", "en", "ja")
    edition.content["texts"]["ja"]["vision"]["text"] = "ポルタヴァ"

    with pytest.raises(RuleViolation) as refused:
        outputs.of_edition(poltava, edition, "ja")

    assert refused.value.code == "no_letters"


def test_a_language_without_texts_gets_the_english_booklet(
    poltava: Community, officer: User
) -> None:
    published(poltava, officer)

    assert outputs.booklet(poltava, "sv") == outputs.booklet(poltava, "en")


def test_nothing_is_attached_before_it_is_published(poltava: Community) -> None:
    with pytest.raises(RuleViolation) as refused:
        outputs.booklet(poltava, "en")

    assert refused.value.code == "not_published"
    assert outputs.introduction(poltava, "en") == ""


def test_the_cover_of_a_letter_names_the_page(poltava: Community, officer: User) -> None:
    published(poltava, officer)

    assert "Poltava (1 page)" in outputs.cover(poltava, "en")
    assert "/en/poltava/profile/" in outputs.cover(poltava, "en")
    assert "«Полтава» (1 с.)" in outputs.cover(poltava, "uk")
    assert outputs.introduction(poltava, "uk") == UK[Block.PLACE]


def test_what_a_machine_wrote_is_marked_in_every_output(
    poltava: Community, officer: User, client: Client
) -> None:
    whole(poltava, officer)
    write(poltava, officer, Block.ECONOMY, "en", "By a machine.", is_machine=True)
    edition = publishing.publish(poltava, by=officer)

    facts = booklet.facts(poltava, edition.content, "en", booklet.Stamp(1, edition.published_at))

    assert [b["heading"] for b in facts["blocks"] if b["machine"]] == ["Economy"]
    with translation.override("en"):
        html = client.get("/en/poltava/profile/").content.decode()
    assert html.count("Machine translation, not yet read by a person.") == 1


@pytest.mark.feature("D34")
def test_the_carrier_has_booklets_photos_and_materials(poltava: Community, officer: User) -> None:
    photo(poltava, officer)
    facts = {"kind": "map", "title": "Мапа", "language": "uk", "is_on_carrier": True}
    pictures.add_material(poltava, facts, (b"A map, as text.", "map.txt"), by=officer)
    link = facts | {"title": "Фільм", "kind": "video", "link": "https://example.org/film"}
    pictures.add_material(poltava, link, by=officer)
    edition = published(poltava, officer)

    packed = carrier.pack(poltava, edition, on=TODAY)

    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
        readme = archive.read("README.txt").decode()
        rights = archive.read("photos/rights.txt").decode()
    assert [name for name in names if name.startswith("profile")] == [
        "profile-uk.pdf", "profile-en.pdf",
    ]  # fmt: skip
    assert "photos/01-square.jpg" in names
    assert any(name.endswith("map.txt") for name in names)
    assert "https://example.org/film" in readme
    assert "02.03.2026" in readme
    assert "CC BY 4.0" in rights
    assert carrier.pack(poltava, edition, on=TODAY) == packed


def test_with_eight_figures_in_one_language_alone_it_is_not_published(
    poltava: Community, officer: User
) -> None:
    whole(poltava, officer)
    text = ", ".join(f"{value} шкіл" for value in range(31, 39))
    write(poltava, officer, Block.UNIQUE, "uk", text)

    with pytest.raises(RuleViolation, match="українська") as problem:
        publishing.publish(poltava, by=officer)

    assert problem.value.code == "too_many_figures"


def test_languages_to_add_are_those_people_work_in() -> None:
    known = tongues.known()

    assert {*tongues.RECOMMENDED, "ka", "bg", "sk", "lb", "lt", "ja", "ar", "ca"} <= known
    assert known.isdisjoint({"zxx", "und", "mul", "tlh", "la", "egy", "aeb"})
    assert all(tongues.name(code) != code for code in known)


def test_a_version_of_the_small_hours_carries_the_day_of_kyiv(
    poltava: Community, officer: User
) -> None:
    edition = published(poltava, officer)
    late = dt.datetime(2026, 3, 2, 22, 30, tzinfo=dt.UTC)  # half past midnight in Kyiv

    facts = booklet.facts(poltava, edition.content, "en", booklet.Stamp(1, late))

    assert facts["stamp"] == "Version 1 · Updated on 3 March 2026"
