"""The demonstration needs its towns."""

from __future__ import annotations

import pytest

from pobratym.demo import services
from pobratym.people.models import Community


def test_without_a_gazetteer_nothing_is_half_loaded() -> None:
    with pytest.raises(LookupError):
        services.load()

    assert not Community.objects.exists()
