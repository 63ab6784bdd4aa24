"""Writes of files: looked into, stored under their hash, attached, removed, brought back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.documents import inspection, pictures
from pobratym.documents.models.files import Attachment, AttachmentKind, StoredFile
from pobratym.journal.services import Actor, record
from pobratym.people.models import Community, User

REASONS: Final = {
    "empty": _("The file is empty. Choose another one."),
    "too_large": _("The file is larger than 25 MB. Make it smaller or split it."),
    "active": _("Web pages and drawings that can carry scripts are not kept. Save it as a PDF."),
    "macro": _("The document carries macros. Save it without them (.docx, .xlsx)."),
    "broken": _("The file is damaged or not what its name says. Save it again and try once more."),
    "bomb": _("The archive inside the document unpacks into far too much. It is not kept."),
    "too_many_pixels": _("The picture is too large. Make it smaller: 40 megapixels at most."),
    "unknown": _(
        "This kind of file is not kept. Use PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, JPEG, PNG, "
        "WebP, TXT, CSV, P7S or ASiC-E."
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file on its way in, and what it will be to the thing it is attached to."""

    content: bytes
    name: str
    title: str = ""
    kind: str = AttachmentKind.OTHER
    is_public: bool = False


def read(upload: UploadedFile[bytes]) -> bytes:
    """Return the uploaded bytes; one more than allowed is enough to refuse.

    Raises: RuleViolation "too_large" on the field `upload`.
    """
    if (upload.size or 0) > inspection.MAX_BYTES:
        raise refusal("too_large")
    content: bytes = upload.read(inspection.MAX_BYTES + 1)
    return content


@transaction.atomic
def attach(
    about: models.Model, incoming: Incoming, *, community: Community, by: Actor
) -> Attachment:
    """Keep a file as part of `about`. The same bytes attached twice there are one attachment.

    Writes: the file once a community, the attachment, one journal entry.
    Raises: RuleViolation with the code of `inspection.Refused` on the field `upload`;
        "another_community" when the object belongs to somebody else.
    """
    owner = getattr(about, "community_id", community.pk)
    if owner != community.pk:
        raise RuleViolation("another_community", _("This belongs to another community."))
    stored = store(incoming.content, name=incoming.name, community=community)
    present = (
        Attachment.objects.about(about).kept().filter(stored=stored, community=community).first()
    )
    if present:
        return present
    name = inspection.file_name(
        incoming.name, inspection.FileType(stored.media_type, stored.extension)
    )
    attachment = Attachment.objects.create(
        community=community,
        stored=stored,
        about_label=about._meta.label_lower,
        about_id=about.pk,
        title=text.clean_line(incoming.title)[:200] or name,
        name=name,
        kind=incoming.kind,
        is_public=incoming.is_public,
        added_by=by if isinstance(by, User) else None,
        added_by_name=str(by),
    )
    record(
        "documents.attached",
        about=about,
        by=by,
        changes={"file": attachment.title, "sha256": stored.sha256},
    )
    return attachment


def store(content: bytes, *, name: str, community: Community) -> StoredFile:
    """Return the row of these bytes, written on first sight.

    Raises: RuleViolation with the code of `inspection.Refused` on the field `upload`.
    """
    try:
        kind = inspection.sniff(content, name=name)
        if kind.media_type in inspection.PICTURES:
            pictures.check(content)
    except inspection.Refused as refused:
        raise refusal(refused.code) from refused
    return keep(content, kind, community=community)


def keep(content: bytes, kind: inspection.FileType, *, community: Community) -> StoredFile:
    """Return the row of bytes known to be of `kind`: our own papers, redrawn pictures."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = f"files/{community.pk}/{sha256[:2]}/{sha256}{kind.extension}"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
    stored, _created = StoredFile.objects.get_or_create(
        community=community,
        sha256=sha256,
        defaults={
            "size": len(content),
            "media_type": kind.media_type,
            "extension": kind.extension,
            "path": path,
        },
    )
    return stored


@transaction.atomic
def remove(attachment: Attachment, *, by: Actor) -> Attachment:
    """Take a file away; `restore` brings it back. Writes: the attachment, one journal entry."""
    return _set_removed(attachment, removed=True, by=by)


@transaction.atomic
def restore(attachment: Attachment, *, by: Actor) -> Attachment:
    """Bring a removed file back. Writes: the attachment, one journal entry."""
    return _set_removed(attachment, removed=False, by=by)


def _set_removed(attachment: Attachment, *, removed: bool, by: Actor) -> Attachment:
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if (attachment.removed_at is not None) == removed:
        return attachment
    attachment.removed_at = calendar.now() if removed else None
    attachment.save(update_fields=["removed_at"])
    action = "documents.file_removed" if removed else "documents.file_restored"
    record(action, about=attachment, by=by, changes={"file": attachment.title})
    return attachment


def refusal(code: str) -> RuleViolation:
    """Return the sentence for a code of `inspection.Refused`, at the field `upload`."""
    return RuleViolation(code, REASONS[code], field="upload")
