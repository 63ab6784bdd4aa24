"""Writers of enquiries in the community's register of personal data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.shortcuts import get_object_or_404
from django.urls import reverse

from pobratym.journal.services import Actor
from pobratym.people.models import Community
from pobratym.people.personal_data import Subject
from pobratym.talks.models import Enquiry
from pobratym.talks.services import enquiries

NAME: Final = "talks.enquiries"
_KEPT: Final = (
    "name", "organisation", "email", "language", "message", "received_at", "state", "note",
    "data_basis", "data_purpose", "keep_until",
)  # fmt: skip


def subjects(community: Community) -> Iterator[Subject]:
    """Everybody whose letter is kept. Queries: 1."""
    for letter in Enquiry.objects.of(community):
        yield Subject(
            NAME, str(letter.pk), letter.name, letter.email, letter.get_data_basis_display(),
            letter.data_purpose, letter.keep_until,
            reverse("portal:enquiry", args=[community.slug, letter.pk]),
        )  # fmt: skip


def export(community: Community, key: str) -> dict[str, Any]:
    """Return all that a letter holds. Queries: 1. Raises: Http404."""
    letter = _letter(community, key)
    return {field: getattr(letter, field) for field in _KEPT} | {"country": str(letter.country)}


def erase(community: Community, key: str, reason: str, by: Actor) -> None:
    """Erase a letter. Raises: Http404."""
    enquiries.erase(_letter(community, key), reason=reason, by=by)


def _letter(community: Community, key: str) -> Enquiry:
    found = Enquiry.objects.of(community).select_related("country")
    return get_object_or_404(found, pk=key)
