"""The booklet: one profile in one language as PDF/UA-1 + PDF/A-2a, the same bytes every time."""

from __future__ import annotations

import base64
import datetime as dt
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import segno
from babel.dates import format_date
from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import translation

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.documents import pdf
from pobratym.people.models import Community
from pobratym.places.maps.basemap import BASES
from pobratym.profiles import tongues
from pobratym.profiles.selectors.content import Content, Shown, ShownPhoto, shown
from pobratym.profiles.states import Block

TEMPLATE: Final = Path(__file__).parent / "typst" / "booklet.typ"
MOST_PHOTOS: Final = 4
LONGEST_SIDE: Final = 1_200
_PAGE: Final = re.compile(rb"/Type\s*/Page\b")
_MAP_WIDTH, _MAP_HEIGHT = 380, 270  # units of the base map: from Poland to the Caucasus
_SMALL: Final = (Block.SYMBOLS, Block.LINKS)
_BASIC: Final = frozenset({Block.PLACE, Block.SYMBOLS, Block.LINKS, Block.CONTACT})


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which version it is and when it was made; number None is a draft."""

    number: int | None
    at: dt.datetime


def render(community: Community, content: Content, code: str, stamp: Stamp) -> bytes:
    """Return the booklet. Queries: 0; reads the pictures from the storage. Raises: as `drawn`."""
    return drawn(facts(community, content, code, stamp), at=stamp.at)


def drawn(values: Mapping[str, Any], *, at: dt.datetime) -> bytes:
    """Return the booklet of these facts.

    Raises: RuleViolation "no_letters" when no font of ours has the letters of this language.
    """
    try:
        return pdf.render(TEMPLATE, values, made_at=at)
    except pdf.Unprintable as lacking:
        raise RuleViolation(
            "no_letters",
            translation.gettext(
                "The fonts of the booklet lack letters of this language (%(letters)s). Print the "
                "page from the browser instead."
            )
            % {"letters": str(lacking)[:12]},
        ) from lacking


def pages(document: bytes) -> int:
    """Return how many pages a booklet has."""
    return len(_PAGE.findall(document))


def facts(community: Community, content: Content, code: str, stamp: Stamp) -> dict[str, Any]:
    """Return what the template needs; plain values only. Shape: see `typst/booklet.typ`."""
    seen = shown(content, code)
    url = page_url(community, code)
    is_uk = code == "uk"
    name = community.name_uk if is_uk else community.name_en or community.name_uk
    short = community.short_name_uk if is_uk else community.short_name_en or name
    return {
        "code": code,
        "direction": seen.direction,
        "name": name,
        "short": short,
        "lead": _piece(seen, Block.PLACE),
        "blocks": [
            {
                "heading": block.heading,
                "lang": block.lang,
                "machine": block.is_machine,
                "paragraphs": block.paragraphs,
            }
            for block in seen.blocks
            if block.block not in _BASIC
        ],
        "small": [_small(seen, block) for block in _SMALL if seen.text(block)],
        "contact": _contact(seen),
        "figures": [
            {"value": one.value, "label": one.label, "as_of": one.as_of} for one in seen.figures
        ],
        "photos": [_photo(photo) for photo in seen.photos[:MOST_PHOTOS]],
        "symbol": _picture(seen.symbol["path"], seen.symbol["media_type"]) if seen.symbol else "",
        "map": _map(community.lat, community.lon),
        "url": url,
        "qr": _qr(url),
        "words": {
            key: tongues.heading(key, code)
            for key in ("machine", "photo", "contact", "more", "place")
        },
        "stamp": _stamp(stamp, code),
    }


def page_url(community: Community, code: str) -> str:
    """The public page in a language, as an address to print."""
    with translation.override("uk" if code == "uk" else "en"):
        if code in {"uk", "en"}:
            path = reverse("profiles_public:page", args=[community.slug])
        else:
            path = reverse("profiles_public:in-language", args=[community.slug, code])
    return f"{settings.PUBLIC_URL}{path}"


def _piece(seen: Shown, block: Block) -> dict[str, Any]:
    found = seen.block(block)
    return {
        "lang": found.lang if found else seen.code,
        "machine": bool(found and found.is_machine),
        "paragraphs": found.paragraphs if found else [],
    }


def _small(seen: Shown, block: Block) -> dict[str, Any]:
    found = seen.block(block)
    return {"heading": found.heading if found else "", **_piece(seen, block)}


def _contact(seen: Shown) -> dict[str, Any]:
    contact = seen.contact
    lines = [contact.name, contact.position, contact.email, contact.phone] if contact else []
    return {**_piece(seen, Block.CONTACT), "lines": [line for line in lines if line]}


def _photo(photo: ShownPhoto) -> dict[str, Any]:
    return {
        "svg": _picture(photo.path, photo.media_type),
        "alt": photo.alt or photo.author,
        "caption": photo.caption,
        "author": photo.author,
        "rights": photo.rights,
    }


@lru_cache(maxsize=32)
def _picture(path: str, media_type: str) -> str:
    """The picture inside an SVG: facts are JSON, which carries text alone.

    Stored files never change under their path, so what was read once stays true.
    """
    from PIL import Image  # noqa: PLC0415 - only for pictures

    try:
        with default_storage.open(path) as file:
            content = file.read()
    except FileNotFoundError:
        return ""
    with Image.open(io.BytesIO(content)) as picture:
        width, height = picture.size
        if max(width, height) > LONGEST_SIDE:
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            out = io.BytesIO()
            picture.save(out, "PNG" if media_type == "image/png" else "JPEG", quality=82)
            content = out.getvalue()
            width, height = picture.size
    data = base64.b64encode(content).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}"'
        f' xlink:href="data:{media_type};base64,{data}"/></svg>'
    )


@lru_cache(maxsize=64)
def _map(lat: float | None, lon: float | None) -> str:
    """A piece of Europe with the place on it; empty when the place is not known or not there."""
    base = BASES["europe"]
    at = base.place(lat, lon)
    if at is None:
        return ""
    x, y = at
    left = min(max(0.0, x - _MAP_WIDTH * 0.62), base.frame.width - _MAP_WIDTH)
    top = min(max(0.0, y - _MAP_HEIGHT * 0.5), base.frame.height - _MAP_HEIGHT)
    land = "".join(
        f'<path d="{data}" fill="{"#f3cf62" if country == "UA" else "#dfe3ec"}"/>'
        for country, data in base.outlines().items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_MAP_WIDTH}" height="{_MAP_HEIGHT}"'
        f' viewBox="{left:.1f} {top:.1f} {_MAP_WIDTH} {_MAP_HEIGHT}">'
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{_MAP_WIDTH}" height="{_MAP_HEIGHT}"'
        f' fill="#f6f7fa"/><g stroke="#ffffff" stroke-width="0.7">{land}</g>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="#1d4ed8" stroke="#ffffff"'
        ' stroke-width="2.5"/></svg>'
    )


def _stamp(stamp: Stamp, code: str) -> str:
    spoken = tongues.heading_language(code)
    locale = "en_GB" if spoken == "en" else spoken
    day = format_date(calendar.day_of(stamp.at), format="long", locale=locale)
    if stamp.number is None:
        return f"{tongues.heading('draft', code)} · {day}"
    version, updated = tongues.heading("version", code), tongues.heading("updated", code)
    return f"{version} {stamp.number} · {updated} {day}"


@lru_cache(maxsize=64)
def _qr(url: str) -> str:
    out = io.BytesIO()
    segno.make_qr(url, error="m").save(out, kind="svg", border=1, xmldecl=False, nl=False)
    return out.getvalue().decode()
