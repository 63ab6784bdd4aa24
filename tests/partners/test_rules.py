"""Pure rules: no row is made here."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from pobratym.partners.rules import ties, vitality
from pobratym.partners.rules.vitality import Part, State, Value
from pobratym.partners.states import MOVES, Status, can_move, moves

TODAY = dt.date(2026, 3, 2)
SHARES = (None, 0.0, 0.3, 1.0)


@pytest.mark.feature("N20")
@pytest.mark.parametrize(
    ("days_ago", "share"),
    [(0, 1.0), (90, 1.0), (410, 0.5), (729, pytest.approx(1 / 640)), (730, 0.0), (9000, 0.0)],
)
def test_recency_falls_from_ninety_days_to_two_years(days_ago: int, share: float) -> None:
    assert vitality.recency(TODAY - dt.timedelta(days=days_ago), today=TODAY) == share


def test_recency_of_a_word_noted_ahead_is_not_more_than_one() -> None:
    assert vitality.recency(TODAY + dt.timedelta(days=5), today=TODAY) == 1.0


def test_nothing_heard_is_unknown_not_zero() -> None:
    assert vitality.recency(None, today=TODAY) is None
    assert vitality.breadth(0) is None


@pytest.mark.parametrize(
    ("out", "into", "share"), [(0, 0, 0.0), (3, 0, 0.5), (0, 1, 0.5), (1, 1, 1.0)]
)
def test_visits_count_by_direction(out: int, into: int, share: float) -> None:
    assert vitality.visits(out, into) == share


@pytest.mark.parametrize(("count", "share"), [(1, 0.2), (5, 1.0), (9, 1.0)])
def test_breadth_is_full_at_five_institutions(count: int, share: float) -> None:
    assert vitality.breadth(count) == share


@pytest.mark.feature("N20")
def test_unknown_parts_are_left_out_of_the_weighing() -> None:
    values = [Value(Part.RECENCY, 1.0), Value(Part.VISITS, 0.0), Value(Part.WORK, None)]

    found = vitality.assess(values, has_paper=False, has_life=True)

    assert (found.score, found.state, found.known) == (60, State.ALIVE, 2)


def test_one_known_part_is_too_little() -> None:
    found = vitality.assess([Value(Part.RECENCY, 1.0)], has_paper=False, has_life=True)

    assert (found.score, found.state) == (None, State.UNKNOWN)


@pytest.mark.feature("A17")
def test_a_paper_without_a_sign_of_life_is_declared_only() -> None:
    values = [Value(Part.PAPER, 1.0), Value(Part.VISITS, 0.0)]

    assert vitality.assess(values, has_paper=True, has_life=False).state == State.DECLARED


@pytest.mark.parametrize(
    ("score", "state"),
    [
        (None, State.UNKNOWN), (0, State.DORMANT), (29, State.DORMANT), (30, State.FADING),
        (49, State.FADING), (50, State.ALIVE), (100, State.ALIVE),
    ],
)  # fmt: skip
def test_words_change_at_thirty_and_fifty(score: int | None, state: State) -> None:
    assert vitality.state_of(score) == state


def test_every_score_lies_between_its_worst_and_best_part() -> None:
    """All 4096 mixtures of unknown, none, little and full."""
    for shares in itertools.product(SHARES, repeat=len(Part)):
        values = [Value(part, share) for part, share in zip(Part, shares, strict=True)]
        known = [share for share in shares if share is not None]

        found = vitality.assess(values, has_paper=False, has_life=True)

        if len(known) < vitality.LEAST_KNOWN_PARTS:
            assert found.score is None
        else:
            assert found.score is not None
            assert 100 * min(known) - 1 <= found.score <= 100 * max(known) + 1


def test_a_better_part_never_lowers_the_score() -> None:
    for part in Part:
        scores = []
        for share in (0.0, 0.5, 1.0):
            values = [Value(p, share if p == part else 0.4) for p in Part]
            scores.append(vitality.assess(values, has_paper=False, has_life=True).score)
        assert scores == sorted(scores, key=lambda score: score or 0)


@pytest.mark.feature("A27")
@pytest.mark.parametrize(
    ("countries", "barred"),
    [([], []), (["PL", "DE"], []), (["PL", "RU"], ["RU"]), (["BY", "RU"], ["BY", "RU"])],
)
def test_barred_are_the_aggressor_states(countries: list[str], barred: list[str]) -> None:
    assert ties.barred_countries(countries) == barred


def test_same_parties_in_another_order_are_the_same() -> None:
    assert ties.same_parties([1, 2], [2, 1])
    assert not ties.same_parties([1], [1, 2])


def test_no_stage_moves_to_itself_and_every_stage_can_be_left() -> None:
    assert not any(can_move(status, status) for status in Status)
    assert all(MOVES[status] for status in Status)


def test_ending_and_suspending_are_no_single_click() -> None:
    clicked = {to for status in Status for to, _label in moves(status)}

    assert clicked == {Status.LEAD, Status.CONTACT, Status.DIALOGUE, Status.ACTIVE}
    assert moves(Status.ENDED) == []
