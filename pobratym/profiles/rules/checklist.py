"""What a profile must have before it is shown, and what would make it better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pobratym.core.translation import WAITING, Translation
from pobratym.profiles.states import TEN, Block


class Check(StrEnum):
    """Points of the list; the words for them are in `words`."""

    ENGLISH = "english"
    BLOCKS = "blocks"
    OFFER = "offer"
    PAGES = "pages"
    FIGURES = "figures"
    READ = "read"
    PHOTO = "photo"
    CONTACT = "contact"
    TONE = "tone"
    TESTED = "tested"


NEEDED = frozenset({Check.ENGLISH, Check.BLOCKS, Check.OFFER, Check.PAGES, Check.FIGURES})

# Nothing can be said about these before something is written.
OF_TEXTS = frozenset({Check.PAGES, Check.FIGURES, Check.READ, Check.TONE, Check.TESTED})


@dataclass(frozen=True, slots=True)
class Point:
    """One point: done, or not. `blocks` name what is missing."""

    check: Check
    done: bool
    blocks: tuple[Block, ...] = ()

    @property
    def is_needed(self) -> bool:
        return self.check in NEEDED


@dataclass(frozen=True, slots=True)
class State:
    """What the points are decided by. `filled` are blocks that need no text: a symbol is there."""

    english: Mapping[Block, Translation]
    filled: frozenset[Block] = frozenset()
    has_offer: bool = False
    fits_pages: bool = True
    fits_figures: bool = True
    has_photo: bool = False
    has_contact: bool = False
    asks: bool = False
    was_tested: bool = False


def missing(state: State) -> tuple[Block, ...]:
    """Return the blocks that English lacks, in their order.

    Source: the study, section 3.1: the profile is at least in English and has ten blocks.
    """
    return tuple(
        block
        for block in TEN
        if block not in state.filled
        and state.english.get(block, Translation.MISSING) == Translation.MISSING
    )


def points(state: State) -> tuple[Point, ...]:
    """Return the list, what is needed first.

    Source: the study, section 3.1: basic information in English, ten blocks, priorities with an
        offer, one to three pages, seven figures at most, several photos, a contact, an invitation
        rather than a request, and a look with the partner's eyes.
    """
    found = _all(state)
    written = any(how != Translation.MISSING for how in state.english.values())
    return tuple(point for point in found if written or point.check not in OF_TEXTS)


def _all(state: State) -> tuple[Point, ...]:
    lacking = missing(state)
    basic = tuple(block for block in (Block.PLACE, Block.CONTACT) if block in lacking)
    unread = tuple(block for block, how in state.english.items() if how in WAITING)
    return (
        Point(Check.ENGLISH, not basic, basic),
        Point(Check.BLOCKS, not lacking, lacking),
        Point(Check.OFFER, state.has_offer),
        Point(Check.PAGES, state.fits_pages),
        Point(Check.FIGURES, state.fits_figures),
        Point(Check.READ, not unread, unread),
        Point(Check.CONTACT, state.has_contact),
        Point(Check.PHOTO, state.has_photo),
        Point(Check.TONE, not state.asks),
        Point(Check.TESTED, state.was_tested),
    )
