"""The catalogue as data: shipped in YAML, kept in tables, edited by people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml
from django.db import DEFAULT_DB_ALIAS, transaction

from pobratym.core.dates import PartialDate
from pobratym.core.keys import Keys
from pobratym.funding.models import Deadline, FundingProgramme
from pobratym.funding.selectors.terms import oblasts
from pobratym.funding.states import Activity, Area, Oblast, Participation, Rule
from pobratym.journal.saving import same_version, save
from pobratym.journal.services import Actor, record

DATA: Final = Path(__file__).resolve().parent.parent / "data"
# Keys of the file that are columns by the same name, or by another.
_SAME: Final = (
    "funder", "min_orgs", "max_orgs", "min_countries", "min_eu", "min_non_eu", "org_kind",
    "applicant_country", "applicant_kind", "independent", "lump_sum", "own_share_pct",
    "own_share_min_pct", "participants_min", "participants_foreign_min", "mission_days_max",
    "stages", "budget", "area_may_widen", "source",
)  # fmt: skip
_OTHER: Final = {
    "eu_rate_pct": "funder_rate_pct",
    "exception_max": "grant_exception",
    "name": "name_en",
    "deadline": "deadline_en",
}
_PAIRS: Final = {
    "months": ("months_min", "months_max"),
    "grant": ("grant_min", "grant_max"),
    "period": ("period_from", "period_to"),
    "lead_months": ("lead_months_min", "lead_months_max"),
}
# Which rule rests on a key that one weak source gave.
_RULES: Final = {
    "min_orgs": Rule.ORGS,
    "min_countries": Rule.COUNTRIES,
    "grant": Rule.GRANT,
    "eu_rate_pct": Rule.OWN_SHARE,
}
_MONEY: Final = frozenset({"budget", "grant_min", "grant_max", "grant_exception"})


@lru_cache(maxsize=4)
def shipped(name: str) -> Any:
    """Return a shipped file of data."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


@transaction.atomic
def load(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Put the shipped catalogue into the tables; rows that a person has edited stay as they are.

    Writes: programmes and their deadlines.
    """
    file = shipped("programmes.yaml")
    rows = FundingProgramme.objects.using(using)
    kept = {row.code: row for row in rows}
    for entry in file["programmes"]:
        row = kept.get(entry["id"]) or FundingProgramme(code=entry["id"])
        if row.edited:
            continue
        values = columns(entry) | {"checked_on": PartialDate(str(file["collected"]))}
        if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save(using=using)
        for on in entry.get("seen", ()):
            Deadline.objects.using(using).get_or_create(programme=row, on=on)


def columns(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry of the file as columns; what it does not state stays unknown."""
    words = shipped("ukrainian.yaml")
    values: dict[str, Any] = {name: entry[name] for name in _SAME if name in entry}
    values |= {ours: entry[name] for name, ours in _OTHER.items() if name in entry}
    for name, pair in _PAIRS.items():
        values |= dict(zip(pair, entry.get(name, (None, None)), strict=True))
    said = entry.get("ua")
    values |= {
        "participation": Participation(said) if said else Participation.UNKNOWN,
        "name_uk": words["names"].get(entry["id"], ""),
        "deadline_uk": words["deadlines"].get(entry.get("deadline"), ""),
        "needs_country_all": Keys(entry.get("needs_country_all", ())),
        "needs_country_any": Keys(entry.get("needs_country_any", ())),
        "activities": Keys(entry.get("forms", ()), Activity),
        "unverified": Keys([_RULES[key] for key in entry.get("unverified", ())], Rule),
    }
    if entry.get("others_in") == "eu_or_associated":
        values["others_eu_or_associated"] = True
    if entry.get("above_20000_needs") == "formal_tie":
        values["formal_tie_above"] = Decimal(20_000)
    if entry.get("area_ua"):
        codes = [oblasts()["name"][name] for name in entry["area_ua"]]
        values |= {"area": Area.LISTED, "oblasts": Keys(codes, Oblast)}
    for name in _MONEY & values.keys():
        values[name] = None if values[name] is None else Decimal(values[name])
    return values


@transaction.atomic
def edit(
    programme: FundingProgramme,
    *,
    facts: Mapping[str, Any],
    deadlines: Collection[dt.date],
    version: int,
    by: Actor,
) -> FundingProgramme:
    """Change what is known of a programme; it is shared by all communities of the installation.

    Writes: the programme, its deadlines, a journal entry for what changed.
    Raises: ValidationError; RuleViolation "changed_meanwhile".
    """
    fresh = same_version(programme, version)
    saved = save(fresh, facts, action="funding.programme_edited", by=by)
    _set_deadlines(saved, deadlines, by=by)
    saved.edited = True
    saved.save(update_fields=["edited"])
    return saved


@transaction.atomic
def add(
    *, code: str, facts: Mapping[str, Any], deadlines: Collection[dt.date], by: Actor
) -> FundingProgramme:
    """Add a programme that the shipped catalogue does not have.

    Writes: the programme, its deadlines, journal entries. Raises: ValidationError.
    """
    row = FundingProgramme(code=code)
    saved = save(row, facts, action="funding.programme_added", by=by)
    _set_deadlines(saved, deadlines, by=by)
    saved.edited = True
    saved.save(update_fields=["edited"])
    return saved


def _set_deadlines(
    programme: FundingProgramme, deadlines: Collection[dt.date], *, by: Actor
) -> None:
    kept = {row.on: row for row in programme.deadlines.all()}
    if set(kept) == set(deadlines):
        return
    programme.deadlines.filter(on__in=set(kept) - set(deadlines)).delete()
    Deadline.objects.bulk_create(
        Deadline(programme=programme, on=on) for on in sorted(set(deadlines) - set(kept))
    )
    told = ", ".join(str(on) for on in sorted(deadlines))
    record("funding.deadlines_set", about=programme, by=by, changes={"deadlines": told})
