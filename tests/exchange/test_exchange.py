"""Promises, needs beside offers, expectations, balance."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from pobratym.aid.models import Aid
from pobratym.aid.states import AidKind
from pobratym.core.errors import RuleViolation
from pobratym.exchange import rules
from pobratym.exchange.models import Expectation, Need, Offer, Promise
from pobratym.exchange.selectors import balance
from pobratym.exchange.selectors import promises as promise_selectors
from pobratym.exchange.selectors import said as selectors
from pobratym.exchange.services import promises, said
from pobratym.exchange.services.said import Return
from pobratym.journal.models import Entry
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.people.models import User
from pobratym.talks.models import Interaction
from pobratym.talks.states import Channel, Direction
from tests.factories import NeedFactory, OfferFactory, PromiseFactory, TieFactory

DAY = date(2026, 3, 2)


@pytest.fixture
def tie() -> Tie:
    return TieFactory.create()


def test_promise_is_made_and_kept(tie: Tie, officer: User) -> None:
    values = {"side": Side.HOME, "text_uk": "Лист", "due_on": date(2026, 5, 1)}
    promise = promises.make(tie, values=values, by=officer)

    promise = promises.keep(promise, on=DAY, by=officer)

    assert (promise.done_on, promise.is_open) == (DAY, False)
    assert [entry.action for entry in Entry.objects.about(tie).order_by("pk")] == [
        "exchange.promised",
        "exchange.promise_kept",
    ]


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        pytest.param(
            {"promised_on": date(2026, 3, 3)}, "date_ahead", "promised_on", id="made-tomorrow"
        ),
        pytest.param(
            {"promised_on": DAY, "due_on": date(2026, 3, 1)},
            "due_before_promise", "due_on", id="due-before",
        ),
    ],
)  # fmt: skip
def test_make_refuses(
    tie: Tie, officer: User, values: dict[str, object], code: str, field: str | None
) -> None:
    with pytest.raises(RuleViolation) as caught:
        promises.make(tie, values={"side": Side.HOME, "text_uk": "Лист"} | values, by=officer)

    assert (caught.value.code, caught.value.field) == (code, field)
    assert not Promise.objects.exists()


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        pytest.param({"text_uk": ""}, ["__all__"], id="no-text"),
        pytest.param({"side": "council"}, ["side"], id="no-such-side"),
    ],
)
def test_make_refuses_what_no_column_takes(
    tie: Tie, officer: User, values: dict[str, object], fields: list[str]
) -> None:
    with pytest.raises(ValidationError) as caught:
        promises.make(tie, values={"side": Side.HOME, "text_uk": "Лист"} | values, by=officer)

    assert list(caught.value.message_dict) == fields
    assert not Promise.objects.exists()


def test_promise_saved_unchanged_leaves_no_trace(officer: User) -> None:
    promise = PromiseFactory.create()

    promises.change(promise, values={"text_uk": promise.text_uk}, version=1, by=officer)

    promise.refresh_from_db()
    assert promise.version == 1
    assert not Entry.objects.about(promise.tie).exists()


def test_promise_removed_by_a_colleague_is_gone(officer: User) -> None:
    promise = PromiseFactory.create()
    Promise.objects.all().delete()

    with pytest.raises(RuleViolation) as caught:
        promises.change(promise, values={"text_uk": "Інша"}, version=1, by=officer)

    assert caught.value.code == "gone"


def test_promise_is_taken_back_with_a_reason_only(officer: User) -> None:
    promise = PromiseFactory.create()

    with pytest.raises(RuleViolation) as caught:
        promises.take_back(promise, why="", by=officer)
    assert caught.value.code == "no_reason"

    promise = promises.take_back(promise, why="Немає коштів", by=officer)
    assert (promise.cancelled_on, promise.cancelled_why) == (DAY, "Немає коштів")
    with pytest.raises(RuleViolation) as caught:
        promises.keep(promise, on=DAY, by=officer)
    assert caught.value.code == "not_open"


def test_promise_kept_by_mistake_is_opened_again(officer: User) -> None:
    promise = PromiseFactory.create(done_on=DAY)

    assert promises.reopen(promise, by=officer).is_open


def test_promises_are_listed_open_first_by_day(tie: Tie) -> None:
    kept = PromiseFactory.create(tie=tie, done_on=DAY)
    someday = PromiseFactory.create(tie=tie)
    soon = PromiseFactory.create(tie=tie, due_on=date(2026, 4, 1))

    assert promise_selectors.of(tie) == [soon, someday, kept]


@pytest.mark.feature("C6")
def test_need_asks_for_an_offer(tie: Tie, officer: User) -> None:
    values = {"side": Side.HOME, "text_uk": "Навчання вчителів"}

    with pytest.raises(RuleViolation) as caught:
        said.need(tie, values=values, in_return=Return(), by=officer)
    assert (caught.value.code, caught.value.field) == ("offer_asked", "offer")
    assert not Need.objects.exists()

    need = said.need(tie, values=values, in_return=Return(text_uk="Досвід"), by=officer)
    assert need.offer == Offer.objects.get(side=Side.HOME, text_uk="Досвід")


def test_need_may_openly_have_no_offer_yet(tie: Tie, officer: User) -> None:
    values = {"side": Side.HOME, "text_uk": "Автобус"}

    assert said.need(tie, values=values, in_return=Return(is_open=True), by=officer).offer is None


def test_need_takes_no_offer_of_another_tie(tie: Tie, officer: User) -> None:
    need = NeedFactory.create(tie=tie)

    with pytest.raises(RuleViolation) as caught:
        said.change(need, values={"offer": OfferFactory.create()}, version=1, by=officer)

    assert (caught.value.code, caught.value.field) == ("foreign_row", "offer")


def test_removed_offer_leaves_its_need(tie: Tie, officer: User) -> None:
    offer = OfferFactory.create(tie=tie)
    need = NeedFactory.create(tie=tie, offer=offer)

    said.remove(offer, by=officer)

    need.refresh_from_db()
    assert need.offer is None


def test_expectation_of_the_partner_is_kept(tie: Tie, officer: User) -> None:
    values = {"side": Side.PARTNER, "feeling": "fear", "text_en": "That letters fade"}
    said.say(tie, Expectation, values=values, by=officer)

    found = selectors.expectations(tie)

    assert [one.text_en for one in found[Side.PARTNER]] == ["That letters fade"]
    assert found[Side.HOME] == []


def test_shelves_say_how_a_need_sounds(tie: Tie) -> None:
    NeedFactory.create(tie=tie, text_uk="Просимо надати автобус")

    (need,) = selectors.shelves(tie)[0].needs

    assert need.hint.is_gentle_warning
    assert [found.word for found in need.hint.heard.asking] == ["Просимо"]


def test_balance_counts_both_directions(tie: Tie, officer: User) -> None:
    OfferFactory.create(tie=tie)
    NeedFactory.create(tie=tie)
    PromiseFactory.create(tie=tie)
    PromiseFactory.create(tie=tie, side=Side.PARTNER, done_on=DAY)
    PromiseFactory.create(tie=tie, cancelled_on=DAY, cancelled_why="Ні")
    common = {"tie": tie, "community": tie.community}
    for _ in range(3):
        Aid.objects.create(
            **common, direction=Direction.IN, kind=AidKind.ENERGY, what_uk="Генератор"
        )
    Interaction.objects.create(
        **common, channel=Channel.VISIT_IN, direction=Direction.BOTH, on=DAY, subject="Візит",
        by=officer,
    )  # fmt: skip

    found = balance.of(tie)

    assert [(line.we, line.they) for line in found.lines] == [
        (1, 0),  # needs
        (1, 0),  # offers
        (1, 0),  # promises open
        (0, 1),  # promises kept
        (0, 3),  # help
        (0, 1),  # visits
    ]
    assert (found.we, found.they, found.percent, found.lean) == (1, 4, 20, "they_give")


def test_balance_of_nothing_is_unknown(tie: Tie) -> None:
    found = balance.of(tie)

    assert (found.share, found.is_empty, found.lean) == (None, True, "unknown")


@pytest.mark.parametrize(
    ("we", "they", "expected"),
    [
        pytest.param(0, 0, "unknown", id="nothing"),
        pytest.param(2, 0, "unknown", id="too-few"),
        pytest.param(1, 2, "even", id="a-third-is-even"),
        pytest.param(1, 3, "they_give", id="they"),
        pytest.param(7, 2, "we_give", id="we"),
    ],
)
def test_lean(we: int, they: int, expected: str) -> None:
    assert rules.lean(we, they) == expected
