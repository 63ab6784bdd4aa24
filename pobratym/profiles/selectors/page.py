"""The profile as its writers see it: blocks, their states, limits, tone and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field

from pobratym.core.redline import Piece
from pobratym.core.translation import Translation
from pobratym.people.models import Community
from pobratym.profiles import tongues
from pobratym.profiles.models import BlockText, Edition, Profile, Reading
from pobratym.profiles.rules import checklist, limits
from pobratym.profiles.rules.checklist import Point
from pobratym.profiles.rules.limits import Length, Measure
from pobratym.profiles.selectors import content as contents
from pobratym.profiles.selectors import exchange, known, measuring
from pobratym.profiles.selectors import texts as texts_of
from pobratym.profiles.selectors.content import Content, Surroundings
from pobratym.profiles.selectors.known import Draft
from pobratym.profiles.selectors.texts import Texts
from pobratym.profiles.states import Block
from pobratym.tone import rules as tone
from pobratym.tone import selectors as tones
from pobratym.tone.rules import Heard, Run, Verdict


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of the switcher."""

    code: str
    name: str
    is_original: bool
    is_present: bool
    counts: dict[Translation, int]

    @property
    def written(self) -> int:
        return sum(self.counts.values()) - self.counts[Translation.MISSING]

    @property
    def unread(self) -> int:
        return self.counts[Translation.MACHINE] + self.counts[Translation.OUTDATED]


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block in one language on the page of its writers."""

    block: Block
    heading: str
    row: BlockText | None
    state: Translation
    heard: Heard
    original: BlockText | None = None
    draft: Draft | None = None
    changed: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.row.text if self.row else ""

    @property
    def version(self) -> int:
        return self.row.version if self.row else 0

    @property
    def runs(self) -> list[Run]:
        return tone.runs(self.text, self.heard)


@dataclass(frozen=True, slots=True)
class ToneView:
    """The tone of a language, when there are lists for it."""

    heard: Heard
    is_known: bool


@dataclass(frozen=True, slots=True)
class Draftsheet:
    """The whole page. `content` is what would be published now."""

    profile: Profile
    code: str
    texts: Texts
    around: Surroundings
    content: Content
    measure: Measure
    points: tuple[Point, ...]
    tone: ToneView
    edition: Edition | None

    @property
    def is_published(self) -> bool:
        return self.edition is not None

    @property
    def has_changed(self) -> bool:
        """True when something was changed since the last version was published."""
        return self.edition is None or self.edition.profile_version != self.profile.version

    @property
    def may_be_published(self) -> bool:
        return all(point.done for point in self.points if point.is_needed)

    @property
    def lengths(self) -> dict[Block, Length]:
        return {length.block: length for length in self.measure.lengths}

    @property
    def direction(self) -> str:
        return tongues.direction(self.code)


def language_of(profile: Profile, asked: str) -> str:
    """Return the language asked for, the original when the profile does not have it."""
    return asked if asked in profile.languages else profile.original


def sheet(
    community: Community, asked: str = "", *, unsaved: tuple[Block, str] | None = None
) -> Draftsheet:
    """Return the page in a language. `unsaved` is a text as it is being typed.

    Queries: 9, however much is written; 10 when no words of an offer are found.
    """
    profile = texts_of.profile_of(community)
    code = language_of(profile, asked)
    texts = texts_of.texts(profile)
    around = contents.surroundings(profile)
    content = contents.of_draft(texts, around)
    if unsaved:
        content = measuring.with_text(content, code, *unsaved)
    measure = measuring.measured(community, content, code)
    said = "\n".join(
        unsaved[1] if unsaved and unsaved[0] == block else text
        for block, text in texts.of(code).items()
        if block not in limits.WITHOUT_FIGURES
    )
    voice = ToneView(tones.heard(said, code), tones.is_known(code))
    tested = profile.pk is not None and Reading.objects.filter(profile=profile).exists()
    points = checklist.points(_state(texts, around, measure, tested=tested))
    edition = texts_of.current(profile)
    return Draftsheet(profile, code, texts, around, content, measure, points, voice, edition)


def _state(
    texts: Texts, around: Surroundings, measure: Measure, *, tested: bool
) -> checklist.State:
    filled = {Block.SYMBOLS} if around.symbol else set()
    filled |= {Block.CONTACT} if around.contact else set()
    voices = [
        tones.heard("\n".join(texts.of(code).values()), code)
        for code in dict.fromkeys((texts.profile.original, "en"))
    ]
    return checklist.State(
        english=texts.states("en"),
        filled=frozenset(filled),
        has_offer=exchange.has_offer(texts),
        fits_pages=not measure.too_long,
        fits_figures=not measure.too_many_figures,
        has_photo=bool(around.photos),
        has_contact=around.contact is not None,
        asks=any(voice.verdict == Verdict.ASKING for voice in voices),
        was_tested=tested,
    )


def blocks(sheet: Draftsheet) -> list[BlockView]:
    """The ten blocks and the statement about the war. Queries: at most 9."""
    missing = any(not sheet.texts.text(block, sheet.code) for block in Block)
    community = sheet.profile.community
    drafts = known.drafts(community, sheet.code, sheet.around.symbol) if missing else {}
    changed = texts_of.changes(sheet.texts, sheet.code)
    return [_view(sheet, block, drafts, changed.get(block, [])) for block in Block]


def block(sheet: Draftsheet, wanted: Block) -> BlockView:
    """One of the blocks. Queries: as `blocks`."""
    return next(view for view in blocks(sheet) if view.block == wanted)


def _view(
    sheet: Draftsheet, block: Block, drafts: dict[Block, Draft], changed: list[Piece]
) -> BlockView:
    row = sheet.texts.row(block, sheet.code)
    is_original = sheet.code == sheet.profile.original
    text = row.text if row else ""
    return BlockView(
        block,
        tongues.heading(block.value, sheet.code),
        row,
        sheet.texts.state(block, sheet.code),
        Heard() if block in limits.WITHOUT_FIGURES else tones.heard(text, sheet.code),
        None if is_original else sheet.texts.row(block, sheet.profile.original),
        None if text else drafts.get(block),
        changed,
    )


def languages(sheet: Draftsheet) -> list[Tongue]:
    """The switcher. Queries: 0."""
    return [
        Tongue(
            code,
            tongues.name(code),
            code == sheet.profile.original,
            code == sheet.code,
            texts_of.counted(sheet.texts.states(code)),
        )
        for code in sheet.profile.languages
    ]
