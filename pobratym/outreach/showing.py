"""What the page “partner with us” tells: facts that are public anyway, and forms of exchange."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pobratym.offers.models import Need, Offer
from pobratym.offers.selectors.published import published
from pobratym.offers.states import Form
from pobratym.partners.models import CommunityGoal, Tie
from pobratym.partners.states import Goal
from pobratym.people.models import Community
from pobratym.places.models import Country

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST = 6


@dataclass(frozen=True, slots=True)
class Shown:
    goals: list[tuple[str, str]]
    forms: list[StrOrPromise]
    offers: list[Offer]
    needs: list[Need]
    partners: int
    countries: list[Country]


def of(community: Community) -> Shown:
    """Return what the public may know. Queries: 5."""
    goals = CommunityGoal.objects.filter(community=community).order_by("rank")
    ties = list(Tie.objects.of(community).public().values_list("country", flat=True))
    told = published(community)
    countries = Country.objects.in_bulk({code for code in ties if code}).values()
    return Shown(
        [(str(Goal(row.goal).label), row.meaning) for row in goals],
        _forms(told.offers, told.needs),
        told.offers[:MOST],
        told.needs[:MOST],
        len(ties),
        sorted(countries, key=lambda one: one.name),
    )


def _forms(offers: list[Offer], needs: list[Need]) -> list[StrOrPromise]:
    """The forms of exchange we name ourselves; all of them when we name none."""
    named = {form for row in (*offers, *needs) for form in row.forms}
    return [form.label for form in Form if not named or form in named]
