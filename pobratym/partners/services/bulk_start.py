"""Many ties at once, by the rules of `ties.start`: an import of a whole sheet, and its undoing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.db import transaction
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from pobratym.core import bulk, text
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record_many
from pobratym.journal.withdrawing import NOBODY, withdraw
from pobratym.partners.models import Party, Tie, TieEvent
from pobratym.partners.services import parties as party_services
from pobratym.partners.services.parties import RESERVED, Body
from pobratym.partners.services.ties import NewTie, known, refuse_future
from pobratym.partners.signals import ties_started
from pobratym.partners.states import EventKind, Status
from pobratym.people.models import Community

Key = frozenset[tuple[str, int]]
# What a tie gets with its beginning, and which of it somebody has worked on; anything else attached
# to a tie was added by somebody later.
_OWN: Final[dict[type[Model], Q]] = {Party: NOBODY, TieEvent: NOBODY}
_FIELDS = frozenset(field.name for field in Tie._meta.concrete_fields)
_ROWS = frozenset(field.name for field in Tie._meta.concrete_fields if field.is_relation)


def comes_with_ties(model: type[Model], *, worked_on: Q) -> None:
    """Called from `AppConfig.ready` of a room that gives each new tie a row of this model.

    `worked_on` tells the rows that somebody has touched since: their ties cannot be taken back.
    """
    _OWN[model] = worked_on


def key(bodies: Iterable[Body]) -> Key:
    """What tells the partners of one tie from those of another, in whatever order."""
    return frozenset(party_services.key(body) for body in bodies)


def kept(community: Community) -> dict[Key, int]:
    """Return the ties that have not ended, by their partners. Queries: 1."""
    rows = Party.objects.filter(tie__community=community).exclude(tie__status=Status.ENDED)
    partners: defaultdict[int, set[tuple[str, int]]] = defaultdict(set)
    for tie, municipality, organisation in rows.order_by("tie").values_list(
        "tie", "municipality", "organisation"
    ):
        partners[tie].add(
            ("municipality", municipality) if municipality else ("organisation", organisation)
        )
    return {frozenset(bodies): tie for tie, bodies in partners.items()}


def refusal(community: Community, new: NewTie) -> RuleViolation | None:
    """Return which rule forbids a tie, but for twins, which are `kept`'s business. Queries: 0."""
    try:
        party_services.check(community, new.parties, ended=new.status == Status.ENDED)
        refuse_future(new.since, field="since")
    except RuleViolation as problem:
        return problem
    return None


@transaction.atomic
def start_many(community: Community, news: Sequence[NewTie], *, by: Actor) -> list[Tie]:
    """Record many ties as `ties.start` records one; all of them, or none.

    Writes: ties, parties, events, a journal entry for each. Sends: `ties_started`, after commit.
    Raises: as `ties.start`. Queries: 7.
    """
    twins, slugs = set(kept(community)), Slugs(community)
    ties: list[Tie] = []
    parties: list[Party] = []
    for new in news:
        bodies = list(dict.fromkeys(new.parties))
        if refused := refusal(community, new):
            raise refused
        if new.status != Status.ENDED:
            if (own := key(bodies)) in twins:
                raise _already_tied(bodies)
            twins.add(own)
        tie = _row(community, new)
        rows = party_services.arranged(tie, bodies)
        party_services.copy(tie, rows)
        tie.slug = slugs.free(tie.name_en or tie.name_uk)
        ties.append(tie)
        parties += rows
    _insert(community, ties)
    for party in parties:
        party.tie = party.tie  # its number is known only now
    bulk.insert_rows(parties)
    bulk.insert_rows(
        TieEvent(tie=tie, kind=EventKind.BEGUN, on=tie.since, source=tie.source)
        for tie in ties
        if tie.since
    )
    told = ((tie, {"kind": new.kind.label}) for tie, new in zip(ties, news, strict=True))
    record_many("partners.tie_started", about=told, by=by)
    transaction.on_commit(lambda: ties_started.send_robust(Tie, ties=ties), robust=True)
    return ties


def _insert(community: Community, ties: Sequence[Tie]) -> None:
    """Insert ties and give each its number, found by its address. Queries: 2."""
    bulk.insert_rows(ties)
    numbers = dict(Tie.objects.of(community).values_list("slug", "pk"))
    for tie in ties:
        tie.pk = numbers[tie.slug]
        tie._state.adding = False


def _row(community: Community, new: NewTie) -> Tie:
    """The tie, its facts checked one by one. Raises: ValidationError."""
    facts = known(new.facts)
    tie = Tie(community=community, kind=new.kind, status=new.status, since=new.since, **facts)
    given = {"kind", "status", "since", *facts}
    tie.clean_fields(exclude=_FIELDS - (given - _ROWS))
    return tie


def _already_tied(bodies: Sequence[Body]) -> RuleViolation:
    names = ", ".join(body.name for body in bodies)
    return RuleViolation(
        "already_tied",
        _("This partnership is already kept: %(name)s.") % {"name": names},
        field="parties",
    )


def withdraw_many(
    community: Community, versions: Mapping[int, int], *, by: Actor
) -> tuple[int, list[Tie]]:
    """Take back ties just recorded, given with the version each had; those worked on since stay.

    Returns how many went, and those that stay because somebody changed them or added to them.
    Writes: ties with parties and events, a journal entry for each.
    """
    gone, stay = withdraw(
        Tie.objects.of(community), versions, own=_OWN, action="partners.tie_withdrawn", by=by
    )
    return len(gone), stay


class Slugs:
    """Free addresses for many ties of one community, as `parties.free_slug` finds one."""

    def __init__(self, community: Community) -> None:
        self._taken = set(Tie.objects.of(community).values_list("slug", flat=True))
        self._last: dict[str, int] = {}

    def free(self, name: str) -> str:
        base = text.slug(name) or "tie"
        base = f"{base}-1" if base in RESERVED else base
        found, number = base, self._last.get(base, 1)
        while found in self._taken:
            number += 1
            found = f"{base}-{number}"
        self._last[base] = number
        self._taken.add(found)
        return found
