"""Photos with their rights; maps, passports and designed versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.documents import inspection, pictures
from pobratym.documents.inspection import FileType
from pobratym.documents.services import files
from pobratym.journal import saving
from pobratym.journal.services import Actor, record
from pobratym.people.models import Community
from pobratym.profiles.models import Material, Photo
from pobratym.profiles.services.common import begun, touched

LONGEST_SIDE: Final = 1_800
MOST_PHOTOS: Final = 12


@transaction.atomic
def add_photo(
    community: Community, content: bytes, facts: Mapping[str, Any], *, by: Actor
) -> Photo:
    """Keep a photo, drawn anew: no place, no camera, 1,800 pixels at most.

    `facts` has author, rights, source, taken_on and words by language.
    Writes: the file, the photo, the profile, one journal entry.
    Raises: RuleViolation with the code of `inspection.Refused` on `upload`; "too_many".
    """
    profile = begun(community)
    if profile.photos.filter(removed_at=None).count() >= MOST_PHOTOS:
        raise RuleViolation(
            "too_many", _("Twelve photos are the most. Take one away first."), field="upload"
        )
    if len(content) > inspection.MAX_BYTES:
        raise files.refusal("too_large")
    try:
        drawn = pictures.redrawn(content, longest_side=LONGEST_SIDE, keep_transparency=False)
    except inspection.Refused as refused:
        raise files.refusal(refused.code) from refused
    extension = ".png" if drawn.media_type == "image/png" else ".jpg"
    stored = files.keep(drawn.content, FileType(drawn.media_type, extension), community=community)
    photo = Photo(
        profile=profile, stored=stored, width=drawn.width, height=drawn.height,
        position=profile.photos.count(),
    )  # fmt: skip
    photo = saving.save(photo, _cleaned(facts), action="profiles.photo_added", by=by)
    touched(profile)
    return photo


@transaction.atomic
def change_photo(
    photo: Photo, facts: Mapping[str, Any], *, version: int | None = None, by: Actor
) -> Photo:
    """Correct author, permission or words. Writes: the photo, the profile, one journal entry."""
    profile = photo.profile
    action = "profiles.photo_changed"
    photo = saving.save(photo, _cleaned(facts), action=action, version=version, by=by)
    touched(profile)
    return photo


@transaction.atomic
def show_first(photo: Photo, *, by: Actor) -> None:
    """Make a photo the cover. Writes: positions, the profile, one journal entry."""
    others = list(photo.profile.photos.exclude(pk=photo.pk).order_by("position", "pk"))
    for place, one in enumerate([photo, *others]):
        Photo.objects.filter(pk=one.pk).update(position=place)
    record("profiles.photo_first", about=photo.profile, by=by, changes={"photo": str(photo)})
    touched(photo.profile)


@transaction.atomic
def set_photo_removed(photo: Photo, *, removed: bool, by: Actor) -> None:
    """Take a photo away or bring it back. Writes: the photo, the profile, one journal entry."""
    photo.removed_at = calendar.now() if removed else None
    photo.save(update_fields=["removed_at"])
    action = "profiles.photo_removed" if removed else "profiles.photo_restored"
    record(action, about=photo.profile, by=by, changes={"photo": str(photo)})
    touched(photo.profile)


def _cleaned(facts: Mapping[str, Any]) -> dict[str, Any]:
    words = {
        code: {what: text.clean_line(said)[:300] for what, said in pair.items() if said}
        for code, pair in facts["words"].items()
    }
    return {**facts, "words": {code: pair for code, pair in words.items() if pair}}


@transaction.atomic
def add_material(
    community: Community,
    facts: Mapping[str, Any],
    upload: tuple[bytes, str] | None = None,
    *,
    by: Actor,
) -> Material:
    """Keep a map, a passport, a designed version: a file (content and name) or a link.

    Writes: the file, the material, one journal entry.
    Raises: RuleViolation with the code of `inspection.Refused` on `upload`; ValidationError.
    """
    profile = begun(community)
    material = Material(profile=profile)
    if upload:
        content, name = upload
        stored = files.store(content, name=name, community=community)
        material.stored = stored
        material.name = inspection.file_name(name, FileType(stored.media_type, stored.extension))
    return saving.save(material, facts, action="profiles.material_added", by=by)


@transaction.atomic
def set_material_removed(material: Material, *, removed: bool, by: Actor) -> None:
    """Take a material away or bring it back. Writes: the material, one journal entry."""
    material.removed_at = calendar.now() if removed else None
    material.save(update_fields=["removed_at"])
    action = "profiles.material_removed" if removed else "profiles.material_restored"
    record(action, about=material.profile, by=by, changes={"title": material.title})
