from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from pobratym.api import services
from pobratym.api.states import Scope
from pobratym.people.models import Community, User

Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> Iterator[None]:
    caches["limits"].clear()
    yield
    caches["limits"].clear()


@pytest.fixture
def secret(poltava: Community, officer: User) -> str:
    """A token of Poltava's officer with every scope."""
    issued = services.issue(poltava, name="test", scopes=Scope.values, valid_days=30, by=officer)
    return issued.secret


@pytest.fixture
def ask(secret: str) -> Ask:
    """`ask("get", "/ties", {"country": "PL"})`; `token=` another one, None for none."""
    client = Client()

    def send(method: str, path: str, data: Any = None, **headers: Any) -> Any:
        token = headers.pop("token", secret)
        if token is not None:
            headers["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        kind = {} if method in {"get", "head"} else {"content_type": "application/json"}
        return getattr(client, method)(f"/api/v1{path}", data, **kind, **headers)

    return send
