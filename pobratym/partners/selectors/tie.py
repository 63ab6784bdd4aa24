"""One tie and everything on its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from pobratym.core import timeline
from pobratym.core.sharing import read_once
from pobratym.partners.models import (
    Claim,
    Contact,
    Party,
    Tie,
    TieEvent,
    TieGoal,
    TieGroup,
    TieInstitution,
)
from pobratym.partners.states import EventKind, PaperKind, SigningLevel, Status
from pobratym.people.models import Community, GroupMember, WorkingGroup


def by_slug(community: Community, slug: str) -> Tie | None:
    """Return a tie of the community. Queries: 1."""
    tie = Tie.objects.of(community).filter(slug=slug).select_related("officer").first()
    if tie:
        tie.community = community
    return tie


def parties(tie: Tie) -> list[Party]:
    """The partners in their order, with place and country; upper and lower rooms find them read
    in `tie.parties.all()`. Queries: 1, then none for the same tie.
    """
    loaded = Party.objects.select_related(
        "municipality__country", "organisation__country", "organisation__municipality"
    )
    prefetch_related_objects([tie], Prefetch("parties", loaded.order_by("position", "pk")))
    return list(tie.parties.all())


def contacts(tie: Tie) -> QuerySet[Contact]:
    """The people of a tie, the main one first. Queries: 1."""
    return tie.contacts.select_related(
        "person__organisation", "person__municipality", "person__community"
    )


@read_once
def institutions(tie: Tie) -> list[TieInstitution]:
    """Local institutions under a tie, ours and theirs. Queries: 1, then none for the same tie."""
    rows = tie.institutions.select_related("organisation__municipality", "organisation__community")
    return list(rows.order_by("pk"))


@read_once
def events(tie: Tie) -> list[TieEvent]:
    """The turning points in their order. Queries: 1, then none for the same tie."""
    return list(tie.events.order_by("on", "pk"))


def groups(tie: Tie) -> QuerySet[TieGroup]:
    """The working groups that work on a tie, with their people. Queries: 2."""
    people = GroupMember.objects.select_related("membership__user")
    found = tie.groups.select_related("group__community")
    return found.prefetch_related(Prefetch("group__people", queryset=people))


def ties_of_group(group: WorkingGroup) -> QuerySet[TieGroup]:
    """The ties that a working group works on. Queries: 1."""
    return TieGroup.objects.filter(group=group).select_related("tie__community")


def differing_claims(tie: Tie) -> dict[str, list[Claim]]:
    """Facts about which sources say different things, each with its statements. Queries: 1."""
    by_field: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in tie.claims.all():
        by_field[claim.field].append(claim)
    return {
        field: claims
        for field, claims in by_field.items()
        if len({claim.value for claim in claims}) > 1
    }


def with_parties(ties: QuerySet[Tie]) -> QuerySet[Tie]:
    """The same ties, ready to show partners and places. Queries: 1 more."""
    loaded = Party.objects.select_related("municipality__country", "organisation__country")
    return ties.prefetch_related(Prefetch("parties", queryset=loaded))


def told(tie: Tie) -> Iterable[timeline.Entry]:
    """The timeline of a tie as this room knows it: its events.

    Queries: 1, shared with other parts of the page.
    """
    for event in events(tie):
        if event.on is None:
            continue
        what = str(EventKind(event.kind).label)
        if event.paper:
            what = f"{what}: {PaperKind(event.paper).label}"
        decision = (
            _("decision No. %(number)s") % {"number": event.decision_number}
            if event.decision_number
            else ""
        )
        note = " · ".join(
            part for part in (event.note, *_signed(event), decision, event.source) if part
        )
        yield timeline.Entry(event.on, "key", what[:1].upper() + what[1:], note)


def _signed(event: TieEvent) -> Iterator[str]:
    """Who signed a document for each side, as far as it is known [S 1.2]."""
    if event.signed_home:
        who = SigningLevel(event.signed_home).label
        yield _("signed for us by: %(who)s") % {"who": who}
    if event.signed_partner:
        who = SigningLevel(event.signed_partner).label
        yield _("signed for the partner by: %(who)s") % {"who": who}


def goal_coverage(community: Community) -> dict[str, list[Tie]]:
    """Return the living ties that serve each goal. Queries: 1."""
    served: defaultdict[str, list[Tie]] = defaultdict(list)
    rows = TieGoal.objects.filter(
        tie__community=community,
        tie__status__in=[Status.CONTACT, Status.DIALOGUE, Status.ACTIVE],
    ).select_related("tie")
    for row in rows.order_by("tie__sort_uk"):
        row.tie.community = community
        served[row.goal].append(row.tie)
    return dict(served)
