"""A letter as PDF to send and as DOCX to change: one sheet a language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from babel.dates import format_date
from django.utils import translation
from django.utils.translation import gettext as _

from pobratym.core import calendar, language
from pobratym.core.translation import WAITING
from pobratym.documents import pdf, word
from pobratym.outreach.models import Letter, LetterText

TEMPLATE: Final = Path(__file__).parent / "typst" / "letter.typ"
TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class Printed:
    content: bytes
    media_type: str


def make(letter: Letter, suffix: str) -> Printed | None:
    """Return the letter as "pdf" or "docx", None for anything else. Queries: 1."""
    if suffix not in TYPES:
        return None
    sheets = [_sheet(letter, text) for text in letter.texts.all() if text.body]
    title = sheets[0]["subject"] or str(letter) if sheets else str(letter)
    if not sheets:
        sheets = [_sheet(letter, LetterText(letter=letter, language="uk"))]
    if suffix == "pdf":
        made = pdf.render(TEMPLATE, {"title": title, "sheets": sheets}, made_at=letter.created_at)
        return Printed(made, TYPES[suffix])

    def write(paper: word.Paper) -> None:
        for place, sheet in enumerate(sheets):
            if place:
                paper.page_break()
            for line in (sheet["sender"], sheet["number"], sheet["to"], sheet["note"]):
                if line:
                    paper.text(line, language=sheet["language"])
            paper.heading(sheet["subject"], language=sheet["language"])
            for paragraph in sheet["body"]:
                paper.text("\n".join(paragraph), language=sheet["language"])

    return Printed(word.render(write, title=title, language="uk"), TYPES[suffix])


def _sheet(letter: Letter, text: LetterText) -> dict[str, Any]:
    words = "uk" if text.language == "uk" else "en"
    community = letter.community
    with translation.override(words):
        return {
            "language": text.language,
            "sender": language.pick(uk=community.name_uk, en=community.name_en).text,
            "number": _numbered(letter, words),
            "to": letter.addressee,
            "subject": pdf.breakable(text.subject),
            "body": [
                pdf.breakable(block).split("\n")
                for block in text.body.split("\n\n")
                if block.strip()
            ],
            "note": _note(text),
        }


def _numbered(letter: Letter, lang: str) -> str:
    day = format_date(
        letter.sent_on or calendar.today(), "long", locale="uk" if lang == "uk" else "en_GB"
    )
    if letter.paper is None:
        return _("Draft, %(day)s") % {"day": day}
    return _("%(day)s, No. %(number)s") % {"day": day, "number": letter.paper.number}


def _note(text: LetterText) -> str:
    if text.state in WAITING:
        return _("Machine translation: nobody has read it yet.")
    return (
        ""
        if text.is_original or text.language == "uk"
        else _("Translation of the letter in the state language.")
    )
