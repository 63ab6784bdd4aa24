"""The electronic carrier [S 3.1]: everything a guest takes home, in one ZIP for a USB stick."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Final

from django.core.files.storage import default_storage

from pobratym.core import text
from pobratym.core.errors import RuleViolation
from pobratym.people.models import Community
from pobratym.profiles import outputs, tongues
from pobratym.profiles.booklet import page_url
from pobratym.profiles.models import Edition, Material
from pobratym.profiles.selectors.content import Shown, languages, shown

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


def pack(community: Community, edition: Edition, *, on: dt.date) -> bytes:
    """Return the ZIP: booklets, photos with their rights, materials, and a page with links.

    The same version and materials on the same day give the same bytes. Queries: 1.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _files(community, edition, on):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def _files(community: Community, edition: Edition, on: dt.date) -> Iterator[tuple[str, bytes]]:
    codes = languages(edition.content)
    links: list[str] = []
    for code in codes:
        try:
            yield f"profile-{code}.pdf", outputs.of_edition(community, edition, code)
        except RuleViolation:
            links.append(f"{tongues.own_name(code)}: {page_url(community, code)}")
    seen = shown(edition.content, "en")
    yield from _photos(seen)
    materials = Material.objects.filter(
        profile=edition.profile_id, removed_at=None, is_on_carrier=True
    ).select_related("stored")
    for material in materials:
        if material.stored:
            with default_storage.open(material.stored.path) as file:
                yield f"materials/{material.pk}-{material.name}", file.read()
        else:
            links.append(f"{material.title} ({material.language}): {material.link}")
    links += [f"{tongues.own_name(code)}: {page_url(community, code)}" for code in codes]
    yield "README.txt", _readme(community, edition, on, links).encode()


def _photos(seen: Shown) -> Iterator[tuple[str, bytes]]:
    rights = []
    for place, photo in enumerate(seen.photos, start=1):
        suffix = photo.path.rsplit(".", 1)[-1]
        name = f"{place:02}-{text.slug(photo.caption)[:40] or 'photo'}.{suffix}"
        with default_storage.open(photo.path) as file:
            yield f"photos/{name}", file.read()
        rights.append(f"{name}: {photo.caption}. {photo.author}; {photo.rights}")
    if rights:
        yield "photos/rights.txt", ("\n".join(rights) + "\n").encode()


def _readme(community: Community, edition: Edition, on: dt.date, links: list[str]) -> str:
    lines = [
        f"{community.name_uk} / {community.name_en or community.short_name_en}",
        f"Версія / version: {edition.number}",
        f"Оновлено / updated on: {on:%d.%m.%Y}",
        "",
        *links,
        "",
    ]
    return "\r\n".join(lines)
