"""Our partnerships beside somebody else's list: what both have, what only one has, what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final

from django.utils.translation import gettext as _

from pobratym.core import csv_files
from pobratym.office import planning
from pobratym.office.kinds.comparison import COMPARED
from pobratym.office.lines import Line
from pobratym.office.models import ImportBatch
from pobratym.office.states import LineState
from pobratym.partners.models import Claim, Tie
from pobratym.partners.states import Kind, Status

SHOWN: Final = 300


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that the list says in another way; `is_noted` when it stands beside ours already."""

    field: str
    title: str
    ours: str
    theirs: str
    is_noted: bool


@dataclass(frozen=True, slots=True)
class Both:
    line: Line
    tie: Tie
    differences: list[Difference]


@dataclass(frozen=True, slots=True)
class OnlyHere:
    tie: Tie
    is_noted: bool


@dataclass(slots=True)
class Compared:
    """`untold` are rows whose partner nobody could tell or that cannot be read."""

    source: str
    same: list[Both] = field(default_factory=list)
    differ: list[Both] = field(default_factory=list)
    only_there: list[Line] = field(default_factory=list)
    only_here: list[OnlyHere] = field(default_factory=list)
    untold: list[Line] = field(default_factory=list)
    ignored: int = 0


def source_of(batch: ImportBatch) -> str:
    """Return what the list is called: as somebody wrote it, else by its file."""
    return str(batch.decisions.get("source") or PurePath(batch.file_name).stem)[:300]


def absent() -> str:
    """What is noted of a partnership that a list does not have."""
    return _("not in this list")


def compare(batch: ImportBatch) -> Compared:
    """Return our ties beside a list. Queries: those of the plan, and 2."""
    found = Compared(source_of(batch))
    ignored = {key for key, choice in batch.decisions.get("rows", {}).items() if choice == "ignore"}
    ties = {tie.pk: tie for tie in Tie.objects.of(batch.community).exclude(status=Status.ENDED)}
    noted = set(
        Claim.objects.filter(tie__in=list(ties), source=found.source).values_list(
            "tie", "field", "value"
        )
    )
    seen: set[int] = set()
    for line in planning.plan(batch).lines:
        tie = ties.get(line.kept_id or 0)
        if tie:
            tie.community = batch.community
            seen.add(tie.pk)
        if str(line.number) in ignored:
            found.ignored += 1
        elif tie:
            both = Both(line, tie, list(_differences(line, tie, noted)))
            (found.differ if both.differences else found.same).append(both)
        elif line.state == LineState.NEW:
            found.only_there.append(line)
        elif line.state != LineState.REPEAT:
            found.untold.append(line)
    for pk, tie in sorted(ties.items(), key=lambda pair: pair[1].sort_uk):
        if pk not in seen and f"tie{pk}" not in ignored:
            tie.community = batch.community
            found.only_here.append(OnlyHere(tie, (pk, "other", absent()) in noted))
        elif pk not in seen:
            found.ignored += 1
    return found


def _differences(line: Line, tie: Tie, noted: set[tuple[int, str, str]]) -> Iterator[Difference]:
    titles = {"since": _("since"), "kind": _("kind")}
    for name in COMPARED:
        said = line.facts.get(name)
        ours: Any = getattr(tie, name)
        if said is None or _same(name, ours, said):
            continue
        theirs = worded(name, said)
        is_noted = (tie.pk, name, theirs) in noted
        yield Difference(name, titles[name], worded(name, ours), theirs, is_noted)


def _same(name: str, ours: Any, theirs: Any) -> bool:
    """A year and a day of that year do not contradict each other."""
    if name == "since" and ours:
        shorter = min(len(ours), len(theirs))
        return str(ours)[:shorter] == str(theirs)[:shorter]
    return bool(ours == theirs)


def worded(name: str, value: Any) -> str:
    """Return a fact as people read it."""
    if name == "kind":
        return str(Kind(value).label)
    return str(value.label) if value else _("unknown")


def rows(found: Compared) -> Iterator[str]:
    """Yield the comparison as CSV, a line a partnership."""
    head = [_("where"), _("row of the list"), _("partner"), _("what differs")]

    def told() -> Iterator[list[object]]:
        for both in found.differ:
            words = [f"{d.title}: {d.ours} / {d.theirs}" for d in both.differences]
            yield [_("in both, differs"), both.line.number, both.tie.name, "; ".join(words)]
        for line in found.only_there:
            yield [_("only in their list"), line.number, line.name, ""]
        for one in found.only_here:
            yield [_("only in ours"), "", one.tie.name, ""]
        for line in found.untold:
            yield [_("not told"), line.number, line.name, " ".join(line.problems)]
        for both in found.same:
            yield [_("in both"), both.line.number, both.tie.name, ""]

    return csv_files.lines(head, told())
