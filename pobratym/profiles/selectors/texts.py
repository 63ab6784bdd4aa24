"""Reads of texts: all of a profile at once, with the state of each, and their histories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pobratym.core import redline
from pobratym.core.redline import Piece
from pobratym.core.translation import Translation, is_behind, of_text
from pobratym.people.models import Community
from pobratym.profiles.models import BlockText, BlockVersion, Edition, Profile
from pobratym.profiles.states import TEN, TRANSLATIONS, Block


def profile_of(community: Community) -> Profile:
    """Return the profile, an empty one that is not stored yet when there is none. Queries: 1."""
    found = Profile.objects.filter(community=community).first()
    if found is None:
        return Profile(community=community)
    found.community = community
    return found


def current(profile: Profile) -> Edition | None:
    """Return the version that is public now. Queries: 1, none for a profile not begun."""
    if profile.pk is None:
        return None
    return Edition.objects.filter(profile=profile).order_by("-number").first()


@dataclass(slots=True)
class Texts:
    """The texts of a profile, by block and language."""

    profile: Profile
    rows: dict[tuple[Block, str], BlockText] = field(default_factory=dict)

    def row(self, block: Block, code: str) -> BlockText | None:
        return self.rows.get((block, code))

    def text(self, block: Block, code: str) -> str:
        row = self.row(block, code)
        return row.text if row else ""

    def of(self, code: str) -> dict[Block, str]:
        """The ten texts in one language, empty ones included."""
        return {block: self.text(block, code) for block in TEN}

    def state(self, block: Block, code: str) -> Translation:
        row = self.row(block, code)
        if row is None:
            return Translation.MISSING
        original = self.row(block, self.profile.original)
        version = original.version if original and original.text else 0
        is_late = is_behind(row.based_on, version)
        return of_text(row.text, is_machine=row.is_machine, is_behind=is_late)

    def states(self, code: str) -> dict[Block, Translation]:
        return {block: self.state(block, code) for block in TEN}

    @property
    def is_empty(self) -> bool:
        return not any(row.text for row in self.rows.values())


def texts(profile: Profile) -> Texts:
    """Return every text of the profile. Queries: 1, none for a profile not begun."""
    if profile.pk is None:
        return Texts(profile)
    rows = BlockText.objects.filter(profile=profile)
    return Texts(profile, {(Block(row.block), row.language): row for row in rows})


@dataclass(frozen=True, slots=True)
class Change:
    """One version of a text and what it changed."""

    version: BlockVersion
    pieces: list[Piece]
    is_present: bool


def history(row: BlockText, *, limit: int = 30) -> list[Change]:
    """The latest versions with their differences, latest first. Queries: 1."""
    versions = list(row.versions.all()[: limit + 1])
    before = [version.text for version in versions[1:]] + [""]
    return [
        Change(version, redline.pieces(old, version.text), version.text == row.text)
        for version, old in zip(versions[:limit], before, strict=False)
    ]


def changes(texts: Texts, code: str) -> dict[Block, list[Piece]]:
    """How the originals have changed since their translations into `code` were made. Queries: 1.

    A translation that is up to date is not in the answer.
    """
    late = {
        block: row
        for block in TEN
        if (row := texts.row(block, code)) and texts.state(block, code) == Translation.OUTDATED
    }
    originals = {block: texts.rows[block, texts.profile.original] for block in late}
    seen: dict[int, list[BlockVersion]] = {}
    if originals:
        for version in BlockVersion.objects.filter(block_text__in=list(originals.values())):
            seen.setdefault(version.block_text_id, []).append(version)
    return {
        block: redline.pieces(
            _as_seen(seen.get(original.pk, []), late[block].based_on or 0), original.text
        )
        for block, original in originals.items()
    }


def _as_seen(versions: list[BlockVersion], based_on: int) -> str:
    """The text as it was at a version: that of the latest one kept by then."""
    then = [version for version in versions if version.version <= based_on]
    return max(then, key=lambda version: version.version).text if then else ""


def counted(states: Mapping[Block, Translation]) -> dict[Translation, int]:
    """How many of the texts stand how. Queries: 0."""
    return {state: sum(one == state for one in states.values()) for state in TRANSLATIONS}
