"""The board of first contacts: every lead and every enquiry with where it stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pobratym.outreach.models import Approach, Reply
from pobratym.outreach.rules import stage as rules
from pobratym.outreach.rules.stage import REMIND_DAYS, Course, Talk
from pobratym.outreach.states import ReplyState, Stage
from pobratym.partners.models import Party, Tie
from pobratym.partners.states import BEGINNING, Status
from pobratym.people.models import Community
from pobratym.places.models import Country
from pobratym.talks.models import Enquiry, Interaction
from pobratym.talks.selectors import enquiries

MOST: Final = 300
IN_COLUMN: Final = 30
TIED_SHOWN_DAYS: Final = 365
OPEN: Final = BEGINNING


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of the board; empty means anything."""

    officer: int | None = None
    country: str = ""
    stage: str = ""

    @property
    def used(self) -> bool:
        return bool(self.officer or self.country or self.stage)


@dataclass(frozen=True, slots=True)
class Card:
    """One lead, or one enquiry that waits (`enquiry` set, `tie` None)."""

    stage: Stage
    country: Country | None
    tie: Tie | None = None
    enquiry: Enquiry | None = None
    pause: Approach | None = None
    step: Interaction | None = None
    days: int | None = None
    replies: int = 0

    @property
    def key(self) -> str:
        return f"t{self.tie.pk}" if self.tie else f"e{self.enquiry.pk if self.enquiry else 0}"

    @property
    def moves(self) -> list[Stage]:
        return [Stage(name) for name in rules.moves(self.stage.value)] if self.tie else []

    @property
    def is_late(self) -> bool:
        """Nobody has answered for longer than one waits politely, and nothing else is planned."""
        return self.days is not None and self.days >= REMIND_DAYS and self.step is None


@dataclass(frozen=True, slots=True)
class Column:
    """The cards of one stage that are shown, and how many more there are."""

    stage: Stage
    cards: list[Card] = field(default_factory=list)
    more: int = 0

    @property
    def total(self) -> int:
        return len(self.cards) + self.more


def leads(community: Community, *, today: dt.date) -> QuerySet[Tie]:
    """Ties on the board: those that have not begun, and those that began from it in the last year.

    Queries: 1 when read.
    """
    lately = Q(status=Status.ACTIVE, approach__tied_on__gt=today - timedelta(days=TIED_SHOWN_DAYS))
    rows = Tie.objects.of(community).filter(Q(status__in=OPEN) | lately)
    return rows.select_related("approach", "officer").order_by("sort_uk", "pk")


def cards(community: Community, filters: Filters, *, today: dt.date) -> list[Card]:
    """Every card of the board, by name, at most `MOST` leads. Queries: 7, however many cards."""
    rows = leads(community, today=today)
    if filters.officer:
        rows = rows.filter(officer=filters.officer)
    if filters.country:
        rows = rows.filter(country=filters.country)
    ties = list(rows[:MOST])
    courses = courses_of(ties)
    steps = open_steps(community, ties)
    replied = _new_replies(community)
    waiting = [] if filters.officer else _waiting(community, filters.country)
    countries = _countries([tie.country for tie in ties])
    found = [Card(Stage.INCOMING, letter.country, enquiry=letter, days=None) for letter in waiting]
    for tie in ties:
        tie.community = community
        course = courses[tie.pk]
        found.append(
            Card(
                Stage(course.stage),
                countries.get(tie.country),
                tie=tie,
                pause=pause_of(tie),
                step=steps.get(tie.pk),
                days=course.days_waiting(today),
                replies=replied.get(tie.pk, 0),
            )
        )
    return [card for card in found if filters.stage in {"", card.stage}]


def unanswered(community: Community, below: int, *, today: dt.date) -> list[tuple[Tie, int]]:
    """Leads late with their answer for fewer than `below` days, with no step ahead, by name.

    Queries: 3, and 1 when there are some.
    """
    ties = list(leads(community, today=today)[:MOST])
    courses = courses_of(ties)
    late = [
        (tie, days)
        for tie in ties
        if courses[tie.pk].stage == Stage.WRITTEN
        and (days := courses[tie.pk].days_waiting(today)) is not None
        and REMIND_DAYS <= days < below
    ]
    planned = open_steps(community, [tie for tie, _days in late]) if late else {}
    return [(tie, days) for tie, days in late if tie.pk not in planned]


def columns(found: Sequence[Card]) -> list[Column]:
    """The cards by stage, those that call loudest first, at most `IN_COLUMN` of each."""
    by_stage: defaultdict[Stage, list[Card]] = defaultdict(list)
    for card in found:
        by_stage[card.stage].append(card)
    return [
        Column(
            stage,
            sorted(by_stage[stage], key=_urgency)[:IN_COLUMN],
            max(len(by_stage[stage]) - IN_COLUMN, 0),
        )
        for stage in Stage
    ]


def _urgency(card: Card) -> tuple[bool, bool, dt.date, int]:
    due = card.step.next_on if card.step and card.step.next_on else dt.date.max
    if card.pause and card.pause.return_on:
        due = card.pause.return_on
    return (not card.replies, not card.is_late, due, -(card.days or 0))


def courses_of(ties: Sequence[Tie]) -> dict[int, Course]:
    """Where each of these ties stands, by its key. Queries: 2, none for no ties."""
    if not ties:
        return {}
    talks = _talks(ties)
    wrote = set(Enquiry.objects.filter(tie__in=ties).values_list("tie_id", flat=True))
    return {
        tie.pk: rules.course(
            tie.status,
            talks.get(tie.pk, ()),
            paused=pause_of(tie) is not None,
            wrote_to_us=tie.pk in wrote,
        )
        for tie in ties
    }


def course_of(tie: Tie) -> Course:
    """Where one tie stands. Queries: 2 or 3."""
    return courses_of([tie])[tie.pk]


def pause_of(tie: Tie) -> Approach | None:
    """The pause of a tie, None when it goes on. Queries: 0 with `approach` loaded, else 1."""
    approach = getattr(tie, "approach", None)
    return approach if approach and approach.is_paused else None


def open_steps(community: Community, ties: Iterable[Tie]) -> dict[int, Interaction]:
    """The nearest open step of each tie. Queries: 1."""
    rows = Interaction.objects.filter(tie__in=[tie.pk for tie in ties], next_done_on=None)
    found: dict[int, Interaction] = {}
    for entry in rows.exclude(next_step="").select_related("by").order_by("next_on", "pk"):
        assert entry.tie_id is not None  # asked for above
        entry.community = community
        kept = found.get(entry.tie_id)
        if kept is None or (kept.next_on is None and entry.next_on is not None):
            found[entry.tie_id] = entry
    return found


def _talks(ties: Sequence[Tie]) -> Mapping[int, list[Talk]]:
    """What was said with the partners themselves; letters to third parties are left out."""
    own = Party.objects.filter(tie=OuterRef("tie"), organisation=OuterRef("organisation"))
    rows = Interaction.objects.filter(tie__in=[tie.pk for tie in ties])
    rows = rows.filter(Q(organisation=None) | Exists(own))
    found: defaultdict[int, list[Talk]] = defaultdict(list)
    for tie, on, channel, direction in rows.values_list("tie_id", "on", "channel", "direction"):
        found[tie or 0].append(Talk(on, channel, direction))
    return found


def _new_replies(community: Community) -> dict[int, int]:
    rows = Reply.objects.filter(community=community, state=ReplyState.NEW)
    return dict(rows.values_list("tie").annotate(n=Count("pk")).values_list("tie", "n"))


def _waiting(community: Community, country: str) -> list[Enquiry]:
    """Enquiries that wait and are no lead yet."""
    rows = enquiries.found(community, state="new").filter(tie=None).select_related("country")
    return list((rows.filter(country=country) if country else rows)[:MOST])


def _countries(codes: Iterable[str]) -> dict[str, Country]:
    return Country.objects.in_bulk({code for code in codes if code})
