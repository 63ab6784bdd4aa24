"""Published versions and what each of them changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pobratym.core import redline
from pobratym.core.redline import Piece
from pobratym.profiles.models import Edition, Profile
from pobratym.profiles.states import Block


@dataclass(frozen=True, slots=True)
class BlockChange:
    """One block in one language that a version changed."""

    block: Block
    lang: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class EditionChange:
    edition: Edition
    blocks: list[BlockChange]
    is_current: bool


def changes(profile: Profile, *, limit: int = 20) -> list[EditionChange]:
    """The latest versions with what they changed, latest first. Queries: 1."""
    if profile.pk is None:
        return []
    found = list(Edition.objects.filter(profile=profile).order_by("-number")[: limit + 1])
    before: list[Edition | None] = [*found[1:], None]
    return [
        EditionChange(edition, list(_between(old, edition)), place == 0)
        for place, (edition, old) in enumerate(zip(found, before, strict=True))
    ][:limit]


def _between(old: Edition | None, new: Edition) -> Iterator[BlockChange]:
    """The first version is all new: nobody wants to read that as a difference."""
    if old is None:
        return
    then, now = old.content["texts"], new.content["texts"]
    for lang in dict.fromkeys((*new.content["languages"], *old.content["languages"])):
        for block in Block:
            before = then.get(lang, {}).get(block.value, {}).get("text", "")
            after = now.get(lang, {}).get(block.value, {}).get("text", "")
            if before != after:
                yield BlockChange(block, lang, redline.pieces(before, after))
