"""Every rule of a programme: pass, fail or unknown; who is missing; the best team."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.funding.rules import check, consortium
from pobratym.funding.rules.terms import Answer, Body, Finding, Fit, Project, Terms, World
from pobratym.funding.states import Rule

WORLD = World(eu=frozenset({"PL", "DE", "SE", "RO"}), associated=frozenset({"UA", "GE", "NO"}))
OPEN = Terms(participation="yes")
PL, DE, SE, GE = (Body(code, "municipality") for code in ("PL", "DE", "SE", "GE"))
NGO, NOWHERE = Body("PL", "other"), Body("", "municipality")


def answers(
    terms: Terms, *team: Body, oblast: str = "UA-53", **project: Any
) -> dict[Rule, tuple[str, str]]:
    found = check.check(terms, oblast=oblast, team=team, world=WORLD, project=Project(**project))
    return {one.rule: (one.answer.value, one.code) for one in found}


def finding(terms: Terms, rule: Rule, *team: Body) -> Finding:
    return next(one for one in consortium.findings(terms, team, WORLD) if one.rule == rule)


def test_empty_programme_is_unknown_all_through() -> None:
    found = answers(Terms(participation="unknown"))

    assert {answer for answer, _code in found.values()} == {"unknown"}
    assert set(found) == {
        Rule.PARTICIPATION, Rule.PLACE, Rule.ORGS, Rule.COUNTRIES, Rule.GRANT, Rule.OWN_SHARE,
        Rule.DURATION,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "answer"),
    [("yes", "pass"), ("associated", "pass"), ("partner_only", "pass"), ("check_call", "unknown"),
     ("unknown", "unknown"), ("no", "fail")],
)  # fmt: skip
def test_participation(said: str, answer: str) -> None:
    assert check.participation(Terms(participation=said)).answer == answer


@pytest.mark.parametrize(
    ("terms", "oblast", "expected"),
    [
        ({"area": "unknown"}, "UA-53", ("unknown", "not_stated")),
        ({"area": "anywhere"}, "", ("pass", "anywhere")),
        ({"area": "listed", "oblasts": ("UA-53",)}, "UA-53", ("pass", "inside")),
        ({"area": "listed", "oblasts": ("UA-46",)}, "UA-53", ("fail", "outside")),
        ({"area": "listed", "oblasts": ("UA-46",)}, "", ("unknown", "our_oblast_unknown")),
        ({"area": "listed", "oblasts": ("UA-46",), "area_may_widen": True}, "UA-53",
         ("fail", "outside_may_widen")),
    ],
)  # fmt: skip
@pytest.mark.feature("N18")
def test_place(terms: dict[str, Any], oblast: str, expected: tuple[str, str]) -> None:
    assert answers(replace(OPEN, **terms), oblast=oblast)[Rule.PLACE] == expected


@pytest.mark.parametrize(
    ("said", "team", "answer", "short"),
    [
        ("yes", (PL, DE), "pass", 0),
        ("yes", (PL,), "fail", 1),
        ("no", (PL, DE), "fail", 1),
        ("check_call", (PL, DE), "unknown", 0),
        ("check_call", (PL, DE, SE), "pass", 0),
        ("check_call", (PL,), "fail", 1),
    ],
    ids=["with us", "one lacks", "we do not count", "we may count", "without us too", "lacks both"],
)
@pytest.mark.feature("H11")
def test_three_organisations(said: str, team: tuple[Body, ...], answer: str, short: int) -> None:
    """Where it depends on the call whether we count, only what holds either way is met."""
    found = finding(Terms(participation=said, min_orgs=3), Rule.ORGS, *team)

    assert (found.answer.value, found.short) == (answer, short)


def test_only_the_right_kind_counts() -> None:
    terms = replace(OPEN, min_orgs=3, org_kind="municipality")

    found = finding(terms, Rule.ORGS, PL, NGO)

    assert (found.answer, found.facts["out"]) == (Answer.FAIL, 1)


def test_only_eu_and_associated_count() -> None:
    terms = replace(OPEN, min_orgs=3, eu_or_associated=True)

    assert finding(terms, Rule.ORGS, PL, GE).answer == Answer.PASS
    assert finding(terms, Rule.ORGS, PL, Body("US", "other")).answer == Answer.FAIL
    assert finding(terms, Rule.ORGS, PL, NOWHERE).answer == Answer.UNKNOWN


def test_partner_of_unknown_country_may_be_the_missing_one() -> None:
    terms = replace(OPEN, min_countries=3, min_eu=2)

    assert finding(terms, Rule.COUNTRIES, PL, NOWHERE).answer == Answer.UNKNOWN
    assert finding(terms, Rule.EU, PL, NOWHERE).answer == Answer.UNKNOWN
    assert finding(terms, Rule.COUNTRIES, PL, PL).answer == Answer.FAIL


def test_countries_outside_the_eu() -> None:
    terms = replace(OPEN, min_non_eu=2)

    assert finding(terms, Rule.NON_EU, GE).answer == Answer.PASS
    assert finding(terms, Rule.NON_EU, PL).answer == Answer.FAIL


def test_countries_by_name() -> None:
    every = replace(OPEN, needs_all=("PL", "RO"))
    one_of = replace(OPEN, needs_any=("SE", "RO"))

    assert finding(every, Rule.NEEDS_ALL, PL).countries == ("RO",)
    assert finding(every, Rule.NEEDS_ALL, PL, Body("RO", "other")).answer == Answer.PASS
    assert finding(one_of, Rule.NEEDS_ANY, PL).countries == ("SE", "RO")
    assert finding(one_of, Rule.NEEDS_ANY, SE).answer == Answer.PASS


def test_too_many_organisations() -> None:
    terms = replace(OPEN, max_orgs=2)

    assert answers(terms, PL)[Rule.MAX_ORGS] == ("pass", "enough")
    assert answers(terms, PL, DE)[Rule.MAX_ORGS] == ("fail", "too_many")


def test_partner_must_apply() -> None:
    terms = replace(OPEN, applicant_country="PL", applicant_kind="municipality")

    assert answers(terms, PL)[Rule.APPLICANT] == ("pass", "partner_applies")
    assert answers(terms, NGO, DE)[Rule.APPLICANT] == ("fail", "no_applicant")
    assert finding(terms, Rule.APPLICANT, DE).countries == ("PL",)


LIMITS = {"grant_min": Decimal(1_000), "grant_max": Decimal(50_000)}


@pytest.mark.parametrize(
    ("terms", "asked", "expected"),
    [
        (LIMITS, None, ("unknown", "not_asked")),
        (LIMITS, "999.99", ("fail", "too_small")),
        (LIMITS, "1000", ("pass", "inside")),
        (LIMITS, "50000", ("pass", "inside")),
        (LIMITS, "50000.01", ("fail", "too_large")),
        ({**LIMITS, "grant_exception": Decimal(60_000)}, "60000", ("unknown", "exception")),
        ({"grant_min": Decimal(1_000)}, "2000", ("unknown", "upper_limit_unknown")),
        ({}, "2000", ("unknown", "not_stated")),
    ],
)
@pytest.mark.feature("H12")
def test_grant(terms: dict[str, Any], asked: str | None, expected: tuple[str, str]) -> None:
    grant = Decimal(asked) if asked else None

    assert answers(replace(OPEN, **terms), grant=grant)[Rule.GRANT] == expected


@pytest.mark.parametrize(
    ("formal", "asked", "expected"),
    [
        (True, 20_000, ("pass", "below")),
        (True, 20_001, ("pass", "formal")),
        (False, 20_001, ("fail", "informal")),
        (None, 20_001, ("unknown", "form_unknown")),
        (True, None, ("unknown", "not_asked")),
    ],
)
def test_formal_tie(formal: bool | None, asked: int | None, expected: tuple[str, str]) -> None:
    terms = replace(OPEN, formal_tie_above=Decimal(20_000), applicant_country="DE")
    team = (replace(PL, is_formal=True), replace(DE, is_formal=formal))
    grant = None if asked is None else Decimal(asked)

    assert answers(terms, *team, grant=grant)[Rule.FORMAL_TIE] == expected


@pytest.mark.parametrize(
    ("terms", "project", "expected"),
    [
        ({"own_share_pct": 0}, {}, ("pass", "none_needed")),
        ({"own_share_pct": 10}, {}, ("unknown", "not_asked")),
        ({"own_share_pct": 10}, {"grant": 900, "own": 100}, ("pass", "enough")),
        ({"own_share_min_pct": 10}, {"grant": 900, "own": 99}, ("fail", "too_little")),
        ({"funder_rate_pct": 80}, {"grant": 800, "own": 200}, ("pass", "enough")),
        ({"own_share_pct": 10}, {"grant": 0, "own": 0}, ("unknown", "not_asked")),
        ({}, {"grant": 900, "own": 100}, ("unknown", "not_stated")),
    ],
)
def test_own_share(
    terms: dict[str, Any], project: dict[str, int], expected: tuple[str, str]
) -> None:
    told: dict[str, Any] = {name: Decimal(value) for name, value in project.items()}

    assert answers(replace(OPEN, **terms), **told)[Rule.OWN_SHARE] == expected


@pytest.mark.parametrize(
    ("low", "high", "months", "code"),
    [(6, 12, 5, "too_short"), (6, 12, 6, "inside"), (6, 12, 13, "too_long"),
     (None, 12, 1, "inside"), (6, None, 99, "inside"), (6, 12, None, "not_asked"),
     (None, None, 6, "not_stated")],
)  # fmt: skip
def test_duration(low: int | None, high: int | None, months: int | None, code: str) -> None:
    terms = replace(OPEN, months_min=low, months_max=high)

    assert answers(terms, months=months)[Rule.DURATION][1] == code


@pytest.mark.parametrize(
    ("people", "foreign", "answer"),
    [(50, 25, "pass"), (50, 24, "fail"), (49, 30, "fail"), (50, None, "unknown")],
)
def test_participants(people: int, foreign: int | None, answer: str) -> None:
    terms = replace(OPEN, participants_min=50, participants_foreign_min=25)
    found = answers(terms, participants=people, foreign=foreign)

    assert found[Rule.PARTICIPANTS][0] == answer


def test_independence_is_never_taken_for_met() -> None:
    assert answers(replace(OPEN, independent=True))[Rule.INDEPENDENT][0] == "unknown"


KNOWN = replace(OPEN, area="anywhere", min_orgs=2, min_countries=2)


@pytest.mark.parametrize(
    ("terms", "team", "fit"),
    [
        (KNOWN, (PL,), Fit.FITS),
        (replace(KNOWN, area="unknown"), (PL,), Fit.CLARIFY),
        (KNOWN, (), Fit.LACKS),
        (replace(KNOWN, participation="no"), (PL, DE), Fit.CLOSED),
        (replace(KNOWN, area="listed", oblasts=("UA-46",)), (), Fit.CLOSED),
    ],
)
def test_what_it_comes_to(terms: Terms, team: tuple[Body, ...], fit: Fit) -> None:
    found = check.check(terms, oblast="UA-53", team=team, world=WORLD, project=Project())

    assert check.fit(found) == fit


def test_questions_about_the_project_count_when_it_is_told() -> None:
    terms = replace(KNOWN, grant_max=Decimal(100))
    project = Project(grant=Decimal(200))
    found = check.check(terms, oblast="UA-53", team=[PL], world=WORLD, project=project)

    assert (check.fit(found), check.fit(found, with_project=True)) == (Fit.FITS, Fit.LACKS)


@pytest.mark.feature("N16")
def test_who_would_fill_the_gap() -> None:
    terms = replace(OPEN, min_orgs=3, min_countries=3)

    assert consortium.helps(terms, [PL], [PL], WORLD) == 1
    assert consortium.helps(terms, [PL], [DE], WORLD) == 2
    assert consortium.helps(terms, [PL, DE], [SE], WORLD) == 0


def test_best_team_is_small() -> None:
    terms = replace(OPEN, min_orgs=4, min_countries=4, min_eu=2)

    assert consortium.assemble(terms, [], [[PL], [PL], [PL, DE], [GE]], WORLD) == [2, 3]
    assert consortium.assemble(terms, [], [], WORLD) == []
    assert consortium.assemble(OPEN, [], [[PL]], WORLD) == []


BODIES = st.lists(st.sampled_from([PL, DE, SE, GE, NGO, NOWHERE]), max_size=8)
TERMS = st.builds(
    Terms,
    participation=st.sampled_from(["yes", "no", "check_call", "partner_only"]),
    min_orgs=st.integers(1, 6) | st.none(),
    min_countries=st.integers(1, 6) | st.none(),
    min_eu=st.integers(0, 3) | st.none(),
    needs_all=st.sampled_from([(), ("PL",), ("PL", "RO")]),
    applicant_country=st.sampled_from(["", "DE"]),
)


@given(TERMS, BODIES, st.sampled_from([PL, DE, SE, GE, NGO, NOWHERE]))
def test_another_partner_never_makes_the_gap_wider(
    terms: Terms, team: list[Body], more: Body
) -> None:
    assert consortium.helps(terms, team, [more], WORLD) >= 0


@given(TERMS, st.lists(BODIES, max_size=6))
def test_the_best_team_leaves_no_helper_outside(terms: Terms, offered: list[list[Body]]) -> None:
    chosen = consortium.assemble(terms, [], offered, WORLD)
    team = [body for place in chosen for body in offered[place]]

    assert len(set(chosen)) == len(chosen)
    for number, bodies in enumerate(offered):
        assert number in chosen or consortium.helps(terms, team, bodies, WORLD) <= 0
