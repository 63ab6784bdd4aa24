"""Languages of the countries we work with or look at."""

from __future__ import annotations

from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.profiles import tongues


def languages(community: Community) -> list[str]:
    """The official languages of the countries of all ties, leads included. Queries: 1."""
    countries = Tie.objects.of(community).order_by("country").values_list("country", flat=True)
    return tongues.of_countries(code for code in countries.distinct() if code)
