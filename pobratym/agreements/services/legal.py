"""Law and wordings as data: shipped in YAML, kept in tables, edited by people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml
from django.db import DEFAULT_DB_ALIAS, transaction
from django.utils.translation import gettext as _

from pobratym.agreements.models import (
    Clause,
    LegalBasis,
    Matter,
    TrackStep,
    TrackTemplate,
)
from pobratym.agreements.states import ClockKind, Confirmation
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import record
from pobratym.people.models import User

DATA: Final = Path(__file__).resolve().parent.parent / "data"


@lru_cache(maxsize=4)
def shipped(name: str) -> Any:
    """Return a shipped file of data."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


@transaction.atomic
def load(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Put shipped bases, tracks, matters and clauses into the tables; what was edited stays.

    Writes: those five tables.
    """
    law = shipped("legal.yaml")
    bases = {
        row["code"]: LegalBasis.objects.using(using).get_or_create(code=row["code"], defaults=row)[
            0
        ]
        for row in [*law["bases"], *law["repealed"]]
    }
    for track in law["tracks"]:
        _track(track, bases, using=using)
    for row in law["matters"]:
        values = row | {"basis": bases[row["basis"]]}
        Matter.objects.using(using).get_or_create(code=row["code"], defaults=values)
    for place, row in enumerate(shipped("clauses.yaml")):
        Clause.objects.using(using).get_or_create(
            community=None, code=row["code"], defaults=row | {"position": place}
        )


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
def edit_basis(basis: LegalBasis, facts: BasisFacts, *, by: User) -> LegalBasis:
    """Change what is known of a basis; it is shared by all communities.

    Writes: the basis, one journal entry. Raises: RuleViolation "who_confirmed" on `confirmed_by`,
        "wrong_order" on `valid_until`.
    """
    basis = LegalBasis.objects.select_for_update().get(pk=basis.pk)
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
    changes = {
        name: [getattr(basis, name), value]
        for name in BasisFacts.__slots__
        if getattr(basis, name) != (value := getattr(facts, name))
    }
    for name, (_old, value) in changes.items():
        setattr(basis, name, value)
    if changes:
        basis.text_seen = basis.status == Confirmation.CONFIRMED
        basis.edited = True
        basis.save()
        record("agreements.basis_edited", about=basis, by=by, changes=changes)
    return basis


@transaction.atomic
def edit_step_term(step: Any, *, clock: str, days: int | None, by: User) -> Any:
    """Change the term of a step for agreements that begin from now on.

    Writes: the step of the track, one journal entry. Raises: RuleViolation "clock_not_whole".
    """
    if (clock == ClockKind.NONE) != (days is None):
        raise RuleViolation(
            "clock_not_whole",
            _("Give both the number and the kind of days, or neither."),
            field="days",
        )
    step.clock, step.days, step.edited = clock, days, True
    step.save(update_fields=["clock", "days", "edited"])
    record("agreements.term_edited", about=step, by=by, changes={"days": days, "clock": clock})
    return step
