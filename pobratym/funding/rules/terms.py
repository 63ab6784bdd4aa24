"""What a programme demands and what somebody has, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pobratym.funding.states import Rule

HOME: Final = "UA"


@dataclass(frozen=True, slots=True)
class Terms:
    """The conditions of a programme. None, "" and () mean that nobody knows."""

    participation: str
    applicant_country: str = ""
    applicant_kind: str = ""
    org_kind: str = ""
    min_orgs: int | None = None
    max_orgs: int | None = None
    min_countries: int | None = None
    min_eu: int | None = None
    min_non_eu: int | None = None
    needs_all: tuple[str, ...] = ()
    needs_any: tuple[str, ...] = ()
    eu_or_associated: bool | None = None
    independent: bool | None = None
    area: str = "unknown"
    oblasts: tuple[str, ...] = ()
    area_may_widen: bool = False
    grant_min: Decimal | None = None
    grant_max: Decimal | None = None
    grant_exception: Decimal | None = None
    formal_tie_above: Decimal | None = None
    own_share_pct: int | None = None
    own_share_min_pct: int | None = None
    funder_rate_pct: int | None = None
    months_min: int | None = None
    months_max: int | None = None
    participants_min: int | None = None
    participants_foreign_min: int | None = None

    @property
    def asks_for_partners(self) -> bool:
        """True when it is known whom the programme wants beside us."""
        least = (self.min_orgs, self.min_countries, self.min_eu, self.min_non_eu)
        named = (self.applicant_country, self.needs_all, self.needs_any)
        return any(number is not None for number in least) or any(named)


@dataclass(frozen=True, slots=True)
class Body:
    """A partner. `country` is an ISO code, "" when unknown; `kind` "municipality" or "other"."""

    country: str
    kind: str
    is_formal: bool | None = None


@dataclass(frozen=True, slots=True)
class World:
    """Which countries belong to what, on the day that counts."""

    eu: frozenset[str]
    associated: frozenset[str]


@dataclass(frozen=True, slots=True)
class Project:
    """What is planned; None is not said. Money in euros."""

    grant: Decimal | None = None
    own: Decimal | None = None
    months: int | None = None
    participants: int | None = None
    foreign: int | None = None


class Answer(StrEnum):
    PASS = "pass"  # noqa: S105 - no secret
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of one rule. `code` says why; `facts` are the numbers and codes to word it with.

    `short` is how many are missing, `countries` which of them would do.
    """

    rule: Rule
    answer: Answer
    code: str
    facts: Mapping[str, object]
    short: int = 0
    countries: tuple[str, ...] = ()


class Fit(StrEnum):
    """What all answers come to."""

    FITS = "fits"
    CLARIFY = "clarify"
    LACKS = "lacks"
    CLOSED = "closed"
