from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from pobratym.core import calendar
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.core.translation import Translation
from pobratym.documents.models import Paper
from pobratym.exchange.models import Offer
from pobratym.outreach.drafts import About, sections
from pobratym.outreach.models import Letter, LetterText, Route
from pobratym.outreach.services import letters
from pobratym.outreach.services.letters import NewLetter, Sending, Words
from pobratym.outreach.states import LetterKind
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community, Oversight, User
from pobratym.registers.models import ContactEvent
from pobratym.registers.services import rows
from pobratym.talks.models import Enquiry, Interaction
from pobratym.talks.states import EnquiryState
from tests.conftest import TODAY
from tests.factories import CountryFactory, OrganisationFactory, TieFactory
from tests.profiles import making

NEW = reverse("outreach:new-letter", args=["poltava"])


def drafted(
    kind: LetterKind, about: About, by: User, *, languages: tuple[str, ...] = ("en",)
) -> Letter:
    chosen = [name for name, _title in sections(kind)]
    letter = letters.draft(NewLetter(kind, "Мерові", chosen, languages), about=about, by=by)
    letter.community = about.community
    return letter


def finished(letter: Letter, by: User) -> Letter:
    """The same letter with its gaps filled and its translations read."""
    for text in letter.texts.all():
        written = letters.write(
            text, Words(f"Тема {text.language}", "Текст листа"), version=text.version, by=by
        )
        if written.state != Translation.ORIGINAL:
            assert written.state == Translation.REVIEWED
    return letter


def original(letter: Letter) -> LetterText:
    return letter.texts.get(language="uk")


def test_a_first_letter_is_filled_from_what_is_recorded(
    poltava: Community, lead: Tie, officer: User
) -> None:
    poltava.population = 312_814
    Offer.objects.create(tie=lead, side="home", text_uk="Досвід цифрових послуг")
    Oversight.objects.create(
        community=poltava, name="Марія Степова", position_uk="Заступниця", position_en="Deputy"
    )

    letter = drafted(LetterKind.FIRST, About(poltava, officer, lead), officer)

    uk, en = letter.texts.all()
    assert (uk.state, en.state) == (Translation.ORIGINAL, Translation.MACHINE)
    assert uk.subject == "Пропозиція партнерства: Полтава — Містечко"
    for words in ("312\u00a0814", "— Така сама за розміром", "— Досвід цифрових послуг",
                  "Заступниця\nМарія Степова", officer.email):  # fmt: skip
        assert words in uk.body
    assert "[впишіть: два-три можливі дні]" in uk.body
    assert "[fill in: why this community, two or three points]" in en.body  # reasons are Ukrainian
    assert "Досвід" not in en.body
    assert "{" not in uk.body + en.body


def test_nothing_is_invented_when_nothing_is_known(poltava: Community, officer: User) -> None:
    letter = drafted(LetterKind.EMBASSY, About(poltava, None), officer)

    body = original(letter).body
    assert "населенням [впишіть: кількість мешканців]" in body
    assert "[впишіть: країна]" in body
    assert "[впишіть: посада, ім’я та прізвище того, хто підписує]" in body


@pytest.mark.feature("E26")
def test_a_letter_in_the_state_language_goes_out_with_its_translation(
    officer_client: Client, poltava: Community, lead: Tie, officer: User
) -> None:
    letter = finished(drafted(LetterKind.FIRST, About(poltava, officer, lead), officer), officer)
    form = {"channel": "email", "on": "2026-03-02", "remind_on": "2026-03-23"}

    officer_client.post(reverse("outreach:send-letter", args=["poltava", letter.pk]), form)

    letter.refresh_from_db()
    paper, entry, route = Paper.objects.get(), Interaction.objects.get(), Route.objects.get()
    lead.refresh_from_db()
    assert (letter.sent_on, letter.paper, letter.interaction) == (TODAY, paper, entry)
    assert (paper.direction, paper.language, paper.note) == ("out", "uk", "українська, англійська")
    assert (entry.subject, entry.next_on) == ("Тема uk", dt.date(2026, 3, 23))
    assert (route.kind, route.outcome, lead.status) == ("direct", "waiting", Status.CONTACT)
    page = officer_client.get(letter.get_absolute_url()).content.decode()
    assert f"№ {paper.number}" in page


def test_gaps_and_unread_translations_hold_a_letter_back(
    poltava: Community, lead: Tie, officer: User
) -> None:
    letter = drafted(LetterKind.FIRST, About(poltava, officer, lead), officer)
    codes: list[str | None] = []

    def send() -> None:
        try:
            letters.send(letter, Sending(TODAY), by=officer)
            codes.append("sent")
        except RuleViolation as problem:
            codes.append(problem.code)

    send()
    for text in letter.texts.all():
        machine = text.language == "en"
        letters.write(text, Words("Тема", "Текст", machine), version=text.version, by=officer)
    send()
    english = letter.texts.get(language="en")
    letters.write(english, Words("Тема", "Текст"), version=english.version, by=officer)
    send()  # saved as it was: nobody has said that it was read
    letters.review(letter.texts.get(language="en"), by=officer)
    send()

    assert codes == ["gaps_left", "translation_unread", "translation_unread", "sent"]


def test_a_changed_original_makes_its_translation_old(
    poltava: Community, lead: Tie, officer: User
) -> None:
    letter = finished(drafted(LetterKind.FIRST, About(poltava, officer, lead), officer), officer)
    text = original(letter)

    letters.write(text, Words("Тема", "Новий текст"), version=text.version, by=officer)

    assert letter.texts.get(language="en").state == Translation.OUTDATED
    assert next(row.body for row in text.editions.all()) == "Текст листа"
    with pytest.raises(RuleViolation) as caught:
        letters.send(letter, Sending(TODAY), by=officer)
    assert caught.value.code == "translation_unread"


@pytest.mark.feature("D11")
def test_a_machine_translation_is_marked_until_a_person_has_read_it(
    officer_client: Client, poltava: Community, lead: Tie, officer: User
) -> None:
    letter = drafted(LetterKind.FIRST, About(poltava, officer, lead), officer, languages=("pl",))
    text = letter.texts.get(language="pl")
    address = reverse("outreach:save-text", args=["poltava", letter.pk, text.pk])
    form = {"version": text.version, "subject": "Temat", "body": "Tekst", "is_machine": "on"}

    officer_client.post(address, form)
    page = officer_client.get(letter.get_absolute_url()).content.decode()
    assert "машинний переклад" in page

    officer_client.post(reverse("outreach:review-text", args=["poltava", letter.pk, text.pk]))
    text.refresh_from_db()
    assert (text.state, text.reviewed_by) == (Translation.REVIEWED, officer)


def test_two_who_write_at_once_are_told(
    officer_client: Client, poltava: Community, lead: Tie, officer: User
) -> None:
    letter = drafted(LetterKind.FIRST, About(poltava, officer, lead), officer)
    text = original(letter)
    address = reverse("outreach:save-text", args=["poltava", letter.pk, text.pk])
    officer_client.post(address, {"version": 1, "subject": "а", "body": "б"})

    second = officer_client.post(address, {"version": 1, "subject": "в", "body": "мій текст"})

    assert second.status_code == 422
    assert "мій текст" in second.content.decode()
    assert original(letter).body == "б"


@pytest.mark.feature("D39")
def test_an_embassy_is_asked_and_the_route_says_so(
    poltava: Community, lead: Tie, officer: User
) -> None:
    country = CountryFactory.create(iso2="PL")
    embassy = OrganisationFactory.create(community=poltava, kind="diplomatic", country=country)
    about = About(poltava, officer, lead, embassy)
    letter = finished(drafted(LetterKind.EMBASSY, about, officer), officer)

    letters.send(letter, Sending(TODAY), by=officer)

    route = Route.objects.get()
    lead.refresh_from_db()
    assert (route.kind, route.organisation, lead.status) == ("embassy", embassy, Status.LEAD)


@pytest.mark.feature("D7")
@pytest.mark.feature("D38")
@pytest.mark.parametrize(
    ("kind", "road"), [("national", "broker"), ("network", "network"), ("diaspora", "diaspora")]
)
def test_a_coordinator_or_network_is_asked_for_help(
    poltava: Community, officer: User, kind: str, road: str
) -> None:
    helper = rows.add_helper(
        poltava, organisation={"name_uk": "GIZ"}, facts={"kind": kind}, covers=[], by=officer
    )
    about = About(poltava, officer, None, helper.organisation)
    letter = finished(drafted(LetterKind.BROKER, about, officer), officer)

    letters.send(letter, Sending(TODAY), by=officer)

    assert [route.kind for route in Route.objects.all()] == [road]


@pytest.mark.feature("D40")
def test_after_an_event_the_letter_names_it(poltava: Community, lead: Tie, officer: User) -> None:
    event = ContactEvent.objects.create(
        community=poltava, name="ReBuild Ukraine", on=PartialDate("2025-11")
    )
    about = About(poltava, officer, lead, event=event)

    letter = drafted(LetterKind.EVENT, about, officer)

    assert "«ReBuild Ukraine» (листопад 2025" in original(letter).body
    letters.send(finished(letter, officer), Sending(TODAY), by=officer)
    assert Route.objects.get().event == event


def test_an_enquiry_is_answered_by_letter(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    enquiry = Enquiry.objects.create(
        community=poltava, name="Ніно", organisation="ბორჯომი",
        country=CountryFactory.create(iso2="GE"), email="nino@example.org", language="ka",
        message="…", received_at=calendar.now(),
    )  # fmt: skip
    address = f"{NEW}?enquiry={enquiry.pk}"
    shown = officer_client.get(address)
    form = {"addressee": "ბორჯომი", "sections": ["greeting", "thanks"], "translations": ["en"]}
    officer_client.post(address, form)
    letter = finished(Letter.objects.get(), officer)

    letters.send(letter, Sending(TODAY), by=officer)

    enquiry.refresh_from_db()
    assert shown.context["kind"] == LetterKind.ANSWER
    edition = original(letter).editions.get()
    assert "2 березня 2026" in edition.body
    assert (enquiry.state, Interaction.objects.count()) == (EnquiryState.ANSWERED, 0)


def test_a_reminder_names_the_day_of_the_first_letter(
    poltava: Community, lead: Tie, officer: User
) -> None:
    first = finished(drafted(LetterKind.FIRST, About(poltava, officer, lead), officer), officer)
    letters.send(first, Sending(dt.date(2026, 2, 1)), by=officer)

    letter = drafted(LetterKind.REMINDER, About(poltava, officer, lead), officer)

    assert original(letter).subject == "Про наш лист від 1 лютого 2026\u202fр."


def test_a_sent_letter_stays_as_it_is(poltava: Community, lead: Tie, officer: User) -> None:
    letter = finished(drafted(LetterKind.FIRST, About(poltava, officer, lead), officer), officer)
    letters.send(letter, Sending(TODAY), by=officer)
    text = original(letter)
    attempts: list[Any] = [
        lambda: letters.write(text, Words("х", "х"), version=text.version, by=officer),
        lambda: letters.send(letter, Sending(TODAY), by=officer),
        lambda: letters.add_language(letter, "de", by=officer),
        lambda: letters.discard(letter, by=officer),
    ]

    for attempt in attempts:
        with pytest.raises(RuleViolation) as caught:
            attempt()
        assert caught.value.code == "sent_already"


def test_the_original_is_not_taken_out(poltava: Community, lead: Tie, officer: User) -> None:
    letter = drafted(LetterKind.FIRST, About(poltava, officer, lead), officer)

    with pytest.raises(RuleViolation) as caught:
        letters.drop_language(original(letter), by=officer)

    assert caught.value.code == "is_original"


def test_pdf_and_docx_have_a_sheet_a_language(
    officer_client: Client, poltava: Community, lead: Tie, officer: User
) -> None:
    letter = finished(drafted(LetterKind.FIRST, About(poltava, officer, lead), officer), officer)
    files = {
        suffix: officer_client.get(
            reverse("outreach:printed-letter", args=["poltava", letter.pk, suffix])
        )
        for suffix in ("pdf", "docx", "exe")
    }

    words = [p.text for p in Document(io.BytesIO(files["docx"].content)).paragraphs]
    assert files["pdf"].content.startswith(b"%PDF")
    assert files["exe"].status_code == 404
    assert "Тема uk" in words
    assert "Переклад листа, складеного державною мовою." not in words  # the sheet is English
    assert "Translation of the letter in the state language." in words


@pytest.mark.parametrize(
    "words", ["ბორჯომი", "שלום עולם", "<b>жирно</b> #set page()", "х" * 19_000]
)
def test_any_script_and_markup_is_printed_as_text(
    officer_client: Client, poltava: Community, lead: Tie, officer: User, words: str
) -> None:
    letter = drafted(LetterKind.FIRST, About(poltava, officer, lead), officer)
    text = original(letter)
    letters.write(text, Words("Тема", words), version=text.version, by=officer)

    pdf = officer_client.get(reverse("outreach:printed-letter", args=["poltava", letter.pk, "pdf"]))
    page = officer_client.get(letter.get_absolute_url()).content.decode()

    assert pdf.content.startswith(b"%PDF")
    assert "<b>жирно" not in page


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"addressee": ""}, "addressee"),
        ({"addressee": "х" * 10_000}, "addressee"),
        ({"sections": ["nothing"]}, "sections"),
        ({"translations": ["ru"]}, "translations"),
    ],
)
def test_a_wrong_letter_is_refused_at_its_field(
    officer_client: Client, lead: Tie, given: dict[str, Any], field: str
) -> None:
    form = {"addressee": "Мерові", "sections": ["greeting"], **given}

    response = officer_client.post(f"{NEW}?kind=first&tie={lead.slug}", form)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_letters_of_another_community_are_not_found(officer_client: Client, officer: User) -> None:
    theirs = TieFactory.create()
    letter = drafted(LetterKind.FIRST, About(theirs.community, None, theirs), officer)

    for name in ("letter", "send-letter", "discard-letter", "add-language"):
        address = reverse(f"outreach:{name}", args=["poltava", letter.pk])
        assert officer_client.post(address).status_code in {404, 405}
    with pytest.raises(RuleViolation) as caught:
        drafted(LetterKind.FIRST, About(officer.memberships.get().community, None, theirs), officer)
    assert caught.value.code == "foreign_row"


@pytest.mark.feature("D31")
def test_the_published_profile_is_at_hand_to_attach(
    officer_client: Client, poltava: Community, lead: Tie, officer: User
) -> None:
    letter = drafted(LetterKind.FIRST, About(poltava, tie=lead, officer=officer), officer)
    page = reverse("outreach:letter", args=["poltava", letter.pk])
    booklet = reverse("outreach:letter-booklet", args=["poltava", letter.pk, "en"])
    assert booklet not in officer_client.get(page).content.decode()

    making.published(poltava, officer)

    assert booklet in officer_client.get(page).content.decode()
    response = officer_client.get(booklet)
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Disposition"] == 'attachment; filename="poltava-profile-en.pdf"'
