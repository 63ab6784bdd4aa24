"""The readable difference between two versions of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pobratym.core import shown
from pobratym.plans.models import Part
from pobratym.plans.selectors.versions import Content
from pobratym.plans.states import Step

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Change:
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changed:
    row: Part
    changes: list[Change]


@dataclass(frozen=True, slots=True)
class StepChanges:
    title: StrOrPromise
    added: list[Part]
    removed: list[Part]
    changed: list[Changed]


def between(old: Content, new: Content) -> list[StepChanges]:
    """Return what became different in each step; steps without a difference are left out.

    Queries: 0.
    """
    found = [_step(step, old, new) for step in Step]
    return [step for step in found if step.added or step.removed or step.changed]


def _step(step: Step, old: Content, new: Content) -> StepChanges:
    before = {row.key: row for row in old.of(step)}
    after = {row.key: row for row in new.of(step)}
    both = [(before[key], row) for key, row in after.items() if key in before]
    changed = [Changed(now, _changes(was, now)) for was, now in both]
    return StepChanges(
        step.label,
        added=[row for key, row in after.items() if key not in before],
        removed=[row for key, row in before.items() if key not in after],
        changed=[one for one in changed if one.changes],
    )


def _changes(was: Part, now: Part) -> list[Change]:
    pairs = (
        (field, shown.value(was, field), shown.value(now, field)) for field in shown.fields(now)
    )
    return [Change(shown.label(field), old, new) for field, old, new in pairs if old != new]
