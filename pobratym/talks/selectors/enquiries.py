"""Letters from abroad."""

from __future__ import annotations

from typing import Final

from django.db.models import Count, QuerySet

from pobratym.core.prepared import Prepared
from pobratym.people.models import Community
from pobratym.talks.models import Enquiry
from pobratym.talks.states import EnquiryState


def found(community: Community, *, state: str = "") -> QuerySet[Enquiry]:
    """The letters of a community, latest first, maybe only of one state. Queries: 1 when read."""
    letters = Enquiry.objects.of(community)
    return letters.filter(state=state) if state in EnquiryState.values else letters


def waiting(community: Community, *, limit: int = 5) -> list[Enquiry]:
    """The letters that wait longest. Queries: 1."""
    letters = Enquiry.objects.of(community).waiting().select_related("country")
    return list(letters.order_by("received_at", "pk")[:limit])


# Asked at every page of the office.
_waiting: Final = Prepared(
    lambda community: (
        Enquiry.objects.waiting()
        .filter(community=community)
        .order_by()
        .values_list("community")
        .annotate(n=Count("pk"))
        .values_list("n")
    )
)


def count_waiting(community: Community) -> int:
    """Queries: 1."""
    found = _waiting.values(community.pk)
    return found[0][0] if found else 0


def by_pk(community: Community, pk: int) -> Enquiry | None:
    """One letter with its country and the tie it became. Queries: 1."""
    letters = Enquiry.objects.of(community).select_related("country", "tie", "settled_by")
    letter = letters.filter(pk=pk).first()
    if letter:
        letter.community = community
        if letter.tie:
            letter.tie.community = community
    return letter
