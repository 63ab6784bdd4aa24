"""Invitations and opportunities."""

from __future__ import annotations

from django.db.models import F, QuerySet

from pobratym.people.models import Community
from pobratym.talks.models import Invitation
from pobratym.talks.states import Answer


def found(community: Community, *, answer: str = "") -> QuerySet[Invitation]:
    """Those to be answered first come first; bare, for counting. Queries: 1 when read."""
    rows = Invitation.objects.filter(community=community)
    if answer in Answer.values:
        rows = rows.filter(answer=answer)
    open_first = F("decided_on").desc(nulls_first=True)
    return rows.order_by(open_first, F("answer_by").asc(nulls_last=True), "-pk")


def one(community: Community, pk: int) -> Invitation | None:
    """One invitation with who invites and who decided. Queries: 1."""
    rows = Invitation.objects.filter(community=community, pk=pk)
    invitation = rows.select_related("tie", "organisation", "decided_by").first()
    if invitation:
        invitation.community = community
        for row in (invitation.tie, invitation.organisation):
            if row:
                row.community = community
    return invitation
