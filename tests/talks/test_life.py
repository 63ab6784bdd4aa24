"""The vitality of one tie, from what its page has read, is that of the same tie among many."""

from __future__ import annotations

import datetime as dt

import pytest

from pobratym.partners.rules.vitality import Part
from pobratym.partners.selectors import vitality
from pobratym.partners.services import circle
from pobratym.people.models import Community, User
from pobratym.talks.selectors import life
from pobratym.talks.services import log
from pobratym.talks.states import Channel, Direction
from tests.conftest import TODAY
from tests.factories import OrganisationFactory, TieFactory

FIRST_DAY = TODAY - dt.timedelta(days=life.VISITS_WITHIN_DAYS)
TALKS = [
    (Channel.VISIT_OUT, Direction.OUT, FIRST_DAY),
    (Channel.VISIT_OUT, Direction.OUT, FIRST_DAY - dt.timedelta(days=1)),
    (Channel.VISIT_IN, Direction.IN, TODAY),
    (Channel.CALL, Direction.BOTH, TODAY - dt.timedelta(days=400)),
]


@pytest.mark.parametrize("count", range(len(TALKS) + 1))
def test_one_is_counted_as_many_are(poltava: Community, officer: User, count: int) -> None:
    tie = TieFactory.create(community=poltava)
    for channel, direction, on in TALKS[:count]:
        facts = {"tie": tie, "channel": channel, "direction": direction, "on": on, "subject": "…"}
        log.note(poltava, facts=facts, by=officer)
        school = OrganisationFactory.create(community=poltava)
        circle.tie_in(tie, organisation=school, facts={}, by=officer)

    alone = vitality.of_one(tie, today=TODAY)

    assert vitality.of([tie, TieFactory.create()], today=TODAY)[tie.pk] == alone


def test_without_a_log_word_and_visits_are_unknown(poltava: Community) -> None:
    tie = TieFactory.create(community=poltava)

    shares = {value.part: value.share for value in vitality.of_one(tie, today=TODAY).values}

    assert list(shares) == list(Part)
    assert (shares[Part.RECENCY], shares[Part.VISITS]) == (None, None)
