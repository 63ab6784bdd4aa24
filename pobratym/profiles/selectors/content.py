"""What a profile says, as plain values: kept with each version, shown by every output.

Shape of a content: {"original": "uk", "languages": ["uk", "en"],
"texts": {"uk": {"place": {"text", "state", "by", "on"}}},
"figures": [{"value", "labels", "as_of", "source"}], "contact": {…} or None,
"photos": [{"pk", "sha", "path", "width", "height", "author", "rights", "source", "words"}],
"symbol": {"pk", "sha", "path", "width", "height", "source", "rights"} or None}.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pobratym.core import calendar
from pobratym.core.text import clean_line
from pobratym.core.translation import Translation
from pobratym.documents import selectors as documents
from pobratym.documents.models import StoredFile, Symbol
from pobratym.profiles import tongues
from pobratym.profiles.models import Contact, Figure, Photo, Profile
from pobratym.profiles.selectors.texts import Texts
from pobratym.profiles.states import TEN, Block

Content = dict[str, Any]
_CONTACT: Final = ("name", "position_uk", "position_en", "email", "phone")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the texts: figures, photos, the contact, the symbol."""

    figures: list[Figure]
    photos: list[Photo]
    contact: Contact | None
    symbol: Symbol | None


def surroundings(profile: Profile) -> Surroundings:
    """Queries: 4; 1 for a profile not begun."""
    symbol = documents.symbols_of(profile.community, [profile.community]).get(profile.community.pk)
    if profile.pk is None:
        return Surroundings([], [], None, symbol)
    photos = Photo.objects.filter(profile=profile, removed_at=None).select_related("stored")
    return Surroundings(
        list(Figure.objects.filter(profile=profile)),
        list(photos),
        Contact.objects.filter(profile=profile).first(),
        symbol,
    )


def of_draft(texts: Texts, around: Surroundings) -> Content:
    """Return the content of the profile as it is written now. Queries: at most 1."""
    profile = texts.profile
    return {
        "original": profile.original,
        "languages": profile.languages,  # databases keep no order of keys
        "texts": {code: _texts(texts, code) for code in profile.languages},
        "figures": [
            {
                "value": figure.value,
                "labels": figure.labels,
                "as_of": str(figure.as_of or ""),
                "source": figure.source,
            }
            for figure in around.figures
        ],
        "contact": {name: getattr(around.contact, name) for name in _CONTACT}
        if around.contact
        else None,
        "photos": [_picture(photo) for photo in around.photos],
        "symbol": _symbol(around.symbol) if around.symbol else None,
    }


def _texts(texts: Texts, code: str) -> dict[str, dict[str, str]]:
    written = ((block, texts.row(block, code)) for block in Block)
    return {
        block.value: {
            "text": row.text,
            "state": texts.state(block, code).value,
            "by": row.read_by,
            "on": calendar.day_of(row.read_at).isoformat() if row.read_at else "",
        }
        for block, row in written
        if row and row.text
    }


def _stored(stored: StoredFile) -> dict[str, Any]:
    return {"sha": stored.sha256, "path": stored.path, "media_type": stored.media_type}


def _picture(photo: Photo) -> dict[str, Any]:
    return {
        "pk": photo.pk,
        "width": photo.width,
        "height": photo.height,
        "author": photo.author,
        "rights": photo.rights,
        "source": photo.source,
        "words": photo.words,
        **_stored(photo.stored),
    }


def _symbol(symbol: Symbol) -> dict[str, Any]:
    return {
        "pk": symbol.pk,
        "width": symbol.width,
        "height": symbol.height,
        "source": symbol.source,
        "rights": symbol.rights,
        "url": symbol.url,
        **_stored(symbol.stored),
    }


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block as a reader of one language sees it; `lang` is that of the text."""

    block: Block
    heading: str
    text: str
    lang: str
    state: Translation
    is_fallback: bool = False

    @property
    def is_machine(self) -> bool:
        return self.state == Translation.MACHINE

    @property
    def paragraphs(self) -> list[str]:
        return [line for line in self.text.split("\n") if line]

    @property
    def direction(self) -> str:
        return tongues.direction(self.lang)


@dataclass(frozen=True, slots=True)
class ShownFigure:
    value: str
    label: str
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo with its words in one language. `key` and `version` make its address."""

    key: int
    version: str
    path: str
    media_type: str
    width: int
    height: int
    caption: str
    alt: str
    author: str
    rights: str


@dataclass(frozen=True, slots=True)
class ShownContact:
    name: str
    position: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A profile in one language."""

    code: str
    blocks: tuple[ShownBlock, ...]
    figures: tuple[ShownFigure, ...]
    photos: tuple[ShownPhoto, ...]
    contact: ShownContact | None
    symbol: Mapping[str, Any] | None

    @property
    def direction(self) -> str:
        return tongues.direction(self.code)

    @property
    def has_machine(self) -> bool:
        return any(block.is_machine for block in self.blocks)

    def block(self, block: Block) -> ShownBlock | None:
        return next((one for one in self.blocks if one.block == block), None)

    def text(self, block: Block) -> str:
        found = self.block(block)
        return found.text if found else ""


def shown(content: Content, code: str) -> Shown:
    """Return a content in one language; a block it lacks falls back to English, then to the
    original, and says so. Queries: 0."""
    return Shown(
        code,
        tuple(_blocks(content, code)),
        tuple(
            ShownFigure(
                tongues.figure(one["value"], code),
                _word(one["labels"], code),
                tongues.day(one["as_of"], code),
                one["source"],
            )
            for one in content["figures"]
        ),
        tuple(_photo(one, code) for one in content["photos"]),
        _contact(content["contact"], code),
        content["symbol"],
    )


def _blocks(content: Content, code: str) -> list[ShownBlock]:
    found = []
    for block in TEN:
        for tongue in dict.fromkeys((code, "en", content["original"])):
            written = content["texts"].get(tongue, {}).get(block.value)
            if written:
                heading = tongues.heading(block.value, code)
                state = Translation(written["state"])
                found.append(
                    ShownBlock(block, heading, written["text"], tongue, state, tongue != code)
                )
                break
    return found


def _word(words: Mapping[str, str], code: str) -> str:
    return next((words[one] for one in (code, "en", "uk") if words.get(one)), "")


def _photo(one: Mapping[str, Any], code: str) -> ShownPhoto:
    words = one["words"]
    captions = {tongue: said.get("caption", "") for tongue, said in words.items()}
    alts = {tongue: said.get("alt", "") for tongue, said in words.items()}
    caption = _word(captions, code)
    return ShownPhoto(
        one["pk"], one["sha"][:12], one["path"], one["media_type"], one["width"], one["height"],
        caption, _word(alts, code) or caption, one["author"], one["rights"],
    )  # fmt: skip


def _contact(one: Mapping[str, str] | None, code: str) -> ShownContact | None:
    if not one:
        return None
    first, second = ("uk", "en") if code == "uk" else ("en", "uk")
    position = one[f"position_{first}"] or one[f"position_{second}"]
    return ShownContact(one["name"], clean_line(position), one["email"], one["phone"])


def languages(content: Content) -> list[str]:
    """The languages in which something is written, in their order. Queries: 0."""
    return [code for code in content["languages"] if content["texts"].get(code)]
