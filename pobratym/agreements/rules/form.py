"""Which form suits: letters, memorandum, agreement or a separate contract. Three questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Form(StrEnum):
    LETTERS = "letters"
    MEMORANDUM = "memorandum"
    AGREEMENT = "agreement"
    PROTOCOL = "protocol"
    DECLARATION = "declaration"
    CONTRACT = "contract"


class Duration(StrEnum):
    """How long the matter will last."""

    ONCE = "once"
    YEAR = "year"
    YEARS = "years"
    OPEN = "open"


class Action(StrEnum):
    """What will be done together."""

    INFORMATION = "information"
    EVENTS = "events"
    EXCHANGES = "exchanges"
    PROJECT = "project"
    MONEY = "money"


class Reason(StrEnum):
    ONE_EVENT = "one_event"
    LASTS_YEARS = "lasts_years"
    MANY_PARTIES = "many_parties"
    MANY_FIELDS = "many_fields"
    MONEY_NEEDS_DUTIES = "money_needs_duties"
    UNDER_A_TIE = "under_a_tie"
    FUND_NEEDS_FORMAL = "fund_needs_formal"
    LIGHT_IS_ENOUGH = "light_is_enough"
    FRAME_WITHOUT_MONEY = "frame_without_money"


# Forms that say who does what: they need their objectives written down (section 4).
ORGANISED: Final = frozenset({Form.MEMORANDUM, Form.AGREEMENT, Form.CONTRACT})
FORMAL: Final = frozenset({Form.MEMORANDUM, Form.AGREEMENT, Form.PROTOCOL, Form.DECLARATION})
SEVERAL_FIELDS: Final = 3
MANY_PARTIES: Final = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """What the three questions, and the fourth about funds, were answered with.

    `municipalities` counts all sides, ours included. `fund_needs_formal` is None when unknown.
    """

    municipalities: int
    duration: Duration
    actions: frozenset[Action]
    fund_needs_formal: bool | None = None
    has_tie: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    form: Form
    reasons: tuple[Reason, ...]


def advise(answers: Answers) -> Advice:
    """Return the lightest form that carries what is planned, with the reasons.

    Source: Pobratym's own, after the three questions of the source study [S 3.2]: how many
        municipalities, how long, which actions; a formal tie as a condition of a fund [S 1.3].
    Reading: a project with money under a tie that exists goes into a separate contract; without a
        tie the agreement comes first.
    """
    actions, reasons = answers.actions, []
    formal = answers.fund_needs_formal is True
    if Action.MONEY in actions and answers.has_tie and not formal:
        return Advice(Form.CONTRACT, (Reason.MONEY_NEEDS_DUTIES, Reason.UNDER_A_TIE))
    if answers.municipalities >= MANY_PARTIES:
        reasons.append(Reason.MANY_PARTIES)
    lasts = answers.duration in {Duration.YEARS, Duration.OPEN}
    if lasts:
        reasons.append(Reason.LASTS_YEARS)
    if len(actions) >= SEVERAL_FIELDS:
        reasons.append(Reason.MANY_FIELDS)
    if Action.MONEY in actions:
        reasons.append(Reason.MONEY_NEEDS_DUTIES)
    if formal:
        reasons.append(Reason.FUND_NEEDS_FORMAL)
    weighty = Action.MONEY in actions or (lasts and len(actions) >= SEVERAL_FIELDS)
    if weighty or (lasts and answers.municipalities >= MANY_PARTIES):
        return Advice(Form.AGREEMENT, tuple(reasons))
    if reasons or Action.PROJECT in actions or answers.duration == Duration.YEAR:
        return Advice(Form.MEMORANDUM, (*reasons, Reason.FRAME_WITHOUT_MONEY))
    return Advice(Form.LETTERS, (Reason.ONE_EVENT, Reason.LIGHT_IS_ENOUGH))


class Point(StrEnum):
    """What a form costs or gives. The words are in `agreements.words`."""

    NO_COUNCIL = "no_council"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    EASY_TO_END = "easy_to_end"
    FUNDS_ACCEPT = "funds_accept"
    FUNDS_MAY_REFUSE = "funds_may_refuse"
    CLEAR_DUTIES = "clear_duties"
    VISIBLE = "visible"
    OUTLIVES_ELECTIONS = "outlives_elections"
    DEPENDS_ON_PEOPLE = "depends_on_people"
    MINISTRY_WAY = "ministry_way"
    BUDGET_LINE = "budget_line"


COSTS: Final[Mapping[Form, tuple[Point, ...]]] = {
    Form.LETTERS: (Point.DEPENDS_ON_PEOPLE, Point.FUNDS_MAY_REFUSE),
    Form.MEMORANDUM: (Point.WEEKS, Point.MINISTRY_WAY),
    Form.AGREEMENT: (Point.MONTHS, Point.MINISTRY_WAY),
    Form.CONTRACT: (Point.BUDGET_LINE, Point.WEEKS),
}
GAINS: Final[Mapping[Form, tuple[Point, ...]]] = {
    Form.LETTERS: (Point.DAYS, Point.EASY_TO_END),
    Form.MEMORANDUM: (Point.VISIBLE, Point.FUNDS_ACCEPT),
    Form.AGREEMENT: (Point.OUTLIVES_ELECTIONS, Point.FUNDS_ACCEPT, Point.CLEAR_DUTIES),
    Form.CONTRACT: (Point.CLEAR_DUTIES,),
}
