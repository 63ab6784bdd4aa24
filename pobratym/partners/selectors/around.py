"""What one person or organisation of the directory does in partnerships."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pobratym.contacts.models import Organisation, Person
from pobratym.partners.models import Interaction, Tie
from pobratym.people.models import Community

LATEST_TALKS = 20


def person(found: Person) -> dict[str, object]:
    """The ties a person is a contact of, and the latest talks. Queries: 2."""
    contacts = list(found.ties.select_related("tie").order_by("tie__sort_uk", "pk"))
    for contact in contacts:
        contact.tie.community = found.community
    return {"contacts": contacts, "talks": _latest(found.interactions.all(), found.community)}


def organisation(found: Organisation) -> dict[str, object]:
    """The ties an organisation has a part in, the latest talks. Queries: 4."""
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
    talks = _latest(found.interactions.all(), found.community)
    return {"ties": ties, "talks": talks}


def _latest(talks: QuerySet[Interaction], community: Community) -> list[Interaction]:
    rows = list(talks.select_related("by").order_by("-on", "-pk")[:LATEST_TALKS])
    for talk in rows:
        talk.community = community
    return rows
