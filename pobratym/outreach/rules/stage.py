"""Where a first contact stands, told from what is recorded, and which way it may go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

BEGUN: Final = frozenset({"active", "suspended"})
MEETINGS: Final = frozenset({"online", "meeting", "visit_out", "visit_in"})
REMIND_DAYS: Final = 21


@dataclass(frozen=True, slots=True)
class Talk:
    """One entry of the log with the partner itself: `direction` is "out", "in" or "both"."""

    on: dt.date
    channel: str
    direction: str


@dataclass(frozen=True, slots=True)
class Course:
    """What the log and the marks of a lead tell. `waiting_since`: our last word without answer."""

    stage: str
    waiting_since: dt.date | None

    def days_waiting(self, today: dt.date) -> int | None:
        """Units: days; None when nobody waits for their answer."""
        return None if self.waiting_since is None else (today - self.waiting_since).days


def course(
    status: str, talks: Iterable[Talk], *, paused: bool = False, wrote_to_us: bool = False
) -> Course:
    """Return where a lead stands.

    `status` is that of the tie: what the office said by hand counts as much as the log. A pause
    wins over everything but a partnership that has begun.
    Source: Pobratym's own, docs/adr/outreach-board.md.
    """
    said = list(talks)
    out = [t.on for t in said if t.direction in {"out", "both"}]
    heard = [t.on for t in said if t.direction in {"in", "both"}]
    met = any(t.channel in MEETINGS and t.direction == "both" for t in said)
    waiting = max(out) if out and (not heard or max(heard) < max(out)) else None
    if status in BEGUN:
        return Course("tie", None)
    if paused:
        return Course("not_now", None)
    if met or status == "dialogue":
        return Course("meeting", waiting)
    wrote = bool(out) or status == "contact"
    if heard or wrote_to_us:
        return Course("answered" if wrote else "incoming", waiting)
    return Course("written" if wrote else "idea", waiting)


_ONWARD: Final[dict[str, tuple[str, ...]]] = {
    "incoming": ("answered", "meeting", "tie", "not_now"),
    "idea": ("written", "answered", "meeting", "tie", "not_now"),
    "written": ("answered", "meeting", "tie", "not_now"),
    "answered": ("meeting", "tie", "not_now"),
    "meeting": ("tie", "not_now"),
    "tie": (),
    "not_now": ("idea",),
}


def moves(stage: str) -> tuple[str, ...]:
    """Return the stages that may come next. Only a pause leads back: to where the log says.

    Source: Pobratym's own, docs/adr/outreach-board.md: what has happened is taken back by taking
        back the note that says so.
    """
    return _ONWARD[stage]


@dataclass(frozen=True, slots=True)
class Step:
    """What a move says in the log, None for nothing, and the stage of the tie at the least."""

    talk: tuple[str, str] | None  # channel, direction
    status: str


def step(source: str, target: str) -> Step | None:
    """Return what a move records; None when there is no such move, or it records a pause.

    Source: Pobratym's own, docs/adr/outreach-board.md.
    """
    if target not in _ONWARD[source] or target in {"not_now", "idea"}:
        return None
    if target == "answered":
        return Step(("email", "out" if source == "incoming" else "in"), "contact")
    steps: dict[str, Step] = {
        "written": Step(("letter", "out"), "contact"),
        "meeting": Step(("online", "both"), "dialogue"),
        "tie": Step(None, "active"),
    }
    return steps[target]
