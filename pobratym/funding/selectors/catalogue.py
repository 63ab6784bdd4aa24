"""The catalogue with the answer for one community, and one programme with its rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Prefetch, Q

from pobratym.core import calendar
from pobratym.funding.models import Deadline, FundingProgramme
from pobratym.funding.rules import check, consortium
from pobratym.funding.rules.terms import Answer, Body, Finding, Fit, Project, Terms, World
from pobratym.funding.selectors.terms import bodies_of, oblast_of, terms_of, world
from pobratym.funding.states import BodyKind, Rule
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community

PRESENT: Final = (Status.ACTIVE, Status.DIALOGUE, Status.CONTACT)
BEST_FIRST: Final = (Fit.FITS, Fit.CLARIFY, Fit.LACKS, Fit.CLOSED)
MOST_SUPPOSED: Final = 10


@dataclass(frozen=True, slots=True)
class Partners:
    """Those who could be in a consortium: ties and, by their keys, the bodies in them."""

    ties: list[Tie]
    bodies: dict[int, list[Body]]

    def of(self, ties: Iterable[Tie]) -> list[Body]:
        return [body for tie in ties for body in self.bodies[tie.pk]]


@dataclass(frozen=True, slots=True)
class Answered:
    """A programme with what all its rules say of a team, and what that comes to."""

    programme: FundingProgramme
    terms: Terms
    findings: list[Finding]
    fit: Fit
    team: list[Tie] = field(default_factory=list)

    @property
    def next_deadline(self) -> dt.date | None:
        """The nearest deadline that has not passed. Queries: 0, with deadlines fetched."""
        return next_deadline(self.programme)

    @property
    def open_rules(self) -> list[Rule]:
        """The questions about us and our partners that nobody can answer yet."""
        return [
            one.rule
            for one in self.findings
            if one.answer == Answer.UNKNOWN and one.rule not in check.ABOUT_PROJECT
        ]

    @property
    def missing(self) -> list[Finding]:
        return [one for one in self.findings if one.short and one.answer == Answer.FAIL]

    @property
    def partner_applies(self) -> bool:
        """True when somebody abroad must apply, and one of our partners can."""
        return any(
            one.rule == Rule.APPLICANT and one.answer == Answer.PASS for one in self.findings
        )


@dataclass(frozen=True, slots=True)
class Helper:
    """A present partner that is not in the team and would fill empty places."""

    tie: Tie
    fills: int


def partners(community: Community, *, with_leads: bool = False) -> Partners:
    """Return the present ties, liveliest first; leads too, if wanted. Queries: 2."""
    statuses = (*PRESENT, Status.LEAD) if with_leads else PRESENT
    rows = Tie.objects.of(community).filter(status__in=statuses).order_by("sort_uk", "pk")
    order = {status: place for place, status in enumerate((*PRESENT, Status.LEAD))}
    ties = sorted(rows, key=lambda tie: (order[Status(tie.status)], -(tie.vitality or 0)))
    for tie in ties:
        tie.community = community
    return Partners(ties, bodies_of(ties))


def programmes(*, with_closed: bool = False) -> list[FundingProgramme]:
    """Return the catalogue with its deadlines. Queries: 2."""
    rows = FundingProgramme.objects.prefetch_related(
        Prefetch("deadlines", Deadline.objects.order_by("on"))
    )
    return list(rows if with_closed else rows.filter(is_closed=False))


def naming(countries: Collection[str]) -> list[FundingProgramme]:
    """Return the open programmes that ask for a partner or an applicant from these countries,
    without their deadlines. Queries: 1.
    """
    asked = Q(applicant_country__in=countries)
    for country in countries:
        asked |= Q(needs_country_all__contains=country) | Q(needs_country_any__contains=country)
    return list(FundingProgramme.objects.filter(asked, is_closed=False))


def programme(code: str) -> FundingProgramme | None:
    """Return one programme with its deadlines. Queries: 2."""
    return FundingProgramme.objects.prefetch_related("deadlines").filter(code=code).first()


def catalogue(community: Community) -> list[Answered]:
    """Return every programme with the best that our present partners could do, best first.

    Queries: 4, however many programmes and partners.
    """
    known = partners(community)
    lands = world()
    found = [answered(row, community, known, lands) for row in programmes()]
    return sorted(
        found, key=lambda one: (BEST_FIRST.index(one.fit), len(one.open_rules), one.programme.name)
    )


def answered(
    programme: FundingProgramme, community: Community, known: Partners, lands: World
) -> Answered:
    """Return a programme with the team of present partners that fills most. Queries: 0."""
    terms = terms_of(programme)
    places = consortium.assemble(terms, [], [known.bodies[tie.pk] for tie in known.ties], lands)
    team = [known.ties[place] for place in places]
    return examined(programme, community, known.of(team), Project(), lands, team=team)


def examined(
    programme: FundingProgramme,
    community: Community,
    bodies: Sequence[Body],
    project: Project,
    lands: World,
    *,
    team: Sequence[Tie] = (),
) -> Answered:
    """Return what the rules say of one team and project. Queries: 0."""
    terms = terms_of(programme)
    findings = check.check(
        terms, oblast=oblast_of(community), team=bodies, world=lands, project=project
    )
    is_told = project != Project()
    return Answered(
        programme=programme,
        terms=terms,
        findings=findings,
        fit=check.fit(findings, with_project=is_told),
        team=list(team),
    )


def next_deadline(programme: FundingProgramme) -> dt.date | None:
    """Return the nearest deadline that has not passed. Queries: 0, with deadlines fetched."""
    today = calendar.today()
    return min((row.on for row in programme.deadlines.all() if row.on >= today), default=None)


def helpers(
    terms: Terms, bodies: Sequence[Body], known: Partners, chosen: Iterable[int], lands: World
) -> list[Helper]:
    """Return present partners outside the team that would fill empty places. Queries: 0."""
    taken = set(chosen)
    found = [
        Helper(tie, fills)
        for tie in known.ties
        if tie.pk not in taken
        and (fills := consortium.helps(terms, bodies, known.bodies[tie.pk], lands)) > 0
    ]
    return sorted(found, key=lambda one: -one.fills)


def supposed(countries: Iterable[str]) -> list[Body]:
    """Return a municipality of each country somebody supposes to win over. Queries: 0."""
    kind = BodyKind.MUNICIPALITY.value
    return [Body(code, kind) for code in list(countries)[:MOST_SUPPOSED]]


def applicants(programme: FundingProgramme, known: Partners) -> list[Tie]:
    """Return our partners that could apply, when somebody abroad must. Queries: 0."""
    terms = terms_of(programme)
    return [
        tie
        for tie in known.ties
        if terms.applicant_country
        and any(
            body.country == terms.applicant_country and terms.applicant_kind in ("", body.kind)
            for body in known.bodies[tie.pk]
        )
    ]
