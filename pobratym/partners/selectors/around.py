"""What one person or organisation of the directory does in partnerships."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pobratym.contacts.models import Organisation, Person
from pobratym.partners.models import Contact, Tie


def person(found: Person) -> list[Contact]:
    """The ties a person is a contact of. Queries: 1."""
    contacts = list(found.ties.select_related("tie").order_by("tie__sort_uk", "pk"))
    for contact in contacts:
        contact.tie.community = found.community
    return contacts


def organisation(found: Organisation) -> list[tuple[Tie, str]]:
    """The ties an organisation has a part in, and which part. Queries: 3."""
    ties: list[tuple[Tie, str]] = [
        (party.tie, _("partner")) for party in found.parties.select_related("tie")
    ]
    ties += [
        (place.tie, place.what or _("institution")) for place in found.ties.select_related("tie")
    ]
    begun = Tie.objects.of(found.community).filter(began_with=found)
    ties += [(tie, _("the tie began with it")) for tie in begun]
    for tie, _what in ties:
        tie.community = found.community
    return ties
