"""Reads of the law: a basis, all bases, the track of a day, the matters of competence."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from pobratym.law.models import LegalBasis, Matter, TrackStep, TrackTemplate
from pobratym.law.rules import competence


def basis(code: str) -> LegalBasis | None:
    """A basis by its code. Queries: 1."""
    return LegalBasis.objects.filter(code=code).first()


def bases() -> list[LegalBasis]:
    """All that is kept. Queries: 1."""
    return list(LegalBasis.objects.all())


def matters() -> dict[str, Matter]:
    """The matters of the competence check by code, with their bases. Queries: 1."""
    return {matter.code: matter for matter in Matter.objects.select_related("basis")}


def as_rules(known: dict[str, Matter]) -> list[competence.Matter]:
    """The same matters as the rule takes them. Queries: none."""
    return [
        competence.Matter(code, competence.Verdict(matter.verdict), tuple(map(str, matter.stems)))
        for code, matter in known.items()
    ]


def track_on(day: dt.date, *, scope: str) -> list[TrackStep]:
    """The steps of the track that is valid on a day; empty when none is kept. Queries: 2."""
    template = (
        TrackTemplate.objects.filter(scope=scope)
        .filter(Q(valid_from=None) | Q(valid_from__lte=day))
        .filter(Q(valid_until=None) | Q(valid_until__gte=day))
        .order_by("-valid_from")
        .first()
    )
    return list(template.steps.select_related("basis")) if template else []
