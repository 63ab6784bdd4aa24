"""The beginning, the facts and the goals of a tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.journal import saving
from pobratym.journal.services import record
from pobratym.partners.models import CommunityGoal, Tie, TieEvent, TieGoal
from pobratym.partners.services import parties as party_services
from pobratym.partners.services.parties import Body
from pobratym.partners.signals import tie_changed
from pobratym.partners.states import EventKind, Goal, Kind, Status
from pobratym.people.models import Community, User

# What `change` may set. Stage, form and parties have functions of their own.
FACTS: Final = frozenset({
    "kind", "kind_local", "since", "officer", "about_uk", "about_en", "history_uk", "history_en",
    "why", "began_with", "serves_recovery", "serves_accession", "is_one_off_donor", "is_public",
    "source", "checked_on", "verified_by",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewTie:
    """What is known of a tie when it is first recorded. `facts` are of `FACTS`."""

    parties: Sequence[Body]
    kind: Kind
    status: Status = Status.LEAD
    since: PartialDate | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def start(community: Community, new: NewTie, *, by: User) -> Tie:
    """Record a tie with its partners; one that has begun gets its first event.

    Writes: tie, parties, maybe one event, one journal entry. Sends: `tie_changed`, after commit.
    Raises: RuleViolation "no_party", "aggressor_state", "already_tied", "date_ahead", and others
        of `services.parties.check`.
    """
    bodies = list(dict.fromkeys(new.parties))
    party_services.check(community, bodies, ended=new.status == Status.ENDED)
    if new.status != Status.ENDED:
        party_services.refuse_twin(community, bodies)
    refuse_future(new.since, field="since")
    tie = Tie(
        community=community, kind=new.kind, status=new.status, since=new.since, **known(new.facts)
    )
    rows = party_services.arranged(tie, bodies)
    party_services.copy(tie, rows)
    tie.slug = party_services.free_slug(community, tie.name_en or tie.name_uk)
    tie.full_clean(exclude=["name_uk", "name_en", "sort_uk", "sort_en", "search_text"])
    tie.save()
    party_services.write(tie, rows)
    if new.since:
        TieEvent.objects.create(tie=tie, kind=EventKind.BEGUN, on=new.since, source=tie.source)
    record("partners.tie_started", about=tie, by=by, changes={"kind": new.kind.label})
    announce(tie)
    return tie


@transaction.atomic
def change(tie: Tie, *, facts: Mapping[str, Any], version: int, by: User) -> Tie:
    """Change facts of a tie, if nobody changed it since `version` was read.

    Writes: the tie, one journal entry with old and new values. Sends: `tie_changed`.
    Raises: RuleViolation "changed_meanwhile", "date_ahead".
    """
    tie = locked(tie, version=version)
    refuse_future(facts.get("since"), field="since")
    changes = {
        name: [getattr(tie, name), value]
        for name, value in known(facts).items()
        if getattr(tie, name) != value
    }
    if not changes:
        return tie
    for name, (_old, value) in changes.items():
        setattr(tie, name, value)
    tie.full_clean(exclude=["name_uk", "name_en", "sort_uk", "sort_en", "search_text"])
    save(tie)
    record("partners.tie_changed", about=tie, by=by, changes=changes)
    return tie


def check(tie: Tie, *, by: User) -> Tie:
    """Record that somebody compared the facts with their source today, and who.

    Writes: the tie, one journal entry.
    """
    facts = {"checked_on": calendar.today(), "verified_by": str(by)}
    return change(tie, facts=facts, version=tie.version, by=by)


@transaction.atomic
def set_parties(tie: Tie, *, parties: Sequence[Body], version: int, by: User) -> Tie:
    """Change who the partners of a tie are; its address stays.

    Writes: parties, copies in the tie, one journal entry.
    Raises: as `start`, and "changed_meanwhile".
    """
    tie = locked(tie, version=version)
    bodies = list(dict.fromkeys(parties))
    ended = tie.status == Status.ENDED
    party_services.check(tie.community, bodies, ended=ended)
    if not ended:
        party_services.refuse_twin(tie.community, bodies, but=tie.pk)
    old = tie.name_uk
    rows = party_services.arranged(tie, bodies)
    party_services.write(tie, rows)
    party_services.copy(tie, rows)
    save(tie)
    record("partners.parties_changed", about=tie, by=by, changes={"name_uk": [old, tie.name_uk]})
    return tie


@transaction.atomic
def rank_goals(tie: Tie, *, goals: Sequence[tuple[Goal, str]], by: User) -> None:
    """Set the goals of a tie, most important first, each with its focus (may be empty).

    Writes: the tie's goals, one journal entry.
    """
    old = ", ".join(tie.goals.values_list("goal", flat=True))
    tie.goals.all().delete()
    ranked = dict(goals)
    TieGoal.objects.bulk_create(
        TieGoal(tie=tie, goal=goal, rank=rank, focus=focus)
        for rank, (goal, focus) in enumerate(ranked.items(), start=1)
    )
    new = ", ".join(ranked)
    record("partners.goals_ranked", about=tie, by=by, changes={"goals": [old, new]})
    announce(tie)


@transaction.atomic
def rank_community_goals(
    community: Community, *, goals: Sequence[tuple[Goal, str, str]], by: User
) -> None:
    """Set the goals of the community by rank, each with its meaning in Ukrainian and English.

    Writes: the community's goals, one journal entry.
    """
    CommunityGoal.objects.filter(community=community).delete()
    CommunityGoal.objects.bulk_create(
        CommunityGoal(community=community, goal=goal, rank=rank, meaning_uk=uk, meaning_en=en)
        for rank, (goal, uk, en) in enumerate(goals, start=1)
    )
    changes = {"goals": ", ".join(goal for goal, _uk, _en in goals)}
    record("partners.community_goals_ranked", about=community, by=by, changes=changes)


def locked(tie: Tie, *, version: int | None = None) -> Tie:
    """Return the tie locked for this transaction, as it is now.

    Raises: RuleViolation "gone"; "changed_meanwhile" when it is no longer the `version` somebody
        read.
    """
    fresh = saving.locked(tie) if version is None else saving.same_version(tie, version)
    fresh.community = tie.community
    return fresh


def save(tie: Tie) -> None:
    """Save a locked tie under its next version and tell the other rooms."""
    tie.version += 1
    tie.save()
    announce(tie)


def announce(tie: Tie) -> None:
    transaction.on_commit(lambda: tie_changed.send(Tie, tie=tie), robust=True)


def refuse_future(day: PartialDate | None, *, field: str) -> None:
    """Raises: RuleViolation "date_ahead" when the day, or its whole year or month, is to come."""
    if day and day.first_day > calendar.today():
        raise RuleViolation("date_ahead", _("This date is still to come."), field=field)


def known(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts as they may be set. Raises: ValueError for what is none of `FACTS`."""
    unknown = set(facts) - FACTS
    if unknown:
        raise ValueError(f"Not facts of a tie: {', '.join(sorted(unknown))}")
    return dict(facts)
