"""Contacts in the community's register of personal data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.shortcuts import get_object_or_404

from pobratym.contacts.models import Person
from pobratym.contacts.services import erase_person
from pobratym.journal.services import Actor
from pobratym.people.models import Community
from pobratym.people.personal_data import Subject

NAME: Final = "contacts.persons"
_KEPT: Final = (
    "name", "name_uk", "position_uk", "position_en", "email", "phone", "languages", "note",
    "data_basis", "data_purpose", "keep_until",
)  # fmt: skip


def subjects(community: Community) -> Iterator[Subject]:
    """Everybody in the directory who has not been erased. Queries: 1."""
    found = Person.objects.filter(community=community, erased_at=None).select_related("community")
    for person in found:
        yield Subject(
            NAME, str(person.pk), person.name, person.email,
            person.get_data_basis_display(), person.data_purpose, person.keep_until,
            person.get_absolute_url(),
        )  # fmt: skip


def export(community: Community, key: str) -> dict[str, Any]:
    """Return all that is kept about a contact. Queries: 1. Raises: Http404."""
    found = Person.objects.select_related("organisation", "municipality")
    person = get_object_or_404(found, community=community, pk=key)
    kept = {field: getattr(person, field) for field in _KEPT}
    return kept | {
        "organisation": str(person.organisation or ""),
        "municipality": str(person.municipality or ""),
    }


def erase(community: Community, key: str, reason: str, by: Actor) -> Person:
    """Erase a contact. Raises: Http404."""
    person = get_object_or_404(Person, community=community, erased_at=None, pk=key)
    return erase_person(person, reason=reason, by=by)
