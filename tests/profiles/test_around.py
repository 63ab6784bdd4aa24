"""Figures, the contact, photos with rights, materials; what is known already."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from pobratym.core.errors import RuleViolation
from pobratym.documents import inspection
from pobratym.people.models import Community, Department, User
from pobratym.profiles.models import Figure, Photo
from pobratym.profiles.selectors import known
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import around, pictures
from pobratym.profiles.states import Block
from tests.factories import MunicipalityFactory, TieFactory
from tests.profiles.making import name_contact, photo, picture


@pytest.mark.feature("D15")
def test_a_photo_is_drawn_anew_with_its_rights(poltava: Community, officer: User) -> None:
    made = photo(poltava, officer, width=4_000, height=3_000, with_place=True)

    with default_storage.open(made.stored.path) as file:
        content = file.read()
    assert (made.width, made.height) == (1_800, 1_350)
    assert b"Secret Camera" not in content
    assert (made.author, made.rights, made.word("alt", "en")) == (
        "Пресслужба", "CC BY 4.0", "A square with a fountain",
    )  # fmt: skip


@pytest.mark.parametrize("lacking", ["author", "rights"])
def test_a_photo_without_rights_is_not_kept(
    poltava: Community, officer: User, lacking: str
) -> None:
    facts = {"author": "Хтось", "rights": "дозвіл", "source": "", "words": {}} | {lacking: ""}

    with pytest.raises(ValidationError) as refused:
        pictures.add_photo(poltava, picture(), facts, by=officer)

    assert list(refused.value.message_dict) == [lacking]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "broken"),
        (b"<svg onload=alert(1)>", "broken"),
        (picture()[:300], "broken"),
        (b"\xff\xd8\xff" + bytes(inspection.MAX_BYTES), "too_large"),
    ],
)
def test_what_is_no_photo_is_refused(
    poltava: Community, officer: User, content: bytes, code: str
) -> None:
    facts = {"author": "Хтось", "rights": "дозвіл", "source": "", "words": {}}

    with pytest.raises(RuleViolation) as refused:
        pictures.add_photo(poltava, content, facts, by=officer)

    assert (refused.value.code, refused.value.field) == (code, "upload")


def test_a_photo_becomes_the_cover_goes_and_comes_back(poltava: Community, officer: User) -> None:
    first, second = photo(poltava, officer), photo(poltava, officer, width=80)

    pictures.show_first(second, by=officer)
    assert list(Photo.objects.all()) == [second, first]

    pictures.set_photo_removed(first, removed=True, by=officer)
    first.refresh_from_db()
    assert first.removed_at is not None
    pictures.set_photo_removed(first, removed=False, by=officer)
    first.refresh_from_db()
    assert first.removed_at is None


def test_a_material_is_a_file_or_a_link(poltava: Community, officer: User) -> None:
    facts = {"kind": "map", "title": "Мапа", "language": "uk"}

    with pytest.raises(ValidationError):
        pictures.add_material(poltava, facts, by=officer)
    with pytest.raises(ValidationError):
        pictures.add_material(
            poltava, facts | {"link": "https://example.org"}, (b"text", "a.txt"), by=officer
        )


def test_a_figure_needs_words_in_one_language(poltava: Community, officer: User) -> None:
    with pytest.raises(RuleViolation) as refused:
        around.add_figure(poltava, {"value": "5", "labels": {"uk": ""}}, by=officer)

    assert refused.value.code == "label_missing"


def test_a_figure_is_told_in_the_language_or_in_english(poltava: Community, officer: User) -> None:
    labels = {"uk": "мешканців", "en": "residents"}
    figure = around.add_figure(poltava, {"value": "312 814", "labels": labels}, by=officer)

    assert [figure.label(code) for code in ("uk", "en", "de")] == [
        "мешканців", "residents", "residents",
    ]  # fmt: skip
    around.remove_figure(figure, by=officer)
    assert not Figure.objects.exists()


def test_a_contact_can_be_reached(poltava: Community, officer: User) -> None:
    with pytest.raises(ValidationError):
        name_contact(poltava, officer, email="", phone="")


def test_a_contact_changed_meanwhile_is_not_overwritten(poltava: Community, officer: User) -> None:
    name_contact(poltava, officer)
    around.set_contact(poltava, {"phone": "1"}, version=1, by=officer)

    with pytest.raises(RuleViolation) as refused:
        around.set_contact(poltava, {"phone": "2"}, version=1, by=officer)

    assert refused.value.code == "changed_meanwhile"


def test_what_is_known_becomes_drafts_with_their_sources(poltava: Community) -> None:
    poltava.population, poltava.population_source = 312_814, "розділ 2.1"
    poltava.website = "https://rada.example"
    poltava.save()
    Department.objects.create(
        community=poltava, name_uk="Відділ", name_en="Office", kind="department"
    )
    town = MunicipalityFactory.create(name_uk="Жешув", name_en="Rzeszów")
    TieFactory.create(community=poltava, municipality=town, since="2023")

    drafts = known.drafts(poltava, "en", None)

    assert drafts[Block.RESIDENTS].text == "The community has 312,814 residents."
    assert drafts[Block.RESIDENTS].source == "розділ 2.1"
    assert "Rzeszów (Poland, since 2023)" in drafts[Block.EXPERIENCE].text
    assert drafts[Block.CONTACT].text == "Office"
    assert "https://rada.example" in drafts[Block.LINKS].text
    assert known.drafts(poltava, "de", None) == {}


def test_nothing_known_makes_few_drafts(poltava: Community) -> None:
    assert set(known.drafts(poltava, "uk", None)) == {Block.PLACE, Block.LINKS}
    assert known.figure(poltava) is None


def test_nothing_is_written_by_looking(poltava: Community) -> None:
    assert profile_of(poltava).pk is None
