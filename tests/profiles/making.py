"""Profiles as people write them; the community and its facts are those of the fixtures."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from pobratym.people.models import Community, User
from pobratym.profiles.models import BlockText, Edition, Photo
from pobratym.profiles.selectors import platforms
from pobratym.profiles.selectors.platforms import Entry
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import around, pictures, publishing, texts
from pobratym.profiles.services.texts import Written
from pobratym.profiles.states import TEN, Block

UK = {
    Block.PLACE: "Місто в центрі України.",
    Block.PRIORITIES: "Пропонуємо наш досвід децентралізації. Запрошуємо до спільних проєктів.",
}
EN = {
    Block.PLACE: "A city in central Ukraine.",
    Block.PRIORITIES: "We offer our experience of decentralisation. We invite you to joint work.",
}


def write(
    community: Community, by: User, block: Block, code: str, words: str, **more: Any
) -> BlockText:
    return texts.write(community, block, code, Written(words, **more), by=by)


def whole(community: Community, by: User, *codes: str) -> None:
    """Every block in these languages, Ukrainian and English unless others are named."""
    for code in codes or ("uk", "en"):
        if code not in {"uk", "en"}:
            texts.add_language(community, code, by=by)
        own = {"uk": UK, "en": EN}.get(code, {})
        for block in TEN:
            write(community, by, block, code, own.get(block, f"{block.value} {code}."))


def published(community: Community, by: User, *codes: str) -> Edition:
    whole(community, by, *codes)
    return publishing.publish(community, by=by)


def name_contact(community: Community, by: User, **more: Any) -> None:
    facts = {
        "name": "Оксана Приклад", "position_uk": "спеціалістка", "position_en": "officer",
        "email": "office@poltava.example", "phone": "",
    }  # fmt: skip
    around.set_contact(community, facts | more, by=by)


def picture(width: int = 60, height: int = 40, *, with_place: bool = False) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    if with_place:
        exif[0x010F] = "Secret Camera"
        exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (width, height), "#7799aa").save(out, "JPEG", exif=exif)
    return out.getvalue()


def photo(community: Community, by: User, **more: Any) -> Photo:
    facts = {
        "author": "Пресслужба", "rights": "CC BY 4.0", "source": "",
        "words": {"uk": {"caption": "Площа", "alt": "Площа з фонтаном"},
                  "en": {"caption": "Square", "alt": "A square with a fountain"}},
    }  # fmt: skip
    return pictures.add_photo(community, picture(**more), facts, by=by)


def entry(community: Community, code: str = "cities4cities") -> Entry:
    found = platforms.entry(profile_of(community), code)
    assert found is not None
    return found
