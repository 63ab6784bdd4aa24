"""The description is honest: whatever is sent, the API answers as it says it does."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

from pobratym.api import services
from pobratym.api.states import Scope
from pobratym.config.wsgi import application
from pobratym.people.models import Community, User
from tests.factories import OrganisationFactory, PersonFactory, TieFactory

DESCRIPTION = "/api/v1/openapi.json"
CHECKS = (
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
)
BOUNDED = settings(
    max_examples=12,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_description_names_every_answer(client: Client) -> None:
    schema = client.get(DESCRIPTION).json()

    assert schema["openapi"].startswith("3.1")
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            wanted = {"401", "403", "404", "422", "429"}
            wanted |= {"400"} if method in {"post", "patch"} else {"304"}
            assert wanted <= set(operation["responses"]), (method, path)
    assert {} in schema["paths"]["/api/v1/ties"]["get"]["security"]
    assert {} not in schema["paths"]["/api/v1/contacts"]["get"]["security"]


@pytest.fixture
def described() -> Any:
    """The API as schemathesis understands it; it comes with the group `e2e`."""
    schemathesis = pytest.importorskip("schemathesis")
    return schemathesis.openapi.from_wsgi(DESCRIPTION, application)


@pytest.mark.e2e  # some hundred generated requests; schemathesis comes with that group
@pytest.mark.filterwarnings("default")  # those of schemathesis are not ours
@pytest.mark.parametrize("mode", ["POSITIVE", "NEGATIVE"])
def test_generated_requests_are_answered_as_described(
    described: Any, mode: str, poltava: Community, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = pytest.importorskip("schemathesis").GenerationMode
    checks = pytest.importorskip("schemathesis.checks")
    monkeypatch.setattr("pobratym.api.v1.entry._count", lambda *_: 1)
    logging.disable(logging.WARNING)
    issued = services.issue(poltava, name="x", scopes=Scope.values, valid_days=1, by=officer)
    TieFactory.create(community=poltava, slug="0")
    PersonFactory.create(community=poltava, pk=1)
    OrganisationFactory.create(community=poltava, pk=1)
    chosen = [checks.not_a_server_error, *checks.CHECKS.get_by_names(CHECKS)]
    headers = {"Authorization": f"Bearer {issued.secret}"}
    asked: list[str] = []

    for found in described.get_all_operations():
        operation = found.ok()

        @BOUNDED
        @given(case=operation.as_strategy(generation_mode=modes[mode]))
        def answers_as_described(case: Any) -> None:
            case.call_and_validate(headers=headers, checks=chosen)

        try:
            answers_as_described()
        except Unsatisfiable:  # it takes nothing that could be wrong
            assert mode == "NEGATIVE"
        asked.append(operation.path)
    logging.disable(logging.NOTSET)

    assert len(set(asked)) == len(described.raw_schema["paths"])
