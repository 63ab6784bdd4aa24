from __future__ import annotations

from datetime import date

from pobratym.outreach.services import routes
from pobratym.outreach.states import RouteKind
from pobratym.people.models import Community, User
from tests.api.conftest import Ask
from tests.factories import TieFactory


def test_leads_are_read_with_their_stage(ask: Ask, poltava: Community, officer: User) -> None:
    tie = TieFactory.create(community=poltava, status="lead", name_en="Town", slug="town")
    TieFactory.create(status="lead")
    talk = {"tie": tie, "on": date(2026, 2, 20), "subject": "Лист"}
    routes.try_route(poltava, kind=RouteKind.DIRECT, talk=talk, by=officer)

    (lead,) = ask("get", "/leads").json()["items"]
    (route,) = ask("get", "/routes", {"kind": "direct"}).json()["items"]

    assert (lead["tie"], lead["stage"], lead["days_without_answer"]) == ("town", "written", 10)
    assert (route["tie"], route["outcome"], route["on"]) == ("town", "waiting", "2026-02-20")
    assert ask("get", "/leads", {"stage": "idea"}).json()["total"] == 0
    assert ask("get", "/leads", {"stage": "love"}).status_code == 422
    assert ask("get", "/leads", {"colour": "blue"}).status_code == 422
    assert ask("get", "/leads", token=None).status_code == 401
    assert ask("get", "/leads", {"page": 9}).json()["items"] == []
