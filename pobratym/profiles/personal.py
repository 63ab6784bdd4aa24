"""People the profile names, in the community's register: contact, authors of photos, readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from pobratym.journal.services import Actor, record
from pobratym.people.models import Community
from pobratym.people.personal_data import Subject
from pobratym.profiles.models import Contact, Edition, Photo, Profile, Reading
from pobratym.profiles.selectors.texts import profile_of

NAME: Final = "profiles.people"


def subjects(community: Community) -> Iterator[Subject]:
    """The contact, the authors of photos and the readers. Queries: 4."""
    profile = profile_of(community)
    if profile.pk is None:
        return
    url = reverse("profiles:page", args=[community.slug])
    contact = Contact.objects.filter(profile=profile).exclude(name="").first()
    if contact:
        yield Subject(
            NAME, f"contact-{contact.pk}", contact.name, contact.email,
            contact.get_data_basis_display(), contact.data_purpose, contact.keep_until, url,
        )  # fmt: skip
    for photo in Photo.objects.filter(profile=profile).exclude(author=""):
        purpose = _("author of a photo in the profile")
        yield Subject(NAME, f"photo-{photo.pk}", photo.author, "", photo.rights, purpose, None, url)
    for reading in Reading.objects.filter(profile=profile).exclude(reader=""):
        yield Subject(
            NAME, f"reading-{reading.pk}", reading.reader, "", reading.get_data_basis_display(),
            reading.data_purpose, reading.keep_until,
            reverse("profiles:readers", args=[community.slug]),
        )  # fmt: skip


def _row(community: Community, key: str) -> Contact | Photo | Reading:
    """Raises: Http404."""
    kind, _dash, number = key.partition("-")
    models: dict[str, type[Contact | Photo | Reading]] = {
        "contact": Contact, "photo": Photo, "reading": Reading,
    }  # fmt: skip
    model = models.get(kind)
    found = (
        model._default_manager.filter(pk=number, profile__community=community).first()
        if model and number.isdigit()
        else None
    )
    if found is None:
        raise Http404
    return found


def export(community: Community, key: str) -> dict[str, Any]:
    """Return all that is kept about a person. Queries: 1. Raises: Http404."""
    row = _row(community, key)
    if isinstance(row, Contact):
        names = ("name", "position_uk", "position_en", "email", "phone", "data_basis",
                 "data_purpose", "keep_until")  # fmt: skip
    elif isinstance(row, Photo):
        names = ("author", "rights", "source")  # type: ignore[assignment] # shorter
    else:
        names = ("reader", "language", "read_on", "answers", "note", "keep_until")  # type: ignore[assignment] # shorter
    return {name: getattr(row, name) for name in names}


@transaction.atomic
def erase(community: Community, key: str, reason: str, by: Actor) -> Profile:
    """Take a person out of the profile and of every published version. Raises: Http404."""
    row = _row(community, key)
    profile = row.profile
    if isinstance(row, Contact):
        _from_editions(profile, "contact", row.pk)
        row.delete()
    elif isinstance(row, Photo):
        _from_editions(profile, "photo", row.pk)
        row.author = _("author’s name erased")
        row.save(update_fields=["author"])
    else:
        row.delete()
    record("profiles.erased", about=profile, by=by, changes={"reason": reason})
    return profile


def _from_editions(profile: Profile, what: str, pk: int) -> None:
    """The one change of a published version: a name goes, the rest stays as it was."""
    for edition in Edition.objects.filter(profile=profile):
        if what == "contact":
            edition.content["contact"] = None
        else:
            for photo in edition.content["photos"]:
                if photo["pk"] == pk:
                    photo["author"] = "—"
        edition.save(update_fields=["content"])
