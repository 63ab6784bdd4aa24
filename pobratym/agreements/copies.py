"""Facts of a copy for the templates: names, languages and signatures by the alternat."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

import segno
from babel.dates import format_date
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from pobratym.agreements.models import Agreement, AgreementParty, SectionText, Wording
from pobratym.agreements.rules import alternat
from pobratym.documents import pdf, word
from pobratym.wordings import selectors as wordings
from pobratym.wordings.selectors import Book
from pobratym.wordings.states import Phrase, Section
from pobratym.wordings.tongues import LIVE, own_name

TEMPLATE: Final = Path(__file__).parent / "typst" / "copy.typ"
BILINGUAL: Final = 2
LINE: Final = "____________"
_LOCALES: Final = {"en": "en_GB"}
_UNTITLED: Final = frozenset({Section.TITLE, Section.BACKGROUND, Section.SIGNATURES})

Texts = dict[tuple[str, str], SectionText]


class Draft:
    """An agreement read once, from which all copies are drawn. Queries: 5."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.parties: list[AgreementParty] = list(
            agreement.parties.order_by("position").prefetch_related("wordings")
        )
        rows = list(agreement.texts.order_by("position", "pk"))
        self.texts: Texts = {(row.section, row.language): row for row in rows}
        self.languages = list(dict.fromkeys(row.language for row in rows))
        self.words: dict[tuple[int, str], Wording] = {
            (party.pk, wording.language): wording
            for party in self.parties
            for wording in party.wordings.all()
        }
        self.book: Book = wordings.book(agreement.community, self.languages)

    @property
    def is_whole(self) -> bool:
        """Whether every written section has a text, and every party its words, in each language."""
        written = {section for (section, _code), row in self.texts.items() if row.text}
        texts = all(row.text for (section, _c), row in self.texts.items() if section in written)
        return texts and all(w.name and w.office and w.signatory for w in self.words.values())

    def copies(self) -> list[tuple[AgreementParty, alternat.Copy]]:
        """The originals in the agreed order of their owners."""
        plain = [alternat.Party(party.pk, party.language) for party in self.parties]
        made = alternat.copies(plain, self.languages)
        return list(zip(self.parties, made, strict=True))

    def facts(self, copy: alternat.Copy, *, is_draft: bool = False) -> dict[str, Any]:
        """What the templates need; plain values only. Shape: see `typst/copy.typ`.

        A copy that is not whole says that it is a draft, and where a text is missing.
        """
        order = [int(party.key) for party in copy.parties]
        place = [party.pk for party in self.parties].index(order[0])
        return {
            "code": self.agreement.code,
            "draft": self._draft(copy.languages) if is_draft or not self.is_whole else "",
            "original": self._original(copy.languages[0], place + 1, len(order)),
            "missing": {code: self.book.text(code, Phrase.MISSING) for code in copy.languages},
            "originals": {
                code: _labelled(self.book.text(code, Phrase.ORIGINALS), str(len(order)))
                for code in copy.languages
            },
            "languages": [{"code": code, "name": own_name(code)} for code in copy.languages],
            "bilingual": len(copy.languages) == BILINGUAL,
            "title": {code: self._title(code) for code in copy.languages},
            "sections": [
                {
                    "number": number,
                    "heading": {code: self._heading(section, code) for code in copy.languages},
                    "clauses": self._clauses(section, copy.languages, order),
                }
                for number, section in self._numbered()
            ],
            "closing": {
                code: self._filled(Section.SIGNATURES, code, order) for code in copy.languages
            },
            "place": {code: self._place(code) for code in copy.languages},
            "signatures": [
                {code: self._signature(pk, code) for code in copy.languages} for pk in order
            ],
            "url": self.url,
            "qr": _qr(self.url),
        }

    @property
    def url(self) -> str:
        with translation.override("uk"):
            path = reverse(
                "agreements_public:agreement",
                args=[self.agreement.community.slug, self.agreement.code],
            )
        return f"{settings.PUBLIC_URL}{path}"

    def _draft(self, languages: tuple[str, ...]) -> str:
        """The mark of a draft in the languages of the copy; a dash where none has one."""
        marks = (self.book.text(code, Phrase.DRAFT) for code in languages)
        return " · ".join(dict.fromkeys(filter(None, marks))) or "—"

    def _original(self, code: str, number: int, among: int) -> str:
        return self.book.text(code, Phrase.COPY, n=number, all=among) or f"{number}/{among}"

    def _heading(self, section: Section, code: str) -> str:
        return "" if section in _UNTITLED else self.book.text(code, Phrase(section.value))

    def _title(self, code: str) -> str:
        """The title in a language; where it has none, the note that it is missing."""
        row = self.texts.get((Section.TITLE, code))
        known = {"uk": self.agreement.title_uk, "en": self.agreement.title_en}.get(code, "")
        title = (row.text.replace("\n", " ") if row else "") or known
        missing = self.book.text(code, Phrase.MISSING)
        return title or (f"[{missing}]" if missing else self.agreement.title_uk)

    def _numbered(self) -> list[tuple[int, Section]]:
        """Written sections; background and signatures stand without a number."""
        written = [
            section
            for section in Section
            if section not in {Section.TITLE, Section.SIGNATURES}
            and any(row.text for (name, _code), row in self.texts.items() if name == section)
        ]
        numbers = iter(range(1, len(written) + 1))
        return [(0 if section in _UNTITLED else next(numbers), section) for section in written]

    def _clauses(
        self, section: Section, languages: tuple[str, ...], order: list[int]
    ) -> list[dict[str, str]]:
        """Clauses beside each other; where the counts differ, the missing ones are empty."""
        columns = {code: self._filled(section, code, order).split("\n") for code in languages}
        longest = max(len(lines) for lines in columns.values())
        return [
            {code: lines[row] if row < len(lines) else "" for code, lines in columns.items()}
            for row in range(longest)
        ]

    def _filled(self, section: Section, code: str, order: list[int]) -> str:
        row = self.texts.get((section, code))
        if row is None:
            return ""
        return row.text.replace(LIVE, self._names(order, code))

    def _names(self, order: list[int], code: str) -> str:
        return self.book.listed([self._name(pk, code) for pk in order], code)

    def _name(self, pk: int, code: str) -> str:
        """The name of a party in a language, else the English one, else any it has."""
        names = {lang: w.name for (key, lang), w in self.words.items() if key == pk and w.name}
        return names.get(code) or names.get("en") or next(iter(names.values()), LINE)

    def _signature(self, pk: int, code: str) -> dict[str, str]:
        own = self.words.get((pk, code))
        return {
            "name": self._name(pk, code),
            "office": (own.office if own else "") or LINE,
            "signatory": own.signatory if own else "",
        }

    def _place(self, code: str) -> str:
        """Place and date of signing; lines to fill in by hand while they are not known."""
        agreement = self.agreement
        place = agreement.signed_at_uk if code == "uk" else agreement.signed_at_en
        place = place or agreement.signed_at_en or agreement.signed_at_uk or LINE
        day = agreement.signed_on.day if agreement.signed_on else None
        locale = _LOCALES.get(code, code)
        date = format_date(day, format="long", locale=locale) if day else f"{LINE} 20__"
        return _labelled(self.book.text(code, Phrase.PLACE), f"{place}, {date}")


def as_pdf(draft: Draft, copy: alternat.Copy, *, is_draft: bool = False) -> bytes:
    """Return the copy as PDF/UA-1 + PDF/A-2a; the same draft gives the same bytes.

    Raises: `pdf.Unprintable` when no font has some of its letters.
    """
    facts = draft.facts(copy, is_draft=is_draft)
    for section in facts["sections"]:
        section["clauses"] = [_breakable(clause) for clause in section["clauses"]]
    facts |= {part: _breakable(facts[part]) for part in ("title", "closing")}
    return pdf.render(TEMPLATE, facts, made_at=draft.agreement.created_at)


def _breakable(texts: dict[str, str]) -> dict[str, str]:
    return {code: pdf.breakable(words) for code, words in texts.items()}


def as_docx(draft: Draft, copy: alternat.Copy, *, is_draft: bool = False) -> bytes:
    """Return the copy as DOCX for negotiation: two languages in columns, more one after another."""
    facts = draft.facts(copy, is_draft=is_draft)
    first = copy.languages[0]

    def write(paper: word.Paper) -> None:
        paper.footer(f"{facts['code']}\t{facts['original']}", language=first)
        groups = [copy.languages] if facts["bilingual"] else [(code,) for code in copy.languages]
        if facts["draft"]:
            paper.text(facts["draft"], language=first, bold=True)
        for place, group in enumerate(groups):
            if place:
                paper.page_break()
            _write_text(paper, facts, group)
        for group in groups:
            _write_ending(paper, facts, group)
        _write_signatures(paper, facts, copy.languages)

    return word.render(write, title=facts["title"][first], language=first)


def _write_text(paper: word.Paper, facts: dict[str, Any], group: tuple[str, ...]) -> None:
    def row(values: dict[str, str], *, level: int = 0) -> None:
        cells = paper.columns(len(group)) if len(group) > 1 else [None]
        for code, cell in zip(group, cells, strict=True):
            if level:
                paper.heading(
                    values[code], language=code, where=cell, centred=level == 1, level=level
                )
            else:
                paper.text(values[code], language=code, where=cell)

    row(facts["title"], level=1)
    for section in facts["sections"]:
        if section["number"]:
            heads = section["heading"]
            row({c: f"{section['number']}. {heads[c]}".strip() for c in group}, level=2)
        empty = [code for code in group if not any(c[code] for c in section["clauses"])]
        notes = {code: f"[{facts['missing'][code] or '…'}]" for code in empty}
        for place, clause in enumerate(section["clauses"]):
            words = clause | notes if place == 0 else clause
            if any(words[code] for code in group):
                row(words)


def _write_ending(paper: word.Paper, facts: dict[str, Any], group: tuple[str, ...]) -> None:
    """What stands above the signatures: number of originals, place and date, closing words."""
    cells = paper.columns(len(group)) if len(group) > 1 else [None]
    for code, cell in zip(group, cells, strict=True):
        for part in ("originals", "place", "closing"):
            if facts[part][code]:
                paper.text(facts[part][code], language=code, where=cell, keep=True)


def _write_signatures(paper: word.Paper, facts: dict[str, Any], languages: tuple[str, ...]) -> None:
    """Two signatures a row: names and offices, then the lines at one height, then who signs."""
    people = facts["signatures"]
    for start in range(0, len(people), BILINGUAL):
        pair = people[start : start + BILINGUAL]
        for words, cell in zip(pair, paper.columns(BILINGUAL), strict=False):
            for code in languages:
                paper.text(words[code]["name"], language=code, where=cell, bold=True, keep=True)
                paper.text(words[code]["office"], language=code, where=cell, keep=True)
        for _words, cell in zip(pair, paper.columns(BILINGUAL), strict=False):
            paper.text(f"\n{LINE}{LINE}", language=languages[0], where=cell, keep=True)
        for words, cell in zip(pair, paper.columns(BILINGUAL), strict=False):
            for code in languages:
                paper.text(words[code]["signatory"], language=code, where=cell)


def _labelled(label: str, value: str) -> str:
    return f"{label}: {value}" if label else value


def _qr(url: str) -> str:
    out = io.BytesIO()
    segno.make_qr(url, error="m").save(out, kind="svg", border=2, xmldecl=False, nl=False)
    return out.getvalue().decode()
