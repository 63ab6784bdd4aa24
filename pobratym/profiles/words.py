"""Sentences of the profile's page: what a point of the list means and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pobratym.profiles.rules.checklist import Check, Point
from pobratym.profiles.states import Block
from pobratym.tone.rules import Verdict

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DONE: Final[Mapping[Check, StrOrPromise]] = {
    Check.ENGLISH: _("Basic information exists in English"),
    Check.BLOCKS: _("All ten blocks are written in English"),
    Check.OFFER: _("The priorities contain an offer"),
    Check.PAGES: _("Three pages at most"),
    Check.FIGURES: _("Seven figures at most"),
    Check.READ: _("A person has read every English text"),
    Check.CONTACT: _("There is somebody to write to"),
    Check.PHOTO: _("There is a photo with its rights"),
    Check.TONE: _("It invites rather than asks"),
    Check.TESTED: _("A reader has looked at it with a partner’s eyes"),
}
TODO: Final[Mapping[Check, StrOrPromise]] = {
    Check.ENGLISH: _("Write in English who you are and whom to write to."),
    Check.BLOCKS: _("Write the blocks that English lacks."),
    Check.OFFER: _("Say in the priorities what you offer, not only what you look for."),
    Check.PAGES: _("Shorten the profile: three pages are the most."),
    Check.FIGURES: _("Keep seven figures at most: the strongest ones."),
    Check.READ: _("Let a person read the machine and outdated translations."),
    Check.CONTACT: _("Name a person or unit with an e-mail or telephone."),
    Check.PHOTO: _("Add a photo, with its author and permission."),
    Check.TONE: _("Reword the asking passages as an invitation."),
    Check.TESTED: _("Ask somebody who does not know you to read it."),
}
TONES: Final[Mapping[Verdict, StrOrPromise]] = {
    Verdict.OFFERING: _("The text invites to cooperation."),
    Verdict.ASKING: _("The text asks more than it offers. A partner looks for a partner."),
    Verdict.BOTH: _("The text invites, with some asking words."),
    Verdict.NEUTRAL: _("The text neither asks nor offers. Say what you invite to."),
}
HINTS: Final[Mapping[Block, StrOrPromise]] = {
    Block.PLACE: _("Two or three sentences by which a stranger finds you: what kind of community, "
                   "in which part of which country, near what."),
    Block.VISION: _("Who you are among others, where you want to be in ten years, one ambitious "
                    "aim."),
    Block.UNIQUE: _("What only you have: nature, history, a festival, an invention, a habit."),
    Block.RESIDENTS: _("How many people, of what ages and tongues, and one fact one retells."),
    Block.ECONOMY: _("What people live by, the largest employers, what is growing."),
    Block.EXPERIENCE: _("With whom you have worked and what came of it. No experience yet is an "
                        "honest answer too."),
    Block.PRIORITIES: _("What you would like to do together, what you offer, whom you look for."),
    Block.SYMBOLS: _("The coat of arms or logo, and what it shows."),
    Block.LINKS: _("The official site and the networks where you can be followed."),
    Block.CONTACT: _("The unit that answers, its address and the languages it writes in."),
    Block.WAR: _("For platforms that put hurt communities first: what happened and what has been "
                 "rebuilt. Facts, no pleading. Not part of the booklet."),
}  # fmt: skip


def lacking(point: Point) -> str:
    """Why a profile cannot be published yet, as one sentence."""
    todo = str(TODO[point.check])
    if not point.blocks:
        return todo
    blocks = ", ".join(str(block.label) for block in point.blocks)
    return gettext("%(todo)s Missing: %(blocks)s.") % {"todo": todo, "blocks": blocks}
