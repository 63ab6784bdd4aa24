"""How a translation stands beside its original."""

from __future__ import annotations

from pobratym.profiles.states import TextState


def state(text: str, *, is_machine: bool, based_on: int | None, original: int) -> TextState:
    """Return how a text stands. `based_on` is the version of the original it was made from.

    `original` is the present version of the original, 0 when there is none; the original itself
    is based on nothing.
    Source: the study, section 3.1: one does not rely on machine translation alone; what a machine
        wrote is marked until a person has read it.
    """
    if not text:
        return TextState.MISSING
    if is_machine:
        return TextState.MACHINE
    if based_on is not None and based_on < original:
        return TextState.OUTDATED
    return TextState.REVIEWED
