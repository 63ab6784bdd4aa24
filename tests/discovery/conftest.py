"""A few invented towns around an asking community, for the screens of the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from pobratym.discovery import matching
from pobratym.people.models import Community
from pobratym.places.models import Municipality
from tests.factories import CountryFactory, MunicipalityFactory

MakeTown = Callable[..., Municipality]


@pytest.fixture(autouse=True)
def _fresh_matcher(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """The matcher of a process outlives a test; its places do not."""
    settings.DATA_DIR = tmp_path
    matching.forget()
    yield
    matching.forget()


@pytest.fixture
def make_town() -> MakeTown:
    def make(name: str, country: str = "PL", **facts: Any) -> Municipality:
        home = {"lat": 52.0, "lon": 19.0, "population": 100_000, **facts}
        return MunicipalityFactory.create(
            country=CountryFactory.create(iso2=country), name_uk=name, name_en=name, **home
        )

    return make


@pytest.fixture
def home(poltava: Community, make_town: MakeTown) -> Municipality:
    """The settlement at the point of Poltava."""
    return make_town("Полтава", "UA", lat=poltava.lat, lon=poltava.lon, population=280_000)
