"""Our call to all partners: whom to write to, who was asked, what came back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from pobratym.aid.models import AidCampaign, CallAnswer
from pobratym.contacts.models import Person
from pobratym.partners.models import Contact, Tie
from pobratym.people.models import Community


@dataclass(frozen=True, slots=True)
class Recipient:
    """A living tie, the person to write to and the answer so far; None when unknown."""

    tie: Tie
    person: Person | None
    answer: CallAnswer | None


def recipients(campaign: AidCampaign, community: Community) -> list[Recipient]:
    """Every living tie and those asked before, by name. Queries: 4."""
    answers = {row.tie_id: row for row in campaign.answers.all()}
    loaded = Contact.objects.select_related("person").order_by("-is_main", "pk")
    ties = Tie.objects.of(community).living() | Tie.objects.of(community).filter(pk__in=answers)
    found = []
    for tie in ties.order_by("sort_uk").prefetch_related(Prefetch("contacts", queryset=loaded)):
        tie.community = community
        named = [contact.person for contact in tie.contacts.all() if contact.person.email]
        found.append(Recipient(tie, named[0] if named else None, answers.get(tie.pk)))
    return found
