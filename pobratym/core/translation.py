"""How a translation stands beside its original, and what becomes of it when words change.

Source: the study, section 3.1: a machine translation alone will not do. What a machine wrote is
    marked until a person has read it, and a translation is old once its original has changed.

Shown by `core/components/translation_state.html`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Translation(TextChoices):
    """A room names those of the states that it keeps. `SHIPPED` came with the product."""

    ORIGINAL = "original", pgettext_lazy("translation", "original")
    SHIPPED = "shipped", _("written for this product")
    MISSING = "missing", pgettext_lazy("translation", "missing")
    MACHINE = "machine", pgettext_lazy("translation", "machine translation, nobody has read it")
    UNREAD = "unread", pgettext_lazy("translation", "by a person, not read again")
    OUTDATED = "outdated", pgettext_lazy("translation", "out of date: the original has changed")
    REVIEWED = "reviewed", pgettext_lazy("translation", "read by a person")

    @property
    def kind(self) -> str:
        """How a tag of it is coloured."""
        return _KINDS.get(self, "")


_KINDS: Final = {
    Translation.MISSING: "unknown",
    Translation.MACHINE: "warn",
    Translation.UNREAD: "warn",
    Translation.OUTDATED: "warn",
    Translation.REVIEWED: "good",
}
# A person has to read these before others may rely on them.
WAITING: Final = frozenset({Translation.MACHINE, Translation.OUTDATED})
# What a person may say of a translation; the other states follow from the words.
SAID: Final = frozenset({Translation.MACHINE, Translation.UNREAD, Translation.REVIEWED})


def choices(states: Iterable[Translation]) -> tuple[tuple[str, StrOrPromise], ...]:
    """Return the states that a room keeps, as a field or a column takes them."""
    return tuple((state.value, state.label) for state in states)


def written(*, is_machine: bool) -> Translation:
    """Return how words stand that came in now: who types has read them, a machine has not."""
    return Translation.MACHINE if is_machine else Translation.REVIEWED


def left_behind(was: Translation) -> Translation:
    """Return how a translation stands once its original has changed and it has not.

    What a machine wrote stays marked as such: it waits for a reader either way.
    """
    stays = {Translation.MACHINE, Translation.SHIPPED, Translation.ORIGINAL}
    return was if was in stays else Translation.OUTDATED


def is_behind(based_on: int | None, original: int) -> bool:
    """True when the original has a newer version than the one a text was made from.

    `original` is its present version, 0 when there is none; the original itself is based on
    nothing.
    """
    return based_on is not None and based_on < original


def of_text(text: str, *, is_machine: bool, is_behind: bool = False) -> Translation:
    """Return how a text stands of which is known who wrote it and whether it is behind."""
    if not text:
        return Translation.MISSING
    now = written(is_machine=is_machine)
    return left_behind(now) if is_behind else now


def saved(
    *,
    was: Translation,
    said: Translation,
    is_whole: bool,
    is_changed: bool,
    original_changed: bool,
) -> Translation:
    """Return how a translation stands once words have been saved.

    `was` is what was kept, `said` what the person has chosen now. A translation that lacks a part
    of the original (not `is_whole`) is missing; one whose original has changed while it has not is
    left behind, unless the person says something else in the same breath.
    """
    if not is_whole:
        return Translation.MISSING
    if original_changed and not is_changed and said == was:
        return left_behind(was)
    if said in SAID or (said == Translation.OUTDATED and not is_changed):
        return said
    return Translation.UNREAD
