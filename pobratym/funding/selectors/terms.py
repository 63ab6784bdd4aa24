"""Programmes, partners and countries as the plain values that the rules take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from django.db.models import Prefetch, prefetch_related_objects

from pobratym.core import calendar
from pobratym.funding.models import FundingProgramme
from pobratym.funding.rules.terms import HOME, Body, Terms, World
from pobratym.funding.states import BodyKind
from pobratym.partners.models import Party, Tie
from pobratym.partners.states import Formality
from pobratym.people.models import Community
from pobratym.places import blocs

OBLASTS: Final = Path(__file__).resolve().parent.parent / "data" / "oblasts.yaml"
ASSOCIATED: Final = "horizon_europe_associated"
# Where the names of the rules differ from those of the columns.
_NAMES: Final = {
    "needs_all": "needs_country_all",
    "needs_any": "needs_country_any",
    "eu_or_associated": "others_eu_or_associated",
}
_TUPLES: Final = frozenset({"needs_all", "needs_any", "oblasts"})


def terms_of(programme: FundingProgramme) -> Terms:
    """Return the conditions of a programme. Queries: 0."""
    values: dict[str, Any] = {}
    for field in fields(Terms):
        value = getattr(programme, _NAMES.get(field.name, field.name))
        values[field.name] = tuple(value) if field.name in _TUPLES else value
    return Terms(**values)


def world() -> World:
    """Return who belongs to the EU and who is associated, today. Queries: 0."""
    today = calendar.today()
    known = blocs.blocs()
    eu = known[blocs.EU].members(on=today)
    return World(eu=eu, associated=known[ASSOCIATED].members(on=today) | {HOME})


@cache
def oblasts() -> Mapping[str, Mapping[str, str]]:
    """Return the ISO code of each oblast: under "name" as the catalogue has it, and "katottg"."""
    rows = yaml.safe_load(OBLASTS.read_text(encoding="utf-8"))["oblasts"]
    return {key: {row[key]: row["iso"] for row in rows} for key in ("name", "katottg")}


def oblast_of(community: Community) -> str:
    """Return the ISO code of the community's oblast, "" when it is unknown. Queries: 0."""
    if community.oblast:
        return community.oblast
    return oblasts()["katottg"].get(community.katottg[2:4], "")


def bodies_of(ties: Iterable[Tie]) -> dict[int, list[Body]]:
    """Return the partners of each tie by its key. Queries: 1, none for ties that have them read."""
    known = list(ties)
    rows = Party.objects.select_related("municipality", "organisation")
    prefetch_related_objects(known, Prefetch("parties", rows))
    return {tie.pk: [_body(tie, party) for party in tie.parties.all()] for tie in known}


def _body(tie: Tie, party: Party) -> Body:
    kind = BodyKind.MUNICIPALITY if party.municipality_id else BodyKind.OTHER
    return Body(party.body.country_id or "", kind.value, _formal(tie))


def _formal(tie: Tie) -> bool | None:
    return {Formality.FORMAL.value: True, Formality.INFORMAL.value: False}.get(tie.formality)
