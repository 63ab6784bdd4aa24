"""A lead of Poltava in an invented Polish town."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community
from tests.factories import CountryFactory, MunicipalityFactory, TieFactory


@pytest.fixture(autouse=True)
def _nobody_has_answered_yet() -> None:
    cache.clear()


@pytest.fixture
def lead(poltava: Community) -> Tie:
    country = CountryFactory.create(iso2="PL", name_uk="Польща", name_en="Poland")
    town = MunicipalityFactory.create(country=country, name_uk="Містечко", name_en="Miasteczko")
    tie: Tie = TieFactory.create(
        community=poltava, municipality=town, status=Status.LEAD, why="Така сама за розміром"
    )
    return tie
