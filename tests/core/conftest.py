from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _database(request: pytest.FixtureRequest) -> None:
    """Tests of core are pure unless they ask for the database by `django_db`."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
