"""How long a profile may be and how many figures it may carry.

Source: the study, section 3.1: one to three pages, five to seven numeric indicators at most. The
    guide of words for a block is Pobratym's own: together they fill two pages of the booklet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pobratym.profiles.states import Block

MOST_PAGES: Final = 3
FEWEST_FIGURES: Final = 5
MOST_FIGURES: Final = 7
GUIDE: Final[Mapping[Block, int]] = {
    Block.PLACE: 60, Block.VISION: 70, Block.UNIQUE: 90, Block.RESIDENTS: 70, Block.ECONOMY: 90,
    Block.EXPERIENCE: 90, Block.PRIORITIES: 120, Block.SYMBOLS: 40, Block.LINKS: 30,
    Block.CONTACT: 40, Block.WAR: 80,
}  # fmt: skip
# Telephones, addresses and times of these are no indicators of the community.
WITHOUT_FIGURES: Final = frozenset({Block.LINKS, Block.CONTACT, Block.SYMBOLS})

_WORD: Final = re.compile(r"[^\W_]+(?:[’'ʼ\-‑][^\W_]+)*")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.IGNORECASE)
_SPACE: Final = "    "
_GROUPED: Final = rf"\d{{1,3}}(?:[{_SPACE},.’']\d{{3}})+(?:[.,]\d{{1,2}})?"
_NUMBER: Final = re.compile(rf"(?<![\w№#/.\-‑–])({_GROUPED}|\d+(?:[.,]\d+)?)(?![\w/\-‑])\s?(%)?")
_DATE: Final = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b")
_YEARS: Final = re.compile(r"\b(?:1\d{3}|20\d{2})\s*[-‑–—/]\s*(?:1\d{3}|20\d{2}|\d{2})\b")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_YEAR_LENGTH: Final = 4


def words(text: str) -> int:
    """Return how many words a text has; an address is one.

    Source: Pobratym's own count, for the guide above.
    """
    plain, addresses = _ADDRESS.subn(" ", text)
    return len(_WORD.findall(plain)) + addresses


def figures(text: str) -> tuple[str, ...]:
    """Return the numeric indicators of a text as they were typed.

    Years, dates, addresses and numbers inside names ("No. 33", "COVID-19") are none.
    Source: the study, section 3.1: what is limited are indicators, not every digit.
    """
    plain = _YEARS.sub(" ", _DATE.sub(" ", _ADDRESS.sub(" ", text)))
    found = []
    for match in _NUMBER.finditer(plain):
        number, percent = match.groups()
        if not percent and _is_year(number):
            continue
        found.append(number + ("%" if percent else ""))
    return tuple(found)


def value(figure: str) -> str:
    """Return the digits of a figure, by which "312 814" and "312,814" are one.

    Source: as `figures`; a figure repeated in a text is one indicator.
    """
    return re.sub(r"[^\d%]", "", figure)


def _is_year(number: str) -> bool:
    return (
        len(number) == _YEAR_LENGTH
        and number.isdigit()
        and _FIRST_YEAR <= int(number) <= _LAST_YEAR
    )


@dataclass(frozen=True, slots=True)
class Length:
    """How long one block is. Units: words."""

    block: Block
    words: int
    figures: tuple[str, ...]

    @property
    def guide(self) -> int:
        return GUIDE[self.block]

    @property
    def over(self) -> int:
        return max(0, self.words - self.guide)

    @property
    def percent(self) -> int:
        return min(100, round(100 * self.words / self.guide))


@dataclass(frozen=True, slots=True)
class Measure:
    """A profile in one language against its limits. Pages are None while they are not counted."""

    lengths: tuple[Length, ...]
    figures: tuple[str, ...]
    pages: int | None = None

    @property
    def words(self) -> int:
        return sum(length.words for length in self.lengths)

    @property
    def too_many_figures(self) -> bool:
        return len(self.figures) > MOST_FIGURES

    @property
    def too_long(self) -> bool:
        return self.pages is not None and self.pages > MOST_PAGES

    @property
    def fits(self) -> bool:
        return not self.too_long and not self.too_many_figures

    @property
    def shorten(self) -> Length | None:
        """The block that lies furthest above its guide; of none does, the longest."""
        return max(self.lengths, key=lambda one: (one.over, one.words), default=None)


def measure(
    texts: Mapping[Block, str], shown: Iterable[str], *, pages: int | None = None
) -> Measure:
    """Return the lengths of the blocks and every indicator once: those of the row, then the texts'.

    Source: the module's. `shown` are the figures of the row above the texts.
    """
    lengths = tuple(
        Length(
            block,
            words(text),
            () if block in WITHOUT_FIGURES else figures(text),
        )
        for block, text in texts.items()
    )
    once: dict[str, str] = {}
    for figure in (*shown, *(figure for length in lengths for figure in length.figures)):
        once.setdefault(value(figure), figure)
    return Measure(lengths, tuple(once.values()), pages)
