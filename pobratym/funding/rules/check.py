"""Every condition of a programme, answered: pass, fail or unknown, with the reason.

Source: the catalogue's own rows, each with its source. What is unknown is never a pass:
    domain.md, promise 2, and docs/features.csv N16-N18.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pobratym.funding.rules import consortium
from pobratym.funding.rules.terms import (
    Answer,
    Body,
    Finding,
    Fit,
    Project,
    Terms,
    World,
)
from pobratym.funding.states import Area, Participation, Rule

CLOSING = frozenset({Rule.PARTICIPATION, Rule.PLACE})
ABOUT_PROJECT = frozenset(
    {Rule.GRANT, Rule.FORMAL_TIE, Rule.OWN_SHARE, Rule.DURATION, Rule.PARTICIPANTS,
     Rule.INDEPENDENT}
)  # fmt: skip
WHOLE = 100


def check(
    terms: Terms, *, oblast: str, team: Sequence[Body], world: World, project: Project
) -> list[Finding]:
    """Return the answer of every rule, in the order of `Rule`.

    Units: `oblast` is an ISO 3166-2 code, "" when unknown; money in euros.
    """
    found = [
        participation(terms),
        place(terms, oblast),
        *consortium.findings(terms, team, world),
        *_independent(terms),
        grant(terms, project.grant),
        *_formal_tie(terms, team, project.grant),
        own_share(terms, project),
        duration(terms, project.months),
        *_participants(terms, project),
    ]
    order = list(Rule)
    return sorted(found, key=lambda finding: order.index(finding.rule))


def fit(findings: Iterable[Finding], *, with_project: bool = False) -> Fit:
    """Return what the answers come to; questions about the project count when it is described."""
    asked = [one for one in findings if with_project or one.rule not in ABOUT_PROJECT]
    failed = {one.rule for one in asked if one.answer == Answer.FAIL}
    if failed & CLOSING:
        return Fit.CLOSED
    if failed:
        return Fit.LACKS
    if any(one.answer == Answer.UNKNOWN for one in asked):
        return Fit.CLARIFY
    return Fit.FITS


def participation(terms: Terms) -> Finding:
    """May a Ukrainian municipality take part at all?"""
    answers = {
        Participation.YES: Answer.PASS,
        Participation.ASSOCIATED: Answer.PASS,
        Participation.PARTNER_ONLY: Answer.PASS,
        Participation.NO: Answer.FAIL,
    }
    said = Participation(terms.participation)
    return Finding(
        Rule.PARTICIPATION, answers.get(said, Answer.UNKNOWN), said.value, {})  # fmt: skip


def place(terms: Terms, oblast: str) -> Finding:
    """Does the programme work where we are?"""
    facts: dict[str, object] = {"oblasts": terms.oblasts, "ours": oblast}
    if terms.area == Area.ANYWHERE:
        return Finding(Rule.PLACE, Answer.PASS, "anywhere", facts)
    if terms.area != Area.LISTED:
        return Finding(Rule.PLACE, Answer.UNKNOWN, "not_stated", facts)
    if not oblast:
        return Finding(Rule.PLACE, Answer.UNKNOWN, "our_oblast_unknown", facts)
    if oblast in terms.oblasts:
        return Finding(Rule.PLACE, Answer.PASS, "inside", facts)
    code = "outside_may_widen" if terms.area_may_widen else "outside"
    return Finding(Rule.PLACE, Answer.FAIL, code, facts)


def grant(terms: Terms, asked: Decimal | None) -> Finding:
    """Does the sum lie within the limits?"""
    facts: dict[str, object] = {
        "low": terms.grant_min,
        "high": terms.grant_max,
        "exception": terms.grant_exception,
        "asked": asked,
    }
    answer, code = _sum(terms, asked)
    return Finding(Rule.GRANT, answer, code, facts)


def _sum(terms: Terms, asked: Decimal | None) -> tuple[Answer, str]:
    low, high, exception = terms.grant_min, terms.grant_max, terms.grant_exception
    if low is None and high is None:
        return Answer.UNKNOWN, "not_stated"
    if asked is None:
        return Answer.UNKNOWN, "not_asked"
    if low is not None and asked < low:
        return Answer.FAIL, "too_small"
    if high is None:
        return Answer.UNKNOWN, "upper_limit_unknown"
    if asked > high:
        is_exception = exception is not None and asked <= exception
        return (Answer.UNKNOWN, "exception") if is_exception else (Answer.FAIL, "too_large")
    return Answer.PASS, "inside"


def own_share(terms: Terms, project: Project) -> Finding:
    """Is the own share there? It is counted from the whole: grant and own money together."""
    needed = _own_share(terms)
    facts: dict[str, object] = {"percent": needed, "own": project.own, "grant": project.grant}

    def finding(answer: Answer, code: str) -> Finding:
        return Finding(Rule.OWN_SHARE, answer, code, facts)

    if needed is None:
        return Finding(Rule.OWN_SHARE, Answer.UNKNOWN, "not_stated", facts)
    if needed == 0:
        return finding(Answer.PASS, "none_needed")
    if project.own is None or not project.grant:
        return finding(Answer.UNKNOWN, "not_asked")
    enough = project.own * WHOLE >= needed * (project.own + project.grant)
    return finding(Answer.PASS, "enough") if enough else finding(Answer.FAIL, "too_little")


def _own_share(terms: Terms) -> int | None:
    """The demanded share in per cent; what the funder does not pay is ours or our partners'."""
    for share in (terms.own_share_pct, terms.own_share_min_pct):
        if share is not None:
            return share
    return None if terms.funder_rate_pct is None else WHOLE - terms.funder_rate_pct


def duration(terms: Terms, months: int | None) -> Finding:
    """Does the duration lie within the limits?"""
    facts: dict[str, object] = {
        "low": terms.months_min, "high": terms.months_max, "months": months
    }  # fmt: skip
    if terms.months_min is None and terms.months_max is None:
        return Finding(Rule.DURATION, Answer.UNKNOWN, "not_stated", facts)
    if months is None:
        answer, code = Answer.UNKNOWN, "not_asked"
    elif terms.months_min is not None and months < terms.months_min:
        answer, code = Answer.FAIL, "too_short"
    elif terms.months_max is not None and months > terms.months_max:
        answer, code = Answer.FAIL, "too_long"
    else:
        answer, code = Answer.PASS, "inside"
    return Finding(Rule.DURATION, answer, code, facts)


def _independent(terms: Terms) -> Iterator[Finding]:
    if terms.independent:
        yield Finding(Rule.INDEPENDENT, Answer.UNKNOWN, "ask_yourselves", {})


def _formal_tie(terms: Terms, team: Sequence[Body], asked: Decimal | None) -> Iterator[Finding]:
    limit = terms.formal_tie_above
    if limit is None:
        return
    facts: dict[str, object] = {"above": limit, "asked": asked}
    ties = [
        body.is_formal
        for body in team
        if not terms.applicant_country or body.country == terms.applicant_country
    ]
    if asked is None:
        yield Finding(Rule.FORMAL_TIE, Answer.UNKNOWN, "not_asked", facts)
    elif asked <= limit:
        yield Finding(Rule.FORMAL_TIE, Answer.PASS, "below", facts)
    elif True in ties:
        yield Finding(Rule.FORMAL_TIE, Answer.PASS, "formal", facts)
    elif None in ties:
        yield Finding(Rule.FORMAL_TIE, Answer.UNKNOWN, "form_unknown", facts)
    else:
        yield Finding(Rule.FORMAL_TIE, Answer.FAIL, "informal", facts)


def _participants(terms: Terms, project: Project) -> Iterator[Finding]:
    """How many people take part, and how many of them come from abroad."""
    if terms.participants_min is None and terms.participants_foreign_min is None:
        return
    facts: dict[str, object] = {
        "needed": terms.participants_min, "foreign": terms.participants_foreign_min
    }  # fmt: skip
    pairs = (
        (terms.participants_min, project.participants),
        (terms.participants_foreign_min, project.foreign),
    )
    answers = {
        Answer.UNKNOWN if number is None else Answer.PASS if number >= needed else Answer.FAIL
        for needed, number in pairs
        if needed is not None
    }
    for answer, code in (
        (Answer.FAIL, "too_few"), (Answer.UNKNOWN, "not_asked"), (Answer.PASS, "enough")
    ):  # fmt: skip
        if answer in answers:
            yield Finding(Rule.PARTICIPANTS, answer, code, facts)
            return
