from __future__ import annotations

import pytest

from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry
from pobratym.partners.models import Tie
from pobratym.partners.services import ties
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Kind, Status
from pobratym.people.models import Community, User
from tests.factories import MunicipalityFactory, TieFactory


@pytest.mark.feature("A5")
def test_start_copies_names_and_country_and_remembers_the_beginning(
    poltava: Community, officer: User
) -> None:
    rzeszow = MunicipalityFactory.create(name_uk="Жешув", name_en="Rzeszów")
    new = NewTie([rzeszow], Kind.PARTNERSHIP, Status.ACTIVE, since=PartialDate("2023"))

    tie = ties.start(poltava, new, by=officer)

    assert (tie.slug, tie.country, tie.name_uk, tie.name_en) == (
        "rzeszow",
        "PL",
        "Жешув",
        "Rzeszów",
    )
    assert [(event.kind, event.on) for event in tie.events.all()] == [("begun", "2023")]
    assert Entry.objects.about(tie).get().action == "partners.tie_started"


@pytest.mark.feature("A27")
def test_start_refuses_a_town_of_an_aggressor_state(poltava: Community, officer: User) -> None:
    town = MunicipalityFactory.create(country__iso2="RU")

    with pytest.raises(RuleViolation) as caught:
        ties.start(poltava, NewTie([town], Kind.TWINNING, Status.ACTIVE), by=officer)

    assert (caught.value.code, caught.value.field) == ("aggressor_state", "parties")
    assert not Tie.objects.exists()


def test_change_after_a_colleague_is_refused_and_loses_nothing(officer: User) -> None:
    tie = TieFactory.create()
    ties.change(tie, facts={"why": "Start IT"}, version=1, by=officer)

    with pytest.raises(RuleViolation) as caught:
        ties.change(tie, facts={"why": "other"}, version=1, by=officer)

    assert caught.value.code == "changed_meanwhile"
    tie.refresh_from_db()
    assert tie.why == "Start IT"
