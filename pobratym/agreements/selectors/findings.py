"""What is not in order with a draft: competence, languages, sections, signatories, bases."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pobratym.agreements.models import Agreement, SectionText, Wording
from pobratym.agreements.rules import sections
from pobratym.agreements.rules.form import Form
from pobratym.agreements.selectors.texts import Sheet
from pobratym.documents import pdf
from pobratym.law import selectors as law
from pobratym.law.models import LegalBasis
from pobratym.law.rules import citations, competence
from pobratym.wordings import selectors as wordings
from pobratym.wordings.rules import consistency
from pobratym.wordings.states import Section

MANY = 3
MOST_LETTERS = 40


class Weight(StrEnum):
    """Blocks: the draft cannot go on. Council: opens a step. Check: a person should look."""

    BLOCKS = "blocks"
    COUNCIL = "council"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at, and the place of it. `key` lets a person set it aside with a reason."""

    key: str
    code: str
    weight: Weight
    section: str = ""
    language: str = ""
    clause: int = 0
    quote: str = ""
    here: str = ""
    there: str = ""
    name: str = ""
    basis: LegalBasis | None = None
    set_aside: str = ""

    @property
    def is_of_phrases(self) -> bool:
        """Whether it is put right among the headings and labels, not in the text."""
        return self.code.startswith("phrases_")


def of(agreement: Agreement, sheets: list[Sheet], *, today: dt.date) -> list[Finding]:
    """Everything found in a draft, what blocks first. Queries: 4, however long the text."""
    bases = law.bases()
    acts = [name for basis in bases for name in (basis.act, basis.title_uk, basis.title_en)]
    found = [
        *_missing(agreement, sheets),
        *_competence(agreement, sheets),
        *_repealed(sheets, bases, today),
        *_unknown_acts(agreement, sheets, acts),
        *_disagreements(agreement, sheets),
        *_phrases(agreement, sheets),
        *_unprintable(sheets),
    ]
    order = list(Weight)
    return sorted(found, key=lambda finding: (bool(finding.set_aside), order.index(finding.weight)))


def _missing(agreement: Agreement, sheets: list[Sheet]) -> Iterator[Finding]:
    written = {sections.Section(sheet.section.value) for sheet in sheets if sheet.is_written}
    for section in sections.missing(Form(agreement.form), written):
        yield Finding(f"missing-{section}", "section_missing", Weight.BLOCKS, section=section.value)


def _competence(agreement: Agreement, sheets: list[Sheet]) -> Iterator[Finding]:
    known = law.matters()
    rules = law.as_rules(known)
    for sheet in sheets:
        if sheet.section not in {Section.PURPOSE, Section.OBJECTIVES, Section.FINANCE}:
            continue
        for row in sheet.texts:
            for hit in competence.check(row.text, rules):
                outside = hit.verdict == competence.Verdict.OUTSIDE
                key = _key("competence", hit.matter, row.language, hit.quote)
                yield Finding(
                    key,
                    "outside_competence" if outside else "council_matter",
                    Weight.BLOCKS if outside else Weight.COUNCIL,
                    section=row.section,
                    language=row.language,
                    clause=row.text[: hit.start].count("\n") + 1,
                    quote=hit.quote,
                    name=known[hit.matter].name,
                    basis=known[hit.matter].basis,
                    set_aside=agreement.set_aside.get(key, ""),
                )


def _unknown_acts(agreement: Agreement, sheets: list[Sheet], known: list[str]) -> Iterator[Finding]:
    """Laws that the text cites and nobody keeps: their state cannot be followed."""
    for sheet in sheets:
        for row in sheet.texts:
            for number, start in citations.unknown(row.text, known):
                key = _key("unknown", citations.plain(number), row.section, row.language)
                yield Finding(
                    key,
                    "unknown_basis",
                    Weight.CHECK,
                    section=row.section,
                    language=row.language,
                    clause=row.text[:start].count("\n") + 1,
                    quote=number,
                    set_aside=agreement.set_aside.get(key, ""),
                )


def _repealed(sheets: list[Sheet], bases: list[LegalBasis], today: dt.date) -> Iterator[Finding]:
    bases = [basis for basis in bases if basis.marks and basis.is_repealed(on=today)]
    for sheet in sheets:
        for row in sheet.texts:
            folded = row.text.casefold()
            for basis in bases:
                for mark in basis.marks:
                    if str(mark).casefold() in folded:
                        yield Finding(
                            _key("repealed", basis.code, row.section, row.language),
                            "repealed_basis",
                            Weight.CHECK,
                            section=row.section,
                            language=row.language,
                            quote=str(mark),
                            name=basis.label,
                            basis=basis,
                        )
                        break


def _disagreements(agreement: Agreement, sheets: list[Sheet]) -> Iterator[Finding]:
    rows = [row for sheet in sheets for row in sheet.texts]
    languages = list(dict.fromkeys(row.language for row in rows))
    if not languages:
        return
    texts = [
        consistency.Text(row.section, row.language, row.text, row.version, row.based_on)
        for row in rows
    ]
    for hit in consistency.compare(texts, languages, names=_names(agreement)):
        key = _key(hit.fault, hit.section, hit.language, hit.clause, hit.here, hit.there)
        yield Finding(
            key,
            f"languages_{hit.fault.value}",
            Weight.CHECK,
            section=hit.section,
            language=hit.language,
            clause=hit.clause,
            here=", ".join(hit.here),
            there=", ".join(hit.there),
            set_aside=agreement.set_aside.get(key, ""),
        )


def _phrases(agreement: Agreement, sheets: list[Sheet]) -> Iterator[Finding]:
    """Headings and labels that a language lacks, or that no speaker has read. Queries: 1."""
    languages = list(dict.fromkeys(row.language for sheet in sheets for row in sheet.texts))
    book = wordings.book(agreement.community, languages)
    for language in languages:
        missing = book.missing(language)
        if not missing and not book.unread(language):
            continue
        code = "phrases_missing" if missing else "phrases_unread"
        key = _key(code, language)
        yield Finding(
            key,
            code,
            Weight.CHECK,
            language=language,
            here=str(len(missing)),
            set_aside=agreement.set_aside.get(key, ""),
        )


def _unprintable(sheets: list[Sheet]) -> Iterator[Finding]:
    """Letters that no font of the PDF has. Queries: none."""
    for sheet in sheets:
        for row in sheet.texts:
            if letters := pdf.unprintable(row.text):
                yield Finding(
                    _key("unprintable", row.section, row.language),
                    "unprintable",
                    Weight.CHECK,
                    section=row.section,
                    language=row.language,
                    quote=letters[:MOST_LETTERS],
                )


def _names(agreement: Agreement) -> list[dict[str, str]]:
    """Names of parties and signatories by language. Queries: 1."""
    names: dict[int, dict[str, str]] = {}
    people: dict[int, dict[str, str]] = {}
    for wording in Wording.objects.filter(party__agreement=agreement):
        names.setdefault(wording.party_id, {})[wording.language] = wording.name
        people.setdefault(wording.party_id, {})[wording.language] = wording.signatory
    return [*names.values(), *people.values()]


def summed(found: list[Finding]) -> list[Finding]:
    """Return the findings with a language that is missing in many sections told once."""
    missing = Counter(f.language for f in found if f.code == "languages_missing")
    many = {language for language, count in missing.items() if count >= MANY}
    rest = [f for f in found if f.code != "languages_missing" or f.language not in many]
    told = [
        Finding(f"unwritten-{language}", "language_unwritten", Weight.CHECK, language=language,
                here=str(missing[language]))
        for language in many
    ]  # fmt: skip
    return [*rest, *sorted(told, key=lambda finding: finding.language)]


def _key(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def unworded(agreement: Agreement) -> list[Wording]:
    """Parties whose name, signatory or office is missing in some language. Queries: 1."""
    return [
        wording
        for wording in Wording.objects.filter(party__agreement=agreement).select_related("party")
        if not (wording.name and wording.signatory and wording.office)
    ]


def untranslated(agreement: Agreement) -> dict[str, list[SectionText]]:
    """Empty texts of sections that are written elsewhere, by language. Queries: 1."""
    rows = list(agreement.texts.order_by("position", "pk"))
    written = {row.section for row in rows if row.text}
    found: defaultdict[str, list[SectionText]] = defaultdict(list)
    for row in rows:
        if row.section in written and not row.text:
            found[row.language].append(row)
    return dict(found)


def blocking(found: list[Finding]) -> list[Finding]:
    """What must be put right, or set aside with a reason, before the track begins."""
    return [
        finding for finding in found if finding.weight == Weight.BLOCKS and not finding.set_aside
    ]
