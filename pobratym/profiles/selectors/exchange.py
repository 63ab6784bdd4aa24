"""What the community offers, as the profile counts it."""

from __future__ import annotations

from pobratym.profiles.selectors import tone
from pobratym.profiles.selectors.texts import Texts
from pobratym.profiles.states import Block


def has_offer(texts: Texts) -> bool:
    """True when the priorities offer something by their words. Queries: 0."""
    return any(
        tone.heard(texts.text(Block.PRIORITIES, code), code).offering
        for code in dict.fromkeys((texts.profile.original, "en"))
    )
