"""Who is in the consortium, who counts, who is missing.

Source: the catalogue's own rows, each with its source; the study, section 3.3: three partners of
    different EU countries, the partner applies. What is unknown is never a pass: domain.md,
    promise 2, and docs/features.csv N16-N18.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratym.funding.rules.terms import HOME, Answer, Body, Finding, Terms, World
from pobratym.funding.states import BodyKind, Participation, Rule


@dataclass(frozen=True, slots=True)
class Count:
    """At least `sure`, at most `possible`: somebody may count or may not."""

    sure: int
    possible: int

    def answer(self, needed: int) -> Answer:
        if self.sure >= needed:
            return Answer.PASS
        return Answer.FAIL if self.possible < needed else Answer.UNKNOWN


def counts_us(participation: str) -> bool | None:
    """Return whether a Ukrainian municipality counts towards the minimum; None is not known."""
    if participation in {Participation.YES, Participation.ASSOCIATED}:
        return True
    return False if participation == Participation.NO else None


def counted(terms: Terms, team: Sequence[Body], world: World) -> list[bool | None]:
    """Return for each partner whether it counts; None when its country or kind leaves it open."""
    return [_counts(terms, body, world) for body in team]


def _counts(terms: Terms, body: Body, world: World) -> bool | None:
    if terms.org_kind and body.kind != terms.org_kind:
        return False
    if terms.eu_or_associated:
        if not body.country:
            return None
        return body.country in world.eu or body.country in world.associated
    return True


@dataclass(frozen=True, slots=True)
class Tally:
    """A team counted in the ways that programmes ask for; we are in it as far as we count."""

    orgs: Count
    countries: Count
    eu: Count
    non_eu: Count
    present: frozenset[str]
    applicants: int
    left_out: int


def tally(terms: Terms, team: Sequence[Body], world: World) -> Tally:
    """Count a team of partners, and us with them."""
    us = counts_us(terms.participation)
    marks = [*counted(terms, team, world), us]
    bodies = [*team, Body(HOME, BodyKind.MUNICIPALITY)]
    some = list(zip(bodies, marks, strict=True))
    sure = frozenset(body.country for body, mark in some if mark and body.country)
    possible = frozenset(body.country for body, mark in some if mark is not False and body.country)
    nameless = sum(1 for body, mark in some if mark is not False and not body.country)
    return Tally(
        orgs=Count(sum(mark is True for mark in marks), sum(mark is not False for mark in marks)),
        countries=Count(len(sure), len(possible) + nameless),
        eu=Count(len(sure & world.eu), len(possible & world.eu) + nameless),
        non_eu=Count(len(sure - world.eu), len(possible - world.eu) + nameless),
        present=frozenset(body.country for body in team if body.country),
        applicants=sum(
            body.country == terms.applicant_country and terms.applicant_kind in ("", body.kind)
            for body in team
        ),
        left_out=marks[:-1].count(False),
    )


def findings(terms: Terms, team: Sequence[Body], world: World) -> Iterator[Finding]:
    """Yield what the composition of a team answers, rule by rule."""
    found = tally(terms, team, world)
    yield from _applicant(terms, found)
    yield _minimum(Rule.ORGS, terms.min_orgs, found.orgs, left_out=found.left_out)
    if terms.max_orgs is not None:
        yield _maximum(terms.max_orgs, len(team) + 1)
    yield _minimum(Rule.COUNTRIES, terms.min_countries, found.countries)
    if terms.min_eu is not None:
        yield _minimum(Rule.EU, terms.min_eu, found.eu)
    if terms.min_non_eu is not None:
        yield _minimum(Rule.NON_EU, terms.min_non_eu, found.non_eu)
    yield from _named(terms, found)


def shortfall(terms: Terms, team: Sequence[Body], world: World) -> int:
    """Return how many places are still empty, over all rules; 0 when nobody is missing for sure."""
    return sum(
        finding.short for finding in findings(terms, team, world) if finding.answer == Answer.FAIL
    )


def _minimum(rule: Rule, needed: int | None, count: Count, *, left_out: int = 0) -> Finding:
    if needed is None:
        return Finding(rule, Answer.UNKNOWN, "not_stated", {})
    answer = count.answer(needed)
    facts = {"needed": needed, "sure": count.sure, "possible": count.possible, "out": left_out}
    code = {Answer.PASS: "enough", Answer.FAIL: "too_few", Answer.UNKNOWN: "depends"}[answer]
    return Finding(rule, answer, code, facts, short=max(needed - count.possible, 0))


def _maximum(most: int, number: int) -> Finding:
    answer = Answer.PASS if number <= most else Answer.FAIL
    code = "enough" if answer is Answer.PASS else "too_many"
    return Finding(Rule.MAX_ORGS, answer, code, {"most": most, "number": number})


def _applicant(terms: Terms, found: Tally) -> Iterator[Finding]:
    country = terms.applicant_country
    if not country:
        return
    facts = {"country": country, "kind": terms.applicant_kind}
    if found.applicants:
        yield Finding(Rule.APPLICANT, Answer.PASS, "partner_applies", facts)
    else:
        yield Finding(
            Rule.APPLICANT, Answer.FAIL, "no_applicant", facts, short=1, countries=(country,)
        )


def _named(terms: Terms, found: Tally) -> Iterator[Finding]:
    """Countries that must be there by name."""
    if terms.needs_all:
        missing = tuple(code for code in terms.needs_all if code not in found.present)
        yield Finding(
            Rule.NEEDS_ALL,
            Answer.FAIL if missing else Answer.PASS,
            "missing_all" if missing else "present",
            {"countries": terms.needs_all},
            short=len(missing),
            countries=missing,
        )
    if terms.needs_any:
        is_there = bool(found.present.intersection(terms.needs_any))
        yield Finding(
            Rule.NEEDS_ANY,
            Answer.PASS if is_there else Answer.FAIL,
            "present" if is_there else "missing_any",
            {"countries": terms.needs_any},
            short=0 if is_there else 1,
            countries=() if is_there else terms.needs_any,
        )


def helps(terms: Terms, team: Sequence[Body], more: Sequence[Body], world: World) -> int:
    """Return how many empty places `more` would fill in the team."""
    now = shortfall(terms, team, world)
    return now - shortfall(terms, [*team, *more], world) if now else 0


def assemble(
    terms: Terms, team: Sequence[Body], offered: Sequence[Sequence[Body]], world: World
) -> list[int]:
    """Return which of `offered` to take so that as few places as possible stay empty, by number.

    The one that fills most is taken first; of equals, the earlier in the list.
    """
    chosen: list[int] = []
    present = list(team)
    seen: set[tuple[Body, ...]] = set()
    while empty := shortfall(terms, present, world):
        gain, place = 0, -1
        for number, bodies in enumerate(offered):
            if number in chosen or _seen(tuple(bodies), seen):
                continue
            filled = empty - shortfall(terms, [*present, *bodies], world)
            if filled > gain:
                gain, place = filled, number
            if gain == empty:  # nobody fills more, and the earlier of equals is taken
                break
        seen.clear()
        if gain <= 0:
            break
        chosen.append(place)
        present += offered[place]
    return chosen


def _seen(bodies: tuple[Body, ...], seen: set[tuple[Body, ...]]) -> bool:
    """Alike partners fill alike: of each kind one is tried."""
    if bodies in seen:
        return True
    seen.add(bodies)
    return False
