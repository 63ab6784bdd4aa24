"""What papers cost: copies as PDF, the comparison of languages, the pages of an agreement.

Every clause is another one each time, so that typst cannot answer from what it remembers.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, Final

from benchmarks.measure import Caller, Result, read
from pobratym.agreements import copies
from pobratym.agreements.models import Agreement
from pobratym.agreements.services import drafting, texts, track
from pobratym.agreements.services.drafting import NewAgreement, Side
from pobratym.core import calendar
from pobratym.documents import pdf
from pobratym.people.models import Community, User
from pobratym.profiles import booklet, outputs
from pobratym.profiles import demo as profile_demo
from pobratym.wordings.models import Clause
from pobratym.wordings.rules import consistency

USUAL: Final = (
    "title-memorandum", "background-common", "purpose-general", "objectives-core", "finance-event",
    "term-open", "copies-equal", "law-both", "annexes-plan", "signatures-plain",
)  # fmt: skip
KALMAR: Final = Side("municipality", "sv", {"uk": "Кальмар", "en": "Kalmar"}, "SE")
OTHERS: Final = (
    Side("municipality", "lv", {"uk": "Адажі", "en": "Ādaži"}, "LV"),
    Side("municipality", "ka", {"uk": "Душеті", "en": "Dusheti"}, "GE"),
    Side("municipality", "lt", {"uk": "Шакяй", "en": "Šakiai"}, "LT"),
)
STAND_IN: Final = {"lv": "Puses sadarbojas.", "ka": "მხარეები თანამშრომლობენ.", "lt": "Šalys."}
PAGE: Final = 1_800  # characters
PAGES: Final = 20


def results(page: Caller, community: Community, by: User) -> Iterator[Result]:
    two = _written(community, by, KALMAR, languages=("uk", "en"))
    four = _written(community, by, *OTHERS, languages=("uk", "en", "lv", "ka", "lt"))
    office = f"/{community.slug}/office/agreements/{two.code}"
    fresh = itertools.count()

    yield read("two-page copy in two languages, PDF", lambda: _first(two, next(fresh)), goal=60,
               times=10)  # fmt: skip
    yield read("four-party set, four copies in five languages, PDF",
               lambda: b"".join(_drawn(four, next(fresh))), goal=300, times=3)  # fmt: skip
    yield read(f"do two languages of {PAGES} pages agree", _compared(), goal=100, times=10)
    yield read("text of an agreement, HTML", lambda: page.get(f"{office}/text/"), goal=None,
               times=10)  # fmt: skip
    track.begin(two, on=calendar.today(), by=by)
    yield read("lawful track, HTML", lambda: page.get(f"{office}/track/"), goal=None, times=10)
    profile_demo.load(community, by)
    yield read("booklet of the profile, PDF", lambda: _booklet(community, next(fresh)), goal=60,
               times=10)  # fmt: skip
    profile = f"/{community.slug}/office/profile/"
    yield read("community profile, HTML", lambda: page.get(profile), goal=None, times=10)


def _booklet(community: Community, number: int) -> bytes:
    """The published booklet, each paragraph with a number of its own."""
    edition = outputs.edition(community)
    assert edition is not None  # the demonstration publishes one
    stamp = booklet.Stamp(edition.number, edition.published_at)
    facts = booklet.facts(community, edition.content, "en", stamp)
    for block in facts["blocks"]:
        block["paragraphs"] = [f"{words} {number}" for words in block["paragraphs"]]
    return booklet.drawn(facts, at=stamp.at)


def _written(community: Community, by: User, *sides: Side, languages: tuple[str, ...]) -> Agreement:
    made = drafting.start(
        community,
        NewAgreement("memorandum", "Меморандум", "Memorandum", languages=languages, sides=sides),
        by=by,
    )
    for clause in Clause.objects.filter(community=None, code__in=USUAL).order_by("position"):
        texts.take_clause(made, clause, by=by)
    for row in made.texts.filter(language__in=STAND_IN).select_related("agreement"):
        length = len(made.texts.get(section=row.section, language="en").text.split("\n"))
        texts.save(row, "\n".join([STAND_IN[row.language] * 3] * length), by=by)
    return made


def _drawn(agreement: Agreement, number: int) -> Iterator[bytes]:
    """All copies from the rows of the database, each clause with a number of its own."""
    draft = copies.Draft(agreement)
    for _owner, copy in draft.copies():
        facts: dict[str, Any] = draft.facts(copy)
        for section in facts["sections"]:
            section["clauses"] = [
                {code: f"{words} {number}" for code, words in clause.items()}
                for clause in section["clauses"]
            ]
        yield pdf.render(copies.TEMPLATE, facts, made_at=calendar.now())


def _first(agreement: Agreement, number: int) -> bytes:
    return next(_drawn(agreement, number))


def _compared() -> Any:
    """Return what compares texts of `PAGES` pages in two languages, section by section."""
    rows = list(Clause.objects.filter(community=None).order_by("position"))
    sections = [row.section for row in rows]
    length = sum(len(row.text_uk) for row in rows)
    times = -(-PAGES * PAGE // length)
    written = [
        consistency.Text(f"{section}-{n}", code, f"{text}\n{n}. {day}, 1 000.")
        for n in range(times)
        for section, row in zip(sections, rows, strict=True)
        for code, text, day in (
            ("uk", row.text_uk, "14 вересня 2023"),
            ("en", row.text_en, "14 September 2023"),
        )
    ]
    names = [
        {"uk": "Полтавська міська рада", "en": "Poltava City Council"},
        {"uk": "Муніципалітет Кальмар", "en": "Kalmar Municipality"},
        {"uk": "Приклад Прикладенко", "en": "Example Person"},
    ]
    return lambda: str(consistency.compare(written, ("uk", "en"), names=names)).encode()
