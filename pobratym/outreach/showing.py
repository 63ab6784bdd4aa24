"""What the page “partner with us” tells: facts that are public anyway, and forms of exchange."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from pobratym.partners.models import CommunityGoal, Tie
from pobratym.partners.states import Goal
from pobratym.people.models import Community
from pobratym.places.models import Country

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Forms of exchange of experience named by the study, section 1.3, and events of section 1.2.
FORMS: Final[tuple[StrOrPromise, ...]] = (
    _("study visits"),
    _("internships"),
    _("joint working groups"),
    _("round tables"),
    _("exchanges of pupils and teachers"),
    _("joint projects"),
    _("online meetings"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    goals: list[tuple[str, str]]
    forms: tuple[StrOrPromise, ...]
    partners: int
    countries: list[Country]


def of(community: Community) -> Shown:
    """Return what the public may know. Queries: 3."""
    goals = CommunityGoal.objects.filter(community=community).order_by("rank")
    ties = list(Tie.objects.of(community).public().values_list("country", flat=True))
    countries = Country.objects.in_bulk({code for code in ties if code}).values()
    return Shown(
        [(str(Goal(row.goal).label), row.meaning) for row in goals],
        FORMS,
        len(ties),
        sorted(countries, key=lambda one: one.name),
    )
