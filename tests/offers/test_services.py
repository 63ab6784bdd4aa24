"""What is written, changed, published and linked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from pobratym.core.errors import RuleViolation
from pobratym.core.translation import Translation
from pobratym.journal.models import Entry
from pobratym.journal.sentences import sentence
from pobratym.offers.models import Need, Offer, TieLink
from pobratym.offers.services import links, statements
from pobratym.offers.states import MOVES, Standing, State
from pobratym.people.models import Community, User
from tests.factories import CommunityFactory, OrganisationFactory, TieFactory, UserFactory
from tests.offers import making
from tests.offers.making import BY, need, offer, published


def refusal(call: Any, *args: Any, **kwargs: Any) -> tuple[str | None, str | None]:
    with pytest.raises(RuleViolation) as caught:
        call(*args, **kwargs)
    return caught.value.code, caught.value.field


def test_offer_is_a_draft_with_a_sentence_in_the_journal(poltava: Community) -> None:
    row = offer(poltava, forms=["online", "pilot"])

    assert (row.state, row.version, row.translation) == ("draft", 1, "missing")
    entry = Entry.objects.get(action="offers.offer_added")
    assert sentence(entry) == "pobratym test записує пропозицію: Досвід бюджету участі."
    assert entry.changes["forms"] == "pilot, online"


def test_title_is_needed_in_one_language(poltava: Community) -> None:
    with pytest.raises(ValidationError):
        offer(poltava, title_uk="")

    assert offer(poltava, title_uk="", title_en="Experience").title == ("Experience", "en")


@pytest.mark.feature("D4")
def test_need_asks_what_is_offered(poltava: Community) -> None:
    """A need without an offer is refused, unless it is said openly that nobody knows."""
    asked: dict[str, Any] = {"facts": making.facts(), "by": BY}

    assert refusal(statements.add_need, poltava, **asked) == ("offer_asked", "offer")
    assert Need.objects.count() == 0
    assert statements.add_need(poltava, **asked, is_open=True).offer is None
    kept = offer(poltava)
    facts = making.facts(offer=kept)
    assert statements.add_need(poltava, facts=facts, by=BY).offer == kept


def test_need_may_bring_a_new_offer(poltava: Community) -> None:
    new = {"title_uk": "Стажування", "title_en": "", "text_uk": "У нас", "text_en": ""}

    row = statements.add_need(poltava, facts=making.facts(), in_return=new, by=BY)

    assert row.offer
    assert (row.offer.title_uk, row.offer.goal, row.offer.sector) == (
        "Стажування", row.goal, row.sector,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["institution", "offer", "officer"])
def test_rows_of_others_are_refused(poltava: Community, name: str) -> None:
    foreign: dict[str, Any] = {
        "institution": OrganisationFactory.create,
        "offer": lambda: offer(CommunityFactory.create()),
        "officer": UserFactory.create,
    }
    facts = making.facts(**{name: foreign[name]()})

    assert refusal(statements.add_need, poltava, facts=facts, is_open=True, by=BY) == (
        "foreign_row", name,
    )  # fmt: skip


def test_change_makes_the_translation_outdated(poltava: Community) -> None:
    row = offer(
        poltava, title_en="Experience", text_en="We show.",
        translation=Translation.REVIEWED, reviewed_by="Оксана",
    )  # fmt: skip

    row = statements.change(row, facts={"text_uk": "Інакше."}, version=row.version, by=BY)

    assert (row.translation, row.reviewed_by, row.version) == ("outdated", "", 2)


def test_change_by_two_is_noticed(poltava: Community) -> None:
    row = offer(poltava)
    statements.change(row, facts={"title_uk": "Перша"}, version=1, by=BY)

    asked = {"facts": {"title_uk": "Друга"}, "version": 1, "by": BY}
    assert refusal(statements.change, row, **asked) == ("changed_meanwhile", None)
    assert Offer.objects.get().title_uk == "Перша"


def test_published_text_may_not_be_emptied(poltava: Community) -> None:
    row = published(offer(poltava))

    asked = {"facts": {"text_uk": ""}, "version": row.version, "by": BY}
    assert refusal(statements.change, row, **asked) == ("not_ready", None)
    assert Offer.objects.get().text_uk


@pytest.mark.parametrize(
    "facts",
    [
        {"text_uk": ""},
        {"text_uk": "Хто: […]"},
        {"valid_until": dt.date(2026, 3, 1)},
    ],
    ids=["no text", "blanks", "expired"],
)
def test_publishing_is_refused(poltava: Community, facts: dict[str, Any]) -> None:
    row = offer(poltava, **facts)

    asked = {"to": State.PUBLISHED, "version": row.version, "by": BY}
    assert refusal(statements.move, row, **asked) == ("not_ready", None)


@pytest.mark.parametrize("start", list(State))
@pytest.mark.parametrize("to", list(State))
def test_moves(poltava: Community, start: State, to: State) -> None:
    row = offer(poltava)
    Offer.objects.filter(pk=row.pk).update(state=start, published_on=dt.date(2026, 1, 1))
    row.refresh_from_db()

    if to in MOVES[start]:
        assert statements.move(row, to=to, version=row.version, by=BY).state == to
    else:
        asked = {"to": to, "version": row.version, "by": BY}
        assert refusal(statements.move, row, **asked) == ("no_such_move", None)


def test_publishing_keeps_its_day(poltava: Community, today: dt.date) -> None:
    assert published(offer(poltava)).published_on == today


def test_draft_is_thrown_away_but_nothing_that_was_read(poltava: Community) -> None:
    draft, row = offer(poltava), published(offer(poltava))

    statements.remove(draft, version=draft.version, by=BY)
    asked = {"version": row.version, "by": BY}
    assert refusal(statements.remove, row, **asked) == ("not_a_draft", None)
    assert list(Offer.objects.all()) == [row]
    assert Entry.objects.get(action="offers.offer_removed").changes["text_uk"]


def test_translation_is_read_by_somebody(poltava: Community, officer: User) -> None:
    row = offer(poltava, title_en="Experience", text_en="We show.")
    row = statements.confirm_translation(row, version=row.version, by=officer)

    assert (row.translation, row.reviewed_by) == ("reviewed", str(officer))
    bare = offer(poltava)
    asked = {"version": bare.version, "by": officer}
    assert refusal(statements.confirm_translation, bare, **asked) == ("no_translation", None)


def test_tie_is_linked_changed_and_taken_off(poltava: Community) -> None:
    row, tie = need(poltava), TieFactory.create(community=poltava)

    links.link(row, tie=tie, standing=Standing.COULD, by=BY)
    link = links.link(row, tie=tie, standing=Standing.SERVES, note="від весни", by=BY)

    assert list(TieLink.objects.values_list("standing", "note")) == [("serves", "від весни")]
    assert Entry.objects.filter(action="offers.tie_linked", community_id=poltava.pk).count() == 2
    links.unlink(link, by=BY)
    assert TieLink.objects.count() == 0
    asked = {"tie": TieFactory.create(), "standing": Standing.COULD, "by": BY}
    assert refusal(links.link, row, **asked) == ("foreign_row", "tie")


def test_need_stays_when_its_offer_goes(poltava: Community) -> None:
    given = offer(poltava)
    row = need(poltava, offer=given)

    statements.remove(given, version=given.version, by=BY)

    row.refresh_from_db()
    assert row.offer is None
