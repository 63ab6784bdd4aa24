"""Do the languages say the same? Numbers, dates, names, clauses, missing and outdated texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from pobratym.core.translation import is_behind

SHORTEST_STEM: Final = 4
LONGEST_ENDING: Final = 3


class Fault(StrEnum):
    MISSING = "missing"
    OUTDATED = "outdated"
    CLAUSES = "clauses"
    NUMBERS = "numbers"
    DATES = "dates"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Text:
    """One section in one language. `based_on` is the version of the first language it follows."""

    section: str
    language: str
    text: str
    version: int = 1
    based_on: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A disagreement. `clause` counts from 1; 0 is the whole section.

    `here` is what this language has and the first one lacks, `there` the other way round.
    """

    fault: Fault
    section: str
    language: str
    clause: int = 0
    here: tuple[str, ...] = ()
    there: tuple[str, ...] = ()


Names = Sequence[Mapping[str, str]]


def compare(texts: Iterable[Text], languages: Sequence[str], *, names: Names = ()) -> list[Finding]:
    """Return where the other languages disagree with the first, section by section.

    `names` are the parties and signatories, each by language.

    Source: Pobratym's own, row N7: dates, names, numbers and the count of clauses agree.
    Reading: numbers written in words are not compared; a name counts as present in any case form.
    """
    by_section: dict[str, dict[str, Text]] = {}
    for text in texts:
        by_section.setdefault(text.section, {})[text.language] = text
    first, *others = languages
    found: list[Finding] = []
    for section, written in by_section.items():
        source = written.get(first)
        for language in others:
            found += _compare(section, source, written.get(language), language, names, first)
    return found


def _compare(
    section: str,
    source: Text | None,
    target: Text | None,
    language: str,
    names: Names,
    first: str,
) -> list[Finding]:
    has_source = bool(source and source.text.strip())
    has_target = bool(target and target.text.strip())
    if not has_source and not has_target:
        return []
    if not has_source or not has_target:
        return [Finding(Fault.MISSING, section, first if has_target else language)]
    assert source is not None
    assert target is not None
    found: list[Finding] = []
    if is_behind(target.based_on, source.version):
        found.append(Finding(Fault.OUTDATED, section, language))
    ours, theirs = clauses(source.text), clauses(target.text)
    if len(ours) != len(theirs):
        found.append(
            Finding(Fault.CLAUSES, section, language, 0, (str(len(theirs)),), (str(len(ours)),))
        )
        pairs = [(0, source.text, target.text)]
    else:
        pairs = [(n, a, b) for n, (a, b) in enumerate(zip(ours, theirs, strict=True), start=1)]
    for number, ours_text, theirs_text in pairs:
        found += [
            Finding(fault, section, language, number, here, there)
            for fault, here, there in _differences(
                (ours_text, first), (theirs_text, language), names
            )
        ]
    return found


def _differences(
    ours: tuple[str, str], theirs: tuple[str, str], names: Names
) -> Iterator[tuple[Fault, tuple[str, ...], tuple[str, ...]]]:
    """What two clauses, each with its language, do not share: fault, here only, there only."""
    label = ours[1]
    our_dates, our_rest = dates(*ours)
    their_dates, their_rest = dates(*theirs)
    for fault, have, lack in (
        (Fault.DATES, Counter(their_dates), Counter(our_dates)),
        (Fault.NUMBERS, Counter(numbers(their_rest)), Counter(numbers(our_rest))),
        (
            Fault.NAMES,
            Counter(_present(*theirs, names, label)),
            Counter(_present(*ours, names, label)),
        ),
    ):
        if have != lack:
            here = tuple(sorted((have - lack).elements()))
            there = tuple(sorted((lack - have).elements()))
            yield fault, here, there


def clauses(text: str) -> list[str]:
    """Return the clauses of a text: its lines that say something.

    Source: Pobratym's own: one paragraph is one clause.
    """
    return [line for line in text.split("\n") if line.strip()]


_DIGIT: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(r"(?<![\w.,])\d+(?:[\u00a0\u202f ]\d{3})*(?:[.,]\d+)*(?!\w)")
_LEADING: Final = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+)\s+")


def numbers(text: str) -> list[str]:
    """Return the numbers of a text as plain digits; the number of a clause itself is left out.

    Source: Pobratym's own: 1 000, 1,000 and 1000 are one number; 2,5 and 2.5 too.
    """
    if not _DIGIT.search(text):
        return []
    return [_plain(hit) for hit in _NUMBER.findall(_LEADING.sub("", text))]


def _plain(number: str) -> str:
    number = re.sub(r"[\u00a0\u202f ]", "", number)
    number = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", number)
    return number.replace(",", ".")


def dates(text: str, language: str) -> tuple[list[str], str]:
    """Return the dates of a text as ISO, and the text without them.

    Source: Pobratym's own: 14.09.2023, 2023-09-14, 14 вересня 2023, 14 September 2023 and
        September 14, 2023 are one date.
    """
    if not _YEAR.search(text):
        return [], text
    found: list[str] = []

    def take(hit: re.Match[str]) -> str:
        parts = hit.groupdict()
        month = parts.get("word")
        number = _months(language)[month.casefold()] if month else int(parts["month"])
        found.append(f"{int(parts['year']):04}-{number:02}-{int(parts['day']):02}")
        return " "

    for pattern in (*_NUMERIC, *_worded(language)):
        text = pattern.sub(take, text)
    return found, text


_YEAR: Final = re.compile(r"\d{4}")  # without four digits together there is no date
_NUMERIC: Final = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d{1,2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>0?[1-9]|1[0-2])[./](?P<year>\d{4})\b"),
)


@lru_cache(maxsize=32)
def _months(language: str) -> Mapping[str, int]:
    try:
        locale = Locale.parse(language.split("-", maxsplit=1)[0])
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context]["wide"].items():
            found[name.casefold()] = number
    return found


@lru_cache(maxsize=32)
def _worded(language: str) -> tuple[re.Pattern[str], ...]:
    words = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    return (
        re.compile(
            rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<word>{words})\s+"
            rf"(?P<year>\d{{4}})\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?P<word>{words})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
            re.IGNORECASE,
        ),
    )


def _present(text: str, language: str, names: Names, label: str) -> list[str]:
    """Names found in the text, each as the first language writes it."""
    folded = text.casefold()
    return [
        name.get(label) or name[language]
        for name in names
        if name.get(language) and name.get(label) and _is_in(name[language], text, folded)
    ]


def _is_in(name: str, text: str, folded: str) -> bool:
    """A cheap look for the beginning of the name before its pattern is asked."""
    beginning, pattern = _stem(name)
    return beginning in folded and pattern.search(text) is not None


@lru_cache(maxsize=512)
def _stem(name: str) -> tuple[str, re.Pattern[str]]:
    """Each word of the name without its ending, so that every grammatical case is found."""
    stems = [word[: max(SHORTEST_STEM, len(word) - LONGEST_ENDING)] for word in name.split()]
    parts = (re.escape(stem) + r"\w*" for stem in stems)
    return (stems[0] if stems else "").casefold(), re.compile(
        r"\b" + r"\W+".join(parts), re.IGNORECASE
    )
