from __future__ import annotations

from datetime import date

from pobratym.core import attention
from pobratym.demo import working_together
from pobratym.exchange.models import Promise
from pobratym.people.models import Community, User
from pobratym.plans.models import PlanVersion
from pobratym.plans.selectors import steps, versions
from pobratym.plans.states import PlanState
from tests.factories import TieFactory

TODAY = date(2026, 3, 2)


def test_demo_gives_rzeszow_a_whole_plan_marked_as_an_example(
    poltava: Community, officer: User
) -> None:
    tie = TieFactory.create(community=poltava, slug="rzeszow", since="2023")
    filder = TieFactory.create(community=poltava, slug="filder")

    working_together.load(poltava, {"rzeszow": tie, "filderstadt": filder}, officer)

    plan = PlanVersion.objects.get(tie=tie)
    assert (plan.is_example, plan.state) == (True, PlanState.AGREED)
    assert steps.missing(versions.content(plan)) == 0
    assert Promise.objects.filter(tie=tie).count() == 3
    old = PlanVersion.objects.get(tie=filder)
    assert (old.source, old.agreed_on, old.is_example) == ("news.poltava.info, 2014", None, False)
    assert attention.collect(poltava, officer, today=TODAY)
