"""The copies as papers: tagged, archival, in order, honest about what is missing."""

from __future__ import annotations

import itertools
import re
import time
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.agreements import copies
from pobratym.agreements.models import Agreement, SectionText
from pobratym.agreements.selectors import findings
from pobratym.agreements.selectors import texts as reads
from pobratym.agreements.services import drafting, signing, texts
from pobratym.agreements.services.drafting import Words
from pobratym.core import calendar
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.documents import pdf
from pobratym.law.models import LegalBasis
from pobratym.people.models import Community, User
from pobratym.wordings import services as wordings
from pobratym.wordings.states import Phrase
from tests.agreements.making import (
    ADAZI,
    DUSHETI,
    KALMAR,
    SAKIAI,
    agreement,
    name_signatories,
    on_track,
    walk,
    write,
)
from tests.conftest import TODAY

SWEDISH = "Parterna samarbetar."
GEORGIAN = "მხარეები თანამშრომლობენ."


def translate(made: Agreement, language: str, words: str, by: User) -> None:
    """Fill a language with as many clauses as the first one has."""
    for row in made.texts.filter(language=language).select_related("agreement"):
        source = made.texts.get(section=row.section, language="uk").text
        texts.save(row, "\n".join([words] * len(source.split("\n"))), by=by)


def papers(made: Agreement) -> list[bytes]:
    draft = copies.Draft(made)
    return [copies.as_pdf(draft, copy) for _owner, copy in draft.copies()]


@pytest.fixture
def kalmar_draft(poltava: Community, officer: User) -> Agreement:
    made = write(agreement(poltava, officer, KALMAR, languages=("uk", "en", "sv")), officer)
    translate(made, "sv", SWEDISH, officer)
    name_signatories(made, officer)
    return made


@pytest.mark.feature("N6")
def test_a_copy_is_tagged_and_archival(kalmar_draft: Agreement) -> None:
    for paper, language in zip(papers(kalmar_draft), ("uk", "sv"), strict=True):
        assert b"/MarkInfo<</Marked true" in paper
        assert b"/DisplayDocTitle true" in paper
        assert b"<pdfuaid:part>1</pdfuaid:part>" in paper
        assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<" in paper
        assert b"<dc:title>" in paper
        catalogue = re.search(rb"/Lang\((\w+)\)/StructTreeRoot", paper)
        assert catalogue
        assert catalogue[1].decode() == language
        assert set(re.findall(rb"/Lang\((\w+)\)", paper)) == {b"uk", b"en", b"sv"}
        assert b"/Alt(" in paper


def test_every_font_is_embedded(kalmar_draft: Agreement) -> None:
    paper = papers(kalmar_draft)[0]
    descriptors = re.findall(rb"/Type/FontDescriptor.*?>>", paper, re.DOTALL)

    assert descriptors
    assert all(b"/FontFile" in descriptor for descriptor in descriptors)


def test_headings_never_skip_a_level(kalmar_draft: Agreement) -> None:
    found = re.findall(rb"/S/H(\d)", papers(kalmar_draft)[0])
    levels = [int(level) for level in found]

    assert levels[0] == 1
    assert levels.count(1) == 3
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_headings_stand_in_each_language_of_the_copy(kalmar_draft: Agreement) -> None:
    draft = copies.Draft(kalmar_draft)
    (_us, ours), (_them, theirs) = draft.copies()

    facts = draft.facts(theirs)

    assert [row["code"] for row in facts["languages"]] == ["sv", "uk", "en"]
    heads = {section["number"]: section["heading"] for section in facts["sections"]}
    assert heads[1] == {"sv": "Syfte", "uk": "Мета", "en": "Purpose"}
    assert heads[0] == {"sv": "", "uk": "", "en": ""}
    assert facts["original"] == "Exemplar 2 av 2"
    assert draft.facts(ours)["original"] == "Примірник 1 з 2"
    assert facts["originals"]["sv"] == "Antal exemplar: 2"
    assert facts["signatures"][0]["sv"]["name"] == "Kalmar kommun"
    assert facts["draft"] == ""


@pytest.mark.feature("E25")
def test_place_and_day_stand_in_every_language(kalmar_draft: Agreement) -> None:
    Agreement.objects.filter(pk=kalmar_draft.pk).update(
        signed_on=PartialDate("2026-03-14"), signed_at_uk="Полтава", signed_at_en="Poltava"
    )
    kalmar_draft.refresh_from_db()
    draft = copies.Draft(kalmar_draft)

    place = draft.facts(draft.copies()[0][1])["place"]

    assert place == {
        "uk": "Місце та дата підписання: Полтава, 14 березня 2026\u202fр.",
        "en": "Place and date of signing: Poltava, 14 March 2026",
        "sv": "Ort och datum för undertecknande: Poltava, 14 mars 2026",
    }


@pytest.mark.feature("A7")
def test_four_parties_in_five_languages_print(poltava: Community, officer: User) -> None:
    tongues = ("uk", "en", "lv", "ka", "lt")
    made = write(agreement(poltava, officer, ADAZI, DUSHETI, SAKIAI, languages=tongues), officer)
    for language in ("lv", "lt"):
        translate(made, language, "Puses / šalys ķīģļņā.", officer)
    translate(made, "ka", GEORGIAN, officer)

    four = papers(made)

    assert len(four) == 4
    assert pdf.unprintable(GEORGIAN) == ""
    firsts = [re.search(rb"/Lang\((\w+)\)/StructTreeRoot", paper) for paper in four]
    assert [first[1] for first in firsts if first] == [b"uk", b"lv", b"ka", b"lt"]


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Полтава №\u202f1 — «ʼґ’» Ādaži Šakiai Łódź ğ ₴ €", ""),
        (GEORGIAN, ""),
        ("日本 Kyoto 日", "日本"),
        ("", ""),
    ],
)
def test_letters_that_no_font_has_are_known_beforehand(text: str, lacking: str) -> None:
    assert pdf.unprintable(text) == "".join(sorted(lacking))


def test_every_shipped_phrase_can_be_printed() -> None:
    words = "".join(
        text
        for row in wordings.shipped("phrases.yaml").values()
        for text in row["phrases"].values()
    )

    assert pdf.unprintable(words) == ""


def test_a_letter_without_a_font_is_a_finding_and_refuses_the_pdf(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    made = write(agreement(poltava, officer, languages=("uk", "ja")), officer)
    row = SectionText.objects.get(agreement=made, section="purpose", language="ja")
    texts.save(row, "目的", by=officer)

    found = findings.of(made, reads.sheets(made), today=TODAY)
    assert [f.quote for f in found if f.code == "unprintable"] == ["的目"]
    with pytest.raises(RuleViolation) as refused:
        signing.draw(made, by=officer)
    assert refused.value.code == "unprintable"
    address = reverse("agreements:preview", args=["poltava", made.code, 0, "pdf"])
    shown = officer_client.get(address, follow=True)
    assert "的目" in shown.content.decode()
    word = reverse("agreements:preview", args=["poltava", made.code, 0, "docx"])
    assert officer_client.get(word).status_code == 200


def test_headings_no_speaker_has_read_are_told(kalmar_draft: Agreement, officer: User) -> None:
    found = findings.of(kalmar_draft, reads.sheets(kalmar_draft), today=TODAY)
    assert [(f.code, f.language) for f in found if f.code.startswith("phrases")] == [
        ("phrases_unread", "sv")
    ]
    words = {phrase.value: "ord" for phrase in Phrase}

    wordings.write_phrases("sv", words, reader="Astrid Exempel",
                           community=kalmar_draft.community, by=officer)  # fmt: skip

    again = findings.of(kalmar_draft, reads.sheets(kalmar_draft), today=TODAY)
    assert not [f for f in again if f.code.startswith("phrases")]


def test_a_language_without_headings_is_told(poltava: Community, officer: User) -> None:
    made = agreement(poltava, officer, languages=("uk", "ja"))

    found = findings.of(made, reads.sheets(made), today=TODAY)

    assert ("phrases_missing", "ja") in [(f.code, f.language) for f in found]


def test_a_copy_with_a_missing_text_is_a_draft_that_says_where(
    poltava: Community, officer: User
) -> None:
    made = write(agreement(poltava, officer, KALMAR, languages=("uk", "sv")), officer)
    draft = copies.Draft(made)

    facts = draft.facts(draft.copies()[1][1])

    assert facts["draft"] == "UTKAST · ПРОЄКТ"
    assert facts["missing"]["sv"] == "Text på detta språk saknas"
    assert facts["title"]["sv"] == "[Text på detta språk saknas]"
    word = copies.as_docx(draft, draft.copies()[1][1])
    assert word == copies.as_docx(draft, draft.copies()[1][1])


def test_the_page_of_copies_names_each_missing_text(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    made = write(agreement(poltava, officer, KALMAR, languages=("uk", "sv")), officer)

    shown = officer_client.get(reverse("agreements:copies", args=["poltava", made.code]))

    missing = shown.context["untranslated"]["sv"]
    assert len(missing) == 10
    assert f"/text/#{missing[0].section}" in shown.content.decode()


def test_a_whole_copy_is_a_draft_only_where_it_is_looked_at_beforehand(
    kalmar_draft: Agreement,
) -> None:
    draft = copies.Draft(kalmar_draft)
    copy = draft.copies()[0][1]

    assert draft.is_whole
    assert draft.facts(copy)["draft"] == ""
    assert draft.facts(copy, is_draft=True)["draft"] == "ПРОЄКТ · DRAFT · UTKAST"
    assert copies.as_pdf(draft, copy) == copies.as_pdf(draft, copy)


def test_a_text_changed_after_the_copies_were_drawn_holds_the_signing_up(
    poltava: Community, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = walk(on_track(agreement(poltava, officer), officer), officer)
    name_signatories(made, officer)
    signing.draw(made, by=officer)
    later: datetime = calendar.now() + timedelta(minutes=1)
    monkeypatch.setattr(calendar, "now", lambda: later)
    row = SectionText.objects.get(agreement=made, section="purpose", language="en")
    texts.save(row, "Another purpose.", by=officer)

    with pytest.raises(RuleViolation) as refused:
        signing.sign(made, signing.Signing(PartialDate.of(TODAY)), by=officer)

    assert refused.value.code == "copies_outdated"


def test_a_signatory_without_an_office_is_a_line_to_fill_in(
    poltava: Community, officer: User
) -> None:
    made = write(agreement(poltava, officer), officer)
    party = made.parties.get(position=1)
    drafting.word_party(party, {"uk": Words("Кальмар", "Я. Приклад", "")}, by=officer)
    draft = copies.Draft(made)

    facts = draft.facts(draft.copies()[0][1])

    assert facts["signatures"][1]["uk"]["office"] == copies.LINE
    assert facts["draft"]


@pytest.mark.feature("N28")
@pytest.mark.parametrize(
    ("signed", "label"), [("1986", "у 2026 році"), ("1986-04", "квітень 2026 р.")]
)
def test_an_anniversary_of_a_year_or_month_is_announced(
    officer_client: Client, poltava: Community, officer: User, signed: str, label: str
) -> None:
    made = agreement(poltava, officer)
    Agreement.objects.filter(pk=made.pk).update(state="in_force", signed_on=PartialDate(signed))

    shown = officer_client.get(reverse("agreements:agreement", args=["poltava", made.code]))

    text = shown.content.decode().replace("\u202f", " ")
    assert label in text
    assert "40 років" in text


@pytest.mark.feature("N4")
def test_a_law_that_is_not_kept_is_flagged_where_it_is_cited(
    poltava: Community, officer: User
) -> None:
    made = write(agreement(poltava, officer), officer)
    row = SectionText.objects.get(agreement=made, section="law", language="uk")
    texts.save(row, "1. Право держав.\n2. Закони № 3668-IX та № 1861-IV.", by=officer)

    found = findings.of(made, reads.sheets(made), today=TODAY)

    flagged = [(f.section, f.clause, f.quote) for f in found if f.code == "unknown_basis"]
    assert flagged == [("law", 2, "1861-IV")]


@pytest.mark.feature("N4")
def test_a_basis_that_ended_is_flagged_on_the_track(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    made = on_track(agreement(poltava, officer), officer)
    address = reverse("agreements:track", args=["poltava", made.code])
    assert not officer_client.get(address).context["repealed"]
    LegalBasis.objects.filter(code="l-3668").update(valid_until=TODAY - timedelta(days=1))

    shown = officer_client.get(address)

    assert shown.context["repealed"] == {LegalBasis.objects.get(code="l-3668").pk}


def test_a_name_not_known_in_a_third_language_is_the_english_one(
    poltava: Community, officer: User
) -> None:
    made = write(agreement(poltava, officer, DUSHETI, languages=("uk", "en", "ka")), officer)
    draft = copies.Draft(made)

    guest = draft.facts(draft.copies()[0][1])["signatures"][1]

    assert [guest[code]["name"] for code in ("uk", "en", "ka")] == ["Душеті", "Dusheti", "Dusheti"]


@pytest.mark.parametrize("languages", [("uk", "en"), ("uk",)])
def test_a_run_without_a_space_prints_and_does_not_take_its_time(
    poltava: Community, officer: User, languages: tuple[str, ...]
) -> None:
    """In one column, the best breaks of such a paragraph took 5 s; in two, the PDF was refused."""
    made = write(agreement(poltava, officer, KALMAR, languages=languages), officer)
    texts.save(made.texts.get(section="purpose", language="uk"), "а" * 80_000, by=officer)
    draft = copies.Draft(made)
    began = time.process_time()

    content = copies.as_pdf(draft, draft.copies()[0][1])

    assert content.startswith(b"%PDF")
    assert time.process_time() - began < 3


def test_a_title_has_a_thousand_characters_at_most(poltava: Community, officer: User) -> None:
    made = write(agreement(poltava, officer), officer)
    title = made.texts.get(section="title", language="uk")

    texts.save(title, "слово " * 165 + "1" * 10, by=officer)
    draft = copies.Draft(made)
    assert copies.as_pdf(draft, draft.copies()[0][1]).startswith(b"%PDF")
    with pytest.raises(RuleViolation) as refused:
        texts.save(title, "с" * 1_001, by=officer)

    assert (refused.value.code, refused.value.field) == ("too_long", "text")
