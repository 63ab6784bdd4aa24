"""Platforms and our entries there, against what the profile says now."""

from __future__ import annotations

from dataclasses import dataclass

from pobratym.core.translation import Translation
from pobratym.people.models import Community
from pobratym.profiles import tongues
from pobratym.profiles.models import Listing, Platform, Profile
from pobratym.profiles.rules import fitting
from pobratym.profiles.rules.fitting import Fitted
from pobratym.profiles.selectors import content as contents
from pobratym.profiles.selectors import texts as texts_of
from pobratym.profiles.selectors.content import Content
from pobratym.profiles.states import Block


@dataclass(frozen=True, slots=True)
class Entry:
    """A platform, what it would get now, and what it has got."""

    platform: Platform
    fitted: Fitted
    listing: Listing | None
    is_shipped: bool
    unread: list[Block]  # told in a machine's words, or in those of an earlier original

    @property
    def is_out_of_step(self) -> bool:
        return self.listing is not None and self.listing.text != self.fitted.text

    @property
    def blocks(self) -> list[Block]:
        return blocks_of(self.platform)

    @property
    def missing(self) -> list[Block]:
        """Blocks the platform takes that say nothing in its language."""
        told = {part.block for part in self.fitted.parts}
        return [block for block in self.blocks if block not in told]


def blocks_of(platform: Platform) -> list[Block]:
    """The blocks a platform takes, in its order."""
    return [Block(key) for key in platform.blocks if key in Block.values]


def known(community: Community) -> list[Platform]:
    """The shipped platforms, as the community has corrected them, and its own. Queries: 1."""
    own = {row.code: row for row in Platform.objects.filter(community=community)}
    shipped = {
        row["code"]: Platform(community=community, **row)
        for row in tongues.shipped("platforms.yaml")
    }
    return list((shipped | own).values())


def published_or_draft(profile: Profile) -> Content:
    """What is told outside: the published version; before the first one, the draft.

    Queries: 1 for a published profile, 7 for a draft.
    """
    edition = texts_of.current(profile)
    if edition is not None:
        content: Content = edition.content
        return content
    return contents.of_draft(texts_of.texts(profile), contents.surroundings(profile))


def fitted(platform: Platform, content: Content) -> Fitted:
    """The text for a platform in its language. Queries: 0."""
    code = platform.language
    written = content["texts"].get(code, {})
    return fitting.fit(
        (
            (block, tongues.heading(block.value, code), _text(written, block, content))
            for block in blocks_of(platform)
        ),
        limit=platform.limit,
        block_limit=platform.block_limit,
    )


def _text(written: dict[str, dict[str, str]], block: Block, content: Content) -> str:
    text = written.get(block.value, {}).get("text", "")
    contact = content["contact"]
    if block == Block.CONTACT and contact:
        facts = [contact["name"], contact["email"], contact["phone"]]
        text = "\n".join(line for line in (text, *facts) if line)
    return text


def _unread(platform: Platform, content: Content) -> list[Block]:
    written = content["texts"].get(platform.language, {})
    states = {block: written.get(block.value, {}).get("state") for block in blocks_of(platform)}
    doubtful = {Translation.MACHINE.value, Translation.OUTDATED.value}
    return [block for block, state in states.items() if state in doubtful]


def entries(profile: Profile, *, only_listed: bool = False) -> list[Entry]:
    """Every platform with its text and our entry, or those alone where we have one.

    Queries: 3 for a published profile; 1 where no entry is wanted.
    """
    if profile.pk is None:
        return []
    listed = {row.platform: row for row in Listing.objects.filter(profile=profile)}
    if only_listed and not listed:
        return []
    content = published_or_draft(profile)
    return [
        Entry(
            platform,
            fitted(platform, content),
            listed.get(platform.code),
            platform.pk is None,
            _unread(platform, content),
        )
        for platform in known(profile.community)
        if not only_listed or platform.code in listed
    ]


def entry(profile: Profile, code: str) -> Entry | None:
    """One platform. Queries: as `entries`."""
    return next((one for one in entries(profile) if one.platform.code == code), None)
