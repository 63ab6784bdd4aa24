"""Pages of the profile in the office: read, write in place, refused, both languages, numbers."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pobratym.core.translation import Translation
from pobratym.documents import inspection
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.profiles.models import Edition, Listing, Material, Photo, Reading
from pobratym.profiles.selectors import texts as selectors
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import around
from pobratym.profiles.states import TEN, Block
from tests.conftest import SHELL_QUERIES
from tests.factories import MembershipFactory
from tests.profiles.making import name_contact, photo, picture, published, whole, write

PAGE = "/poltava/office/profile/"
TABS = ["", "pictures/", "platforms/", "readers/", "versions/"]


def block_url(block: Block = Block.PLACE, code: str = "uk", end: str = "") -> str:
    return f"{PAGE}block/{block}/{code}/{end}"


def text(community: Community, block: Block, code: str) -> str:
    return selectors.texts(profile_of(community)).text(block, code)


@pytest.fixture
def reader_client(poltava: Community) -> Client:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)
    return client


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_teach_before_anything_is_written(
    officer_client: Client, poltava: Community, prefix: str, tab: str
) -> None:
    assert officer_client.get(f"{prefix}{PAGE}{tab}").status_code == 200


@pytest.mark.parametrize("tab", TABS)
def test_pages_show_what_is_there(
    officer_client: Client, poltava: Community, officer: User, tab: str
) -> None:
    name_contact(poltava, officer)
    photo(poltava, officer)
    published(poltava, officer)

    assert officer_client.get(f"{PAGE}{tab}").status_code == 200


@pytest.mark.feature("D2")
def test_the_list_says_whether_basic_information_exists_in_english(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Місто.")
    before = officer_client.get(PAGE).content.decode()

    write(poltava, officer, Block.PLACE, "en", "City.")
    name_contact(poltava, officer)
    after = officer_client.get(PAGE).content.decode()

    assert "Напишіть англійською, хто ви і кому писати." in before
    assert "Базова інформація англійською є" in after


@pytest.mark.feature("D17", "D18", "D19", "D20", "D21", "D22", "D23", "D24", "D25", "D26")
@pytest.mark.parametrize("block", TEN)
def test_each_block_is_written_in_place(
    officer_client: Client, poltava: Community, block: Block
) -> None:
    form = officer_client.get(block_url(block, end="?edit"), headers={"HX-Request": "true"})
    assert 'name="text"' in form.content.decode()

    answer = officer_client.post(block_url(block), {"text": "Наш текст.", "version": "0"})

    assert answer["Location"] == f"{PAGE}?lang=uk#block-{block}"
    assert text(poltava, block, "uk") == "Наш текст."


def test_htmx_gets_the_block_and_the_side(officer_client: Client, poltava: Community) -> None:
    answer = officer_client.post(
        block_url(), {"text": "Ми пропонуємо.", "version": "0"}, headers={"HX-Request": "true"}
    )

    html = answer.content.decode()
    assert '<mark class="offers">пропонуємо</mark>' in html
    assert 'id="profile-rail"' in html
    assert "<html" not in html


def test_without_scripts_the_page_has_the_form(officer_client: Client, poltava: Community) -> None:
    html = officer_client.get(f"{PAGE}?lang=en&edit=unique").content.decode()

    assert 'id="unique-text"' in html


def test_limits_are_shown_while_one_writes_and_nothing_is_saved(
    officer_client: Client, poltava: Community
) -> None:
    typed = " ".join(f"{n} шкіл." for n in range(11, 20))

    html = officer_client.post(block_url(end="measure/"), {"text": typed}).content.decode()

    assert "9 із 7" in html
    assert "Залиште сім найсильніших показників" in html
    assert text(poltava, Block.PLACE, "uk") == ""


@pytest.mark.parametrize("scripts", [True, False])
def test_two_people_see_both_texts(
    officer_client: Client, poltava: Community, officer: User, scripts: bool
) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Текст колеги.")
    headers = {"HX-Request": "true"} if scripts else {}

    answer = officer_client.post(
        block_url(), {"text": "Мій текст.", "version": "0"}, headers=headers
    )

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Текст колеги." in html
    assert "Мій текст.</textarea>" in html
    assert 'name="version" value="1"' in html
    again = officer_client.post(block_url(), {"text": "Мій текст.", "version": "1"})
    assert again.status_code == 302


def test_ten_thousand_characters_stay_in_the_form(
    officer_client: Client, poltava: Community
) -> None:
    answer = officer_client.post(block_url(), {"text": "я" * 10_000, "version": "0"})

    assert answer.status_code == 422
    assert "я" * 10_000 in answer.content.decode()


def test_html_is_shown_and_not_run(officer_client: Client, poltava: Community) -> None:
    officer_client.post(block_url(), {"text": "<script>alert(1)</script>", "version": "0"})

    html = officer_client.get(PAGE).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert(1)" not in html


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("block/nothing/uk/", 404), ("block/place/de/", 404), ("block/place/xx/read/", 404),
        ("block/place/uk/take-draft/", 404), ("versions/9/restore/", 404),
        ("languages/de/remove/", 404), ("photos/1/remove/", 404), ("figures/1/remove/", 404),
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(
    officer_client: Client, poltava: Community, officer: User, path: str, status: int
) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Місто.")

    assert officer_client.post(PAGE + path, {"text": "x", "version": "0"}).status_code == status


def test_a_draft_of_what_is_known_is_taken_by_a_person(
    officer_client: Client, poltava: Community
) -> None:
    assert "Чернетка з того, що відомо" in officer_client.get(PAGE).content.decode()
    assert text(poltava, Block.PLACE, "uk") == ""

    officer_client.post(block_url(end="take-draft/"))

    assert text(poltava, Block.PLACE, "uk") == "Полтава (громада), Україна."


def test_a_translation_is_read_on_the_page(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    write(poltava, officer, Block.PLACE, "en", "City.", is_machine=True)

    officer_client.post(block_url(code="en", end="read/"), {"reader": "Вчителька", "version": "1"})

    row = selectors.texts(profile_of(poltava)).row(Block.PLACE, "en")
    assert row is not None
    assert (row.is_machine, row.read_by) == (False, "Вчителька")


def test_history_brings_a_text_back(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Раз.")
    colleague = MembershipFactory.create(community=poltava).user
    write(poltava, colleague, Block.PLACE, "uk", "Два.")

    page = officer_client.get(block_url(end="history/")).content.decode()
    officer_client.post(block_url(end="history/"), {"version": "1"})

    assert "<del>Раз</del>" in page
    assert text(poltava, Block.PLACE, "uk") == "Раз."


def test_publishing_and_taking_a_version_back(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    whole(poltava, officer)
    officer_client.post(f"{PAGE}versions/", {"note": "Перша"})
    write(poltava, officer, Block.UNIQUE, "uk", "Інше.")

    officer_client.post(f"{PAGE}versions/1/restore/")

    assert Edition.objects.count() == 1
    assert text(poltava, Block.UNIQUE, "uk") == "unique uk."
    answer = officer_client.get(f"{PAGE}versions/1/en.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert officer_client.get(f"{PAGE}booklet/uk.pdf").content[:5] == b"%PDF-"


def test_a_photo_is_added_with_its_rights(officer_client: Client, poltava: Community) -> None:
    sent = {
        "upload": SimpleUploadedFile("площа.jpg", picture()), "author": "Автор",
        "rights": "CC BY 4.0", "caption_uk": "Площа", "alt_en": "A square",
    }  # fmt: skip

    answer = officer_client.post(f"{PAGE}photos/new/", sent)

    made = Photo.objects.get()
    assert answer.status_code == 302
    assert made.words == {"uk": {"caption": "Площа"}, "en": {"alt": "A square"}}
    sent_back = officer_client.get(f"{PAGE}photos/{made.pk}/picture")
    assert sent_back["Content-Type"] == "image/jpeg"
    assert sent_back.getvalue()[:2] == b"\xff\xd8"


def test_a_photo_of_forty_megabytes_is_refused_with_one_sentence(
    officer_client: Client, poltava: Community
) -> None:
    large = b"\xff\xd8\xff" + bytes(40 * 1024 * 1024)
    sent = {"upload": SimpleUploadedFile("a.jpg", large), "author": "А", "rights": "Б"}

    answer = officer_client.post(f"{PAGE}photos/new/", sent)

    assert answer.status_code == 422
    assert answer.context["form"].errors["upload"] == [
        "Файл більший за 25 МБ. Зменште його або поділіть."
    ]
    assert len(large) > inspection.MAX_BYTES


@pytest.mark.feature("D16", "D33")
def test_a_designed_version_and_other_materials_are_kept(
    officer_client: Client, poltava: Community
) -> None:
    pdf = b"%PDF-1.7\n" + bytes(200) + b"\n%%EOF"
    sent = {
        "kind": "design", "title": "Профайл 2026", "language": "en", "designer": "Студія",
        "dated": "2026", "upload": SimpleUploadedFile("profile.pdf", pdf), "is_on_carrier": "on",
    }  # fmt: skip
    link = {"kind": "investment", "title": "Паспорт", "language": "uk",
            "link": "https://example.org/passport"}  # fmt: skip

    for facts in (sent, link):
        assert officer_client.post(f"{PAGE}materials/new/", facts).status_code == 302

    html = officer_client.get(f"{PAGE}pictures/").content.decode()
    assert "Студія" in html
    assert "https://example.org/passport" in html
    made = Material.objects.get(kind="design")
    assert officer_client.get(f"{PAGE}materials/{made.pk}/file").getvalue() == pdf


def test_an_entry_on_a_platform_is_recorded(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    published(poltava, officer)
    page = f"{PAGE}platforms/cities4cities/"

    officer_client.post(page, {"published_on": "2026-03-01", "link": "cities.example.org/p"})
    officer_client.post(f"{page}check/")

    listing = Listing.objects.get()
    assert (listing.link, str(listing.checked_on)) == ("https://cities.example.org/p", "2026-03-02")
    assert "невідомо, перевірити" in officer_client.get(page).content.decode()


def test_what_is_known_of_a_platform_is_corrected(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    published(poltava, officer)
    sent = {"name_uk": "Twinning", "language": "en", "blocks": "contact, place", "limit": "500",
            "version": "1"}  # fmt: skip

    wrong = officer_client.post(
        f"{PAGE}platforms/twinning/edit/", sent | {"blocks": "place, nothing"}
    )
    officer_client.post(f"{PAGE}platforms/twinning/edit/", sent)

    assert wrong.status_code == 422
    html = officer_client.get(f"{PAGE}platforms/twinning/").content.decode()
    assert "/ 500" in html


def test_a_guest_reads_and_answers_without_an_account(
    officer_client: Client, client: Client, poltava: Community, officer: User
) -> None:
    published(poltava, officer)
    sent = {"name": "Anna", "language": "en", "page": "en"}
    link = officer_client.post(f"{PAGE}readers/", sent).context["issued"]
    path = link.partition("//")[2].partition("/")[2]

    page = client.get(f"/{path}")
    html = page.content.decode()
    assert "Can you tell from the first lines" in html
    assert "A city in central Ukraine." in html
    assert client.post(f"/{path}", {}).status_code == 422
    done = client.post(f"/{path}", {"answer_who": "yes", "note_unlike": "?", "note": "Good."})

    assert "Thank you" in done.content.decode()
    reading = Reading.objects.get()
    assert (reading.reader, reading.language, reading.note) == ("Anna", "en", "Good.")
    assert client.get(f"/{path}").status_code == 410
    assert client.get("/guest/profile/forged/").status_code == 404


def test_readers_of_the_office_read_only(
    reader_client: Client, poltava: Community, officer: User
) -> None:
    whole(poltava, officer)

    assert reader_client.get(PAGE).status_code == 200
    assert 'href="#publish"' not in reader_client.get(PAGE).content.decode()
    for path in ("block/place/uk/", "versions/", "languages/", "contact/", "photos/new/",
                 "readers/", "figures/"):  # fmt: skip
        answer = reader_client.post(PAGE + path, {"text": "x", "version": "1"})
        assert answer.status_code == 403, path


@pytest.mark.parametrize("codes", [("uk",), ("uk", "en", "de", "fr")])
def test_the_page_costs_the_same_however_much_is_written(
    officer_client: Client,
    poltava: Community,
    officer: User,
    codes: tuple[str, ...],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    whole(poltava, officer, *codes)
    for _ in codes:
        photo(poltava, officer)
    officer_client.get(PAGE)

    # profile, texts, symbol, figures, photos, contact, readings, edition, an edition's number;
    # the drafts: ties, networks, goals, offers, needs, department; languages of ties
    with django_assert_num_queries(SHELL_QUERIES + 17):
        officer_client.get(PAGE)


def test_a_stranger_finds_nothing(stranger_client: Client, poltava: Community) -> None:
    assert stranger_client.get(PAGE).status_code == 404


def test_outdated_blocks_show_what_has_changed(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    write(poltava, officer, Block.PLACE, "uk", "Місто на річці.")
    write(poltava, officer, Block.PLACE, "en", "City.")
    write(poltava, officer, Block.PLACE, "uk", "Місто на великій річці.")

    html = officer_client.get(f"{PAGE}?lang=en").content.decode()

    assert "<ins>великій " in html or "<ins> великій" in html
    assert str(Translation.OUTDATED.label) in html


def test_addresses_are_in_both_languages(poltava: Community) -> None:
    assert reverse("profiles:page", args=["poltava"]) == PAGE


def test_the_card_is_given_as_code_to_copy(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    published(poltava, officer)

    html = officer_client.get(f"{PAGE}versions/").content.decode()

    assert 'value="&lt;iframe src=&quot;http://127.0.0.1:8000/poltava/profile/card/&quot;' in html


def test_nothing_is_praised_before_it_is_written(
    officer_client: Client, poltava: Community
) -> None:
    html = officer_client.get(PAGE).content.decode()

    assert "Усі англійські тексти вичитала людина" not in html
    assert "Текст запрошує, а не просить" not in html


def test_a_photo_taken_away_can_be_brought_back(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    made = photo(poltava, officer)
    path = f"{PAGE}photos/{made.pk}/remove/"

    officer_client.post(path)
    assert "Прибране, можна повернути" in officer_client.get(f"{PAGE}pictures/").content.decode()
    officer_client.post(path, {"restore": "1"})

    assert "Прибране" not in officer_client.get(f"{PAGE}pictures/").content.decode()


def test_a_language_is_taken_off_on_its_page(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    whole(poltava, officer, "uk", "de")
    assert "Прибрати цю мову" in officer_client.get(f"{PAGE}?lang=de").content.decode()
    assert "Прибрати цю мову" not in officer_client.get(f"{PAGE}?lang=en").content.decode()

    officer_client.post(f"{PAGE}languages/de/remove/")

    assert profile_of(poltava).languages == ["uk", "en"]


def test_a_figure_is_taken_away_after_a_question_that_names_it(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    whole(poltava, officer)
    around.add_figure(poltava, {"value": "548", "labels": {"uk": "шкіл"}}, by=officer)

    html = officer_client.get(f"{PAGE}figures/").content.decode()

    assert 'data-confirm="Прибрати показник «548»?"' in html
    assert "від п’яти до семи чисел" in html
