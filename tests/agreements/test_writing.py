"""Writing: versions, lost updates, clauses, remarks, proposals, the partner's link, bad input."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.agreements.models import Agreement, Proposal, SectionText
from pobratym.agreements.selectors import findings, texts
from pobratym.agreements.services import drafting
from pobratym.agreements.services import texts as services
from pobratym.core.errors import RuleViolation
from pobratym.people.models import Community, User
from pobratym.wordings.models import Clause
from tests.agreements.making import agreement, write
from tests.conftest import TODAY

HOSTILE = '#read("/etc/passwd") $x$ <b>{{ 1 }}</b> \\ = * _ @ref `raw` ]]> &amp; \u200b'


@pytest.fixture
def draft(poltava: Community, officer: User) -> Agreement:
    return agreement(poltava, officer)


def text_of(draft: Agreement, section: str = "purpose", language: str = "uk") -> SectionText:
    return SectionText.objects.select_related("agreement__community").get(
        agreement=draft, section=section, language=language
    )


def save(client: Client, row: SectionText, text: str, version: object, **headers: str) -> Any:
    address = reverse("agreements:save", args=["poltava", row.agreement.code, row.pk])
    return client.post(address, {"text": text, "version": version}, headers=headers)


@pytest.mark.feature("E14")
def test_a_section_is_saved_as_one_writes(officer_client: Client, draft: Agreement) -> None:
    row = text_of(draft)

    response = save(officer_client, row, "Мета — співпраця.", 1, **{"HX-Request": "true"})

    assert response.status_code == 200
    assert '<input type="hidden" name="version" value="2">' in response.content.decode()
    assert text_of(draft).text == "Мета — співпраця."


def test_without_scripts_one_returns_to_the_section(
    officer_client: Client, draft: Agreement
) -> None:
    response = save(officer_client, text_of(draft), "Мета.", 1)

    assert response["Location"].endswith("/text/#purpose")


def test_a_lost_update_is_refused_and_nothing_typed_is_lost(
    officer_client: Client, draft: Agreement, officer: User
) -> None:
    services.save(text_of(draft), "Перший.", by=officer)

    response = save(officer_client, text_of(draft), "Другий.", 1)

    assert response.status_code == 422
    assert "Другий." in response.content.decode()
    assert text_of(draft).text == "Перший."


def test_one_sitting_is_one_version(draft: Agreement, officer: User) -> None:
    for words in ("М", "Ме", "Мета"):
        services.save(text_of(draft), words, by=officer)

    row = text_of(draft)
    assert [(v.version, v.text) for v in row.versions.all()] == [(4, "Мета")]


@pytest.mark.feature("N7")
def test_a_translation_falls_behind_and_is_confirmed(
    officer_client: Client, draft: Agreement, officer: User
) -> None:
    services.save(text_of(draft), "Мета.", by=officer)
    services.save(text_of(draft, language="en"), "Purpose.", by=officer)
    services.save(text_of(draft), "Мета!", by=officer)
    found = findings.of(draft, texts.sheets(draft), today=TODAY)
    assert [f.code for f in found if f.section == "purpose"] == ["languages_outdated"]
    row = text_of(draft, language="en")

    officer_client.post(reverse("agreements:confirm", args=["poltava", draft.code, row.pk]))

    found = findings.of(draft, texts.sheets(draft), today=TODAY)
    assert [f.code for f in found if f.section == "purpose"] == []


@pytest.mark.feature("E17")
@pytest.mark.feature("E30")
def test_clauses_are_taken_with_their_variables_filled(
    officer_client: Client, draft: Agreement, officer: User
) -> None:
    facts = {name: getattr(draft, name) for name in drafting.Facts.__slots__}
    wanted = {"term_months": 60, "extends_months": 12, "notice_months": 3}
    drafting.change(draft, drafting.Facts(**(facts | wanted)), by=officer)
    for code in ("term-fixed", "copies-equal"):
        clause = Clause.objects.get(code=code)
        address = reverse("agreements:take-clause", args=["poltava", draft.code])
        officer_client.post(address, {"clause": clause.pk})

    assert "укладений на 5 років" in text_of(draft, "term").text
    assert "for 1 year" in text_of(draft, "term", "en").text
    assert "українською та англійською мовами" in text_of(draft, "copies").text
    assert "equal legal force" in text_of(draft, "copies", "en").text


@pytest.mark.feature("E31")
def test_every_section_has_examples_in_both_languages() -> None:
    shared = Clause.objects.filter(community=None)

    assert len(set(shared.values_list("section", flat=True))) == 10
    assert not shared.filter(text_en="").exists()
    braces = {name for text in shared.values_list("text_uk", flat=True)
              for name in re.findall(r"\{(\w+)\}", text)}  # fmt: skip
    assert braces <= {"parties", "years", "extension", "notice", "report", "copies", "languages"}


def test_examples_agree_with_themselves(draft: Agreement, officer: User) -> None:
    """What we ship passes our own check between languages."""
    write(draft, officer)

    found = findings.of(draft, texts.sheets(draft), today=TODAY)

    assert [(f.code, f.section, f.here, f.there) for f in found] == []


@pytest.mark.feature("N37")
def test_the_partner_reads_and_proposes_without_an_account(
    officer_client: Client, draft: Agreement, officer: User
) -> None:
    write(draft, officer)
    invited = officer_client.post(
        reverse("agreements:invite", args=["poltava", draft.code]),
        {"guest_name": "Eva Exempel", "valid_days": "30", "language": "en"},
    )
    address = re.sub(r"^https?://[^/]+", "", invited.context["guest_url"])
    guest = Client()

    shown = guest.get(address).content.decode()
    assert "Draft for Eva Exempel" in shown
    assert "Poltava (community) and Kalmar Municipality, hereinafter" in shown
    guest.post(address, {"section": "purpose", "language": "en", "text": "Our wording."})
    guest.post(address, {"section": "purpose", "text": "Looks good."})

    proposal = Proposal.objects.get()
    assert text_of(draft, language="en").text != "Our wording."
    assert [c.by_guest for c in draft.comments.all()] == [True]
    officer_client.post(
        reverse("agreements:settle", args=["poltava", draft.code, proposal.pk]), {"accept": ""}
    )
    assert text_of(draft, language="en").text == "Our wording."


@pytest.mark.parametrize("token", ["x", "x" * 500, "a.b.c"])
def test_a_forged_link_opens_nothing(token: str) -> None:
    response = Client().get(reverse("agreements_public:guest", args=[token]))

    assert response.status_code == 410


@pytest.mark.parametrize(
    ("text", "version", "code"),
    [
        pytest.param("x" * 200_001, 1, 422, id="two-hundred-pages"),
        pytest.param("Мета", "", 422, id="no-version"),
        pytest.param("Мета", "9" * 20, 422, id="a-version-of-20-digits"),
        pytest.param("Мета", "-1", 422, id="negative"),
        pytest.param("\x00\x07\u202eМета\ud800".encode("utf-8", "replace").decode(), 1, 302,
                     id="control-characters"),
    ],
)  # fmt: skip
def test_bad_text_is_refused_in_one_sentence(
    officer_client: Client, draft: Agreement, text: str, version: object, code: int
) -> None:
    assert save(officer_client, text_of(draft), text, version).status_code == code
    assert text_of(draft).text in {"", "Мета?", "Мета"}


@pytest.mark.slow  # draws two papers twice
def test_markup_of_typst_and_word_is_printed_not_run(draft: Agreement, officer: User) -> None:
    from pobratym.agreements import copies  # noqa: PLC0415 - drawing is slow to import

    write(draft, officer)
    services.save(text_of(draft, "finance"), HOSTILE, by=officer)
    made = copies.Draft(draft)
    (_, ours), _ = made.copies()

    assert copies.as_pdf(made, ours).startswith(b"%PDF-1.7")
    assert copies.as_docx(made, ours).startswith(b"PK")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"languages": ()}, "languages_unknown"),
        ({"languages": ("uk", "xx")}, "languages_unknown"),
        ({"sides": ()}, "no_sides"),
        ({"form_advised": "letters"}, "reason_missing"),
    ],
)
def test_a_draft_needs_sides_languages_and_reasons(
    poltava: Community, officer: User, changes: dict[str, Any], code: str
) -> None:
    facts: dict[str, Any] = {
        "form": "agreement", "title_uk": "У", "title_en": "", "languages": ("uk",),
        "sides": (drafting.Side("municipality", "pl"),),
    }  # fmt: skip

    with pytest.raises(RuleViolation) as problem:
        drafting.start(poltava, drafting.NewAgreement(**(facts | changes)), by=officer)

    assert problem.value.code == code
    assert not Agreement.objects.exists()


def test_what_was_typed_when_the_text_was_closed_is_shown_to_copy(
    officer_client: Client, draft: Agreement
) -> None:
    row = SectionText.objects.get(agreement=draft, section="purpose", language="uk")
    Agreement.objects.filter(pk=draft.pk).update(state="signed")
    address = reverse("agreements:save", args=["poltava", draft.code, row.pk])

    refused = officer_client.post(address, {"text": "Довга думка.", "version": row.version})

    assert refused.status_code == 422
    assert "Довга думка." in refused.content.decode()
    row.refresh_from_db()
    assert row.text != "Довга думка."
