"""Letters and cover notes: in the state language, with a translation for the partner."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from babel.dates import format_date
from django.utils import translation

from pobratym.agreements.models import Agreement, AgreementParty
from pobratym.agreements.selectors.agreements import name_of
from pobratym.core import calendar
from pobratym.documents import pdf, word
from pobratym.law import selectors as law
from pobratym.wordings.tongues import listed, own_name

TEMPLATE: Final = Path(__file__).parent / "typst" / "letter.typ"
KINDS: Final = ("ministry", "registration", "partner")
_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class Letter:
    content: bytes
    media_type: str


def make(agreement: Agreement, kind: str, suffix: str) -> Letter | None:
    """Return a letter of one of `KINDS` as "pdf" or "docx"; None for anything else."""
    if kind not in KINDS or suffix not in _TYPES:
        return None
    with translation.override("uk"):
        facts = _facts(agreement, kind)
    if suffix == "pdf":
        return Letter(pdf.render(TEMPLATE, facts, made_at=agreement.created_at), _TYPES[suffix])

    def write(paper: word.Paper) -> None:
        for place, sheet in enumerate(facts["sheets"]):
            if place:
                paper.page_break()
            for line in (sheet["sender"], sheet["number"], sheet["to"]):
                paper.text(line, language=sheet["language"])
            paper.heading(sheet["subject"], language=sheet["language"])
            for line in (*sheet["body"], sheet["signature"]):
                paper.text(line, language=sheet["language"])

    made = word.render(write, title=facts["title"], language="uk")
    return Letter(made, _TYPES[suffix])


def _facts(agreement: Agreement, kind: str) -> dict[str, Any]:
    parties = list(agreement.parties.prefetch_related("wordings"))
    languages = list(dict.fromkeys(agreement.texts.order_by("position").values_list(
        "language", flat=True)))  # fmt: skip
    sheets = [_sheet(agreement, kind, "uk", parties, languages)]
    if kind == "partner":
        sheets.append(_sheet(agreement, kind, "en", parties, languages))
    return {"title": f"{sheets[0]['subject']} · {agreement.code}", "sheets": sheets}


def _sheet(
    agreement: Agreement,
    kind: str,
    code: str,
    parties: list[AgreementParty],
    languages: list[str],
) -> dict[str, Any]:
    others = "; ".join(name_of(party, code) for party in parties if not party.is_home)
    home = next(party for party in parties if party.is_home)
    title = agreement.title_uk if code == "uk" else agreement.title_en or agreement.title_uk
    community = agreement.community
    sender = community.name_uk if code == "uk" else community.name_en or community.name_uk
    words = {
        "title": title,
        "others": others,
        "languages": listed(languages, code),
        "copies": str(agreement.parties.count()),
        "basis": _basis("l-3668"),
        "ground": _basis("cmu-357"),
        "signed": _signed(agreement),
    }
    text = _TEXTS[kind, code]
    return {
        "language": code,
        "sender": sender,
        "number": _DATES[code]
        % {"day": format_date(calendar.today(), "long", locale=_LOCALES[code])},
        "to": text["to"] % words,
        "subject": text["subject"] % words,
        "body": [line % words for line in text["body"]],
        "signature": _signature(home, code),
        "note": f"{own_name(code)}" if code != "uk" else "",
    }


def _signature(home: AgreementParty, code: str) -> str:
    """Who signs for us, as the copies name them; a line where that is not known."""
    own = next((words for words in home.wordings.all() if words.language == code), None)
    office = (own.office if own else "") or _HEADS[code]
    return f"{office} ____________________ {own.signatory if own else ''}".strip()


def _basis(code: str) -> str:
    found = law.basis(code)
    return found.title_uk if found else "____________"


def _signed(agreement: Agreement) -> str:
    day = agreement.signed_on.day if agreement.signed_on else None
    return format_date(day, "long", locale="uk") if day else "____________"


_LOCALES: Final = {"uk": "uk", "en": "en_GB"}
_DATES: Final = {"uk": "%(day)s № ____________", "en": "%(day)s, No. ____________"}
_HEADS: Final = {"uk": "Голова громади", "en": "Head of the community"}
_TEXTS: Final[dict[tuple[str, str], dict[str, Any]]] = {
    ("ministry", "uk"): {
        "to": "Міністерство розвитку громад",
        "subject": "Про погодження проєкту: «%(title)s»",
        "body": (
            "Надсилаємо на погодження проєкт документа «%(title)s», інша сторона — %(others)s.",
            "Підстава: %(basis)s.",
            "Проєкт складено %(languages)s; кількість примірників — %(copies)s.",
            "Додатки: проєкт документа всіма мовами тексту; обґрунтування.",
        ),
    },
    ("registration", "uk"): {
        "to": "Міністерство розвитку громад",
        "subject": "Про реєстрацію: «%(title)s»",
        "body": (
            "Надсилаємо для реєстрації документ «%(title)s», підписаний %(signed)s.",
            "Інша сторона: %(others)s.",
            "Підстава: %(ground)s.",
            "Додатки: копія підписаного документа; реєстраційна картка (XLSX).",
        ),
    },
    ("partner", "uk"): {
        "to": "%(others)s",
        "subject": "Про проєкт документа: «%(title)s»",
        "body": (
            "Щиро дякуємо за співпрацю. Надсилаємо проєкт документа «%(title)s» на Ваш розгляд.",
            "Проєкт складено %(languages)s. Будемо вдячні за Ваші зауваження.",
            "Просимо повідомити, хто підписуватиме документ: ім’я, прізвище, посада.",
            "Переклад листа додається.",
        ),
    },
    ("partner", "en"): {
        "to": "%(others)s",
        "subject": "Draft document: “%(title)s”",
        "body": (
            "Thank you sincerely for our cooperation. Please find attached the draft “%(title)s”.",
            "The draft is written in %(languages)s. We would be grateful for your remarks.",
            "Please let us know who will sign for your side: name, surname, office.",
            "This is a translation of the letter in the state language.",
        ),
    },
}
