"""How many partnerships a community has beside others, with whom, and how they grew."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pobratym.core import calendar
from pobratym.partners.columns import tie_state
from pobratym.partners.models import Tie
from pobratym.partners.selectors import listing
from pobratym.partners.states import Status
from pobratym.people.models import Community
from pobratym.results import national
from pobratym.results.national import Figures, Range
from pobratym.results.rules import benchmarks as rules
from pobratym.results.rules.benchmarks import Standing


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our count beside a range of others."""

    own: int
    others: Range

    @property
    def standing(self) -> Standing:
        return rules.standing(self.own, self.others.low, self.others.high)


@dataclass(frozen=True, slots=True)
class CountryRow:
    """Ties with one country: ours, all over Ukraine, and both as shares in per cent."""

    name: str
    own: int
    own_share: float
    national: int | None
    national_share: float | None


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """`border` is None for a community outside the border regions."""

    figures: Figures
    national: Comparison
    border: Comparison | None
    floor: Comparison
    countries: list[CountryRow]
    growth: list[tuple[int, int, int]]
    without_year: int
    states: dict[str, int]


def benchmarks(community: Community) -> Benchmarks:
    """Return how the community stands. Queries: 3, however many ties."""
    figures = national.figures()
    ties = list(
        Tie.objects.of(community)
        .exclude(status__in=[Status.LEAD, Status.ENDED])
        .only("since", "vitality", "is_declared_only", "status")
    )
    begun = Counter(tie.since.year for tie in ties if tie.since)
    in_border = community.oblast in figures.border_oblasts
    return Benchmarks(
        figures=figures,
        national=Comparison(len(ties), figures.average),
        border=Comparison(len(ties), figures.border) if in_border else None,
        floor=Comparison(len(ties), figures.floor),
        countries=_countries(community, figures),
        growth=rules.growth(begun, until=calendar.today().year),
        without_year=sum(tie.since is None for tie in ties),
        states=dict(Counter(tie_state(tie) for tie in ties)),
    )


def _countries(community: Community, figures: Figures) -> list[CountryRow]:
    own = listing.countries(community)
    total = sum(own.values())
    codes = list(dict.fromkeys([*own, *figures.by_country]))
    names = listing.country_names(codes)
    rows = [
        CountryRow(
            names.get(code, code),
            own.get(code, 0),
            100 * own.get(code, 0) / total if total else 0,
            figures.by_country.get(code),
            100 * figures.by_country[code] / figures.total if code in figures.by_country else None,
        )
        for code in codes
    ]
    return sorted(rows, key=lambda row: (-row.own, -(row.national or 0)))
