"""The law as data: shipped in YAML, kept in tables, edited by the administrator."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.journal.services import record
from pobratym.law.models import LegalBasis, Matter, TrackStep, TrackTemplate
from pobratym.law.states import ClockKind, Confirmation
from pobratym.people.models import User

Row = TypeVar("Row", LegalBasis, TrackStep, Matter)
FILE: Final = Path(__file__).parent / "data" / "law.yaml"


@lru_cache(maxsize=1)
def shipped() -> Any:
    """Return the law as it ships."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


@transaction.atomic
def load(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Put shipped bases, tracks and matters into the tables; what is there stays as it is.

    Writes: those four tables.
    """
    law = shipped()
    known = LegalBasis.objects.using(using)
    bases = {
        row["code"]: known.get_or_create(code=row["code"], defaults=row)[0]
        for row in [*law["bases"], *law["repealed"]]
    }
    for track in law["tracks"]:
        _track(track, bases, using=using)
    for row in law["matters"]:
        values = row | {"basis": bases[row["basis"]]}
        Matter.objects.using(using).get_or_create(code=row["code"], defaults=values)


def _track(track: dict[str, Any], bases: dict[str, LegalBasis], *, using: str) -> None:
    template, _created = TrackTemplate.objects.using(using).get_or_create(
        code=track["code"],
        valid_from=track.get("valid_from"),
        defaults={key: track[key] for key in ("scope", "name_uk", "name_en")},
    )
    steps = TrackStep.objects.using(using)
    for position, step in enumerate(track["steps"], start=1):
        values = {key: value for key, value in step.items() if key not in {"basis", "council"}}
        values |= {
            "position": position,
            "basis": bases[step["basis"]],
            "clock": step.get("clock", ClockKind.NONE.value),
            "needs_council": step.get("council", False),
        }
        steps.get_or_create(template=template, code=values.pop("code"), defaults=values)


@dataclass(frozen=True, slots=True)
class BasisFacts:
    """What an administrator says about a legal basis."""

    title_uk: str
    title_en: str
    article: str
    status: str
    confirmed_by: str
    confirmed_on: dt.date | None
    valid_from: dt.date | None
    valid_until: dt.date | None
    repealed_by: str
    source_url: str
    note_uk: str
    note_en: str


@transaction.atomic
def add_basis(code: str, act: str, facts: BasisFacts, *, by: User) -> LegalBasis:
    """Add an act, or an article of one, on which steps can rest.

    Writes: the basis, one journal entry. Raises: as `edit_basis`; "code_taken" on `code`.
    """
    _check(facts)
    if LegalBasis.objects.filter(code=code).exists():
        raise RuleViolation(
            "code_taken", _("Another basis has this short name already."), field="code"
        )
    basis = LegalBasis(code=code, act=act, edited=True)
    for name in BasisFacts.__slots__:
        setattr(basis, name, getattr(facts, name))
    basis.text_seen = basis.is_confirmed
    basis.save()
    record("law.basis_added", about=basis, by=by)
    return basis


@transaction.atomic
def edit_basis(basis: LegalBasis, facts: BasisFacts, *, by: User) -> LegalBasis:
    """Change what is known of a basis; it is shared by all communities.

    Writes: the basis, one journal entry. Raises: RuleViolation "who_confirmed" on `confirmed_by`,
        "wrong_order" on `valid_until`.
    """
    basis = LegalBasis.objects.select_for_update().get(pk=basis.pk)
    _check(facts)
    values = {name: getattr(facts, name) for name in BasisFacts.__slots__}
    values["text_seen"] = facts.status == Confirmation.CONFIRMED
    return _edit(basis, values, "law.basis_edited", by)


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What an administrator says about a step of a track. `days` of the kind `clock` says."""

    name_uk: str
    name_en: str
    responsible_uk: str
    responsible_en: str
    basis: LegalBasis
    clock: str
    days: int | None
    needs_council: bool
    note_uk: str
    note_en: str


@transaction.atomic
def edit_step(step: TrackStep, facts: StepFacts, *, by: User) -> TrackStep:
    """Change a step for agreements that begin from now on.

    Writes: the step of the track, one journal entry. Raises: RuleViolation "clock_not_whole" on
        `days`.
    """
    if (facts.clock == ClockKind.NONE) != (facts.days is None):
        raise RuleViolation(
            "clock_not_whole",
            _("Give both the number and the kind of days, or neither."),
            field="days",
        )
    step = TrackStep.objects.select_for_update().get(pk=step.pk)
    values = {name: getattr(facts, name) for name in StepFacts.__slots__}
    return _edit(step, values, "law.step_edited", by)


@transaction.atomic
def move_step_up(step: TrackStep, *, by: User) -> TrackStep:
    """Let a step come one place earlier, for agreements that begin from now on.

    Writes: two steps, one journal entry. The first step stays where it is.
    """
    before = (
        step.template.steps.select_for_update()
        .filter(position__lt=step.position)
        .order_by("-position")
        .first()
    )
    if before is not None:
        step.position, before.position = before.position, step.position
        step.edited = True
        step.save(update_fields=["position", "edited"])
        before.save(update_fields=["position"])
        record("law.step_moved", about=step, by=by, changes={"position": step.position})
    return step


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """What an administrator says about a matter; `stems` one beginning of words a row."""

    name_uk: str
    name_en: str
    verdict: str
    basis: LegalBasis
    stems: list[str]


@transaction.atomic
def edit_matter(matter: Matter, facts: MatterFacts, *, by: User) -> Matter:
    """Change a matter and the words that find it. Writes: the matter, one journal entry.

    Raises: RuleViolation "no_stems" on `stems`.
    """
    if not facts.stems:
        raise RuleViolation(
            "no_stems", _("Give at least one beginning of words to find."), field="stems"
        )
    matter = Matter.objects.select_for_update().get(pk=matter.pk)
    values = {name: getattr(facts, name) for name in MatterFacts.__slots__}
    return _edit(matter, values, "law.matter_edited", by)


def _edit(row: Row, values: dict[str, Any], action: str, by: User) -> Row:
    changes = {
        name: [_told(getattr(row, name)), _told(value)]
        for name, value in values.items()
        if getattr(row, name) != value
    }
    if changes:
        for name in changes:
            setattr(row, name, values[name])
        row.edited = True
        row.save()
        record(action, about=row, by=by, changes=changes)
    return row


def _told(value: Any) -> Any:
    return str(value) if isinstance(value, models.Model) else value


def _check(facts: BasisFacts) -> None:
    if facts.status == Confirmation.CONFIRMED and not (facts.confirmed_by and facts.confirmed_on):
        raise RuleViolation(
            "who_confirmed",
            _("Say who read the text of the act and when."),
            field="confirmed_by",
        )
    if facts.valid_from and facts.valid_until and facts.valid_until < facts.valid_from:
        raise RuleViolation(
            "wrong_order",
            _("The last day cannot be earlier than the first."),
            field="valid_until",
        )
