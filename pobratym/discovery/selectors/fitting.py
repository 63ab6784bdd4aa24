"""The part of a score that answers the question: fund, language, work known, contacts there.

Open points of our own, nothing learned: `rules.FIT`. No ground without something recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
from babel.languages import get_official_languages
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from numpy.typing import NDArray

from pobratym.contacts.models import Organisation, Person
from pobratym.core import calendar, language
from pobratym.discovery import rules
from pobratym.discovery.rules import Ground
from pobratym.funding.models import FundingProgramme
from pobratym.funding.rules import consortium
from pobratym.funding.selectors import catalogue, terms
from pobratym.matching.towns import Towns
from pobratym.offers.models import Need, Offer, Statement, TieLink
from pobratym.offers.rules.matching import alike
from pobratym.offers.states import Challenge, Sector, Standing, State
from pobratym.partners.models import Party, Tie
from pobratym.partners.states import Goal
from pobratym.people.models import Community, LanguageSkill
from pobratym.places.models import Country

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class Question:
    """What a person looks for beside a town; empty is not asked."""

    goal: str = ""
    sector: str = ""
    challenge: str = ""
    language: str = ""
    fund: FundingProgramme | None = None
    statement: Statement | None = None  # one need or offer of ours

    @property
    def goals(self) -> frozenset[str]:
        said = {self.goal, self.statement.goal if self.statement else ""} - {""}
        return frozenset(key for goal in said for key in alike(goal))

    @property
    def sectors(self) -> frozenset[str]:
        return frozenset({self.sector, self.statement.sector if self.statement else ""} - {""})

    @property
    def challenges(self) -> frozenset[str]:
        kept = self.statement.challenges if self.statement else ()
        return frozenset({self.challenge, *kept} - {""})

    @property
    def asks_for_work(self) -> bool:
        return bool(self.goals or self.sectors or self.challenges)


@dataclass(frozen=True, slots=True)
class Earned:
    """Points of one ground, and the fact that earned them."""

    ground: Ground
    points: int
    fact: str


@dataclass(frozen=True, slots=True)
class Fit:
    """What each town or country earns; towns by municipality, countries by code."""

    by_country: Mapping[str, list[Earned]] = field(default_factory=dict)
    by_town: Mapping[int, list[Earned]] = field(default_factory=dict)
    by_work: int = 0  # towns whose recorded work answers the question
    fund_is_full: bool = False
    fund_is_unknown: bool = False  # nobody knows whom it asks for

    def of(self, country: str, municipality_id: int) -> list[Earned]:
        return [*self.by_country.get(country, ()), *self.by_town.get(municipality_id, ())]

    def earned(self, towns: Towns) -> NDArray[np.float32] | None:
        """Return what each row of the gazetteer earns, in units of the score; None for nothing."""
        if not self.by_country and not self.by_town:
            return None
        codes = [bytes(code).decode() for code in towns.countries]
        each = np.array([_points(self.by_country.get(code, ())) for code in codes], np.float32)
        found = each[towns.country]
        ids = list(self.by_town)
        rows = towns.rows_of([str(pk) for pk in ids])
        for pk, row in zip(ids, rows.tolist(), strict=True):
            if row >= 0:
                found[row] += _points(self.by_town[pk])
        extra: NDArray[np.float32] = found / np.float32(rules.POINTS)
        return extra


def _points(earned: Iterable[Earned]) -> int:
    return sum(one.points for one in earned)


def fit(community: Community, question: Question) -> Fit:
    """Return what answers the question. Queries: at most 9, however many towns."""
    by_country: defaultdict[str, list[Earned]] = defaultdict(list)
    by_town: defaultdict[int, list[Earned]] = defaultdict(list)
    full = unknown = False
    if question.fund:
        places = _places_filled(community, question.fund)
        unknown = not terms.terms_of(question.fund).asks_for_partners
        full = not places and not unknown
        for code, count in places.items():
            by_country[code].append(_for_fund(question.fund, count))
    _add_languages(by_country, community, question)
    work = _work(community) if question.asks_for_work else {}
    for pk, known in work.items():
        by_town[pk] += _for_work(question, known)
    by_work = sum(bool(some) for some in by_town.values())
    for pk, names in _directory(community).items():
        by_town[pk].append(
            Earned(Ground.DIRECTORY, rules.FIT[Ground.DIRECTORY], _listed(names, most=NAMED))
        )
    towns = {pk: some for pk, some in by_town.items() if some}
    return Fit(dict(by_country), towns, by_work, full, unknown)


def _listed(names: Collection[str], *, most: int) -> str:
    some = list(dict.fromkeys(names))
    more = len(some) - most
    shown = ", ".join(some[:most])
    return shown + (_(" and %(n)d more") % {"n": more} if more > 0 else "")


# ── the fund ──


def _places_filled(community: Community, programme: FundingProgramme) -> dict[str, int]:
    """Return how many empty places a municipality of each country would fill. Queries: 4."""
    known, lands = catalogue.partners(community), terms.world()
    wanted = terms.terms_of(programme)
    answered = catalogue.answered(programme, community, known, lands)
    team = known.of(answered.team)
    codes = lands.eu | lands.associated | {*wanted.needs_all, *wanted.needs_any}
    codes |= {wanted.applicant_country} - {""}
    filled = {
        code: consortium.helps(wanted, team, catalogue.supposed([code]), lands)
        for code in sorted(codes)
    }
    return {code: count for code, count in filled.items() if count > 0}


def _for_fund(programme: FundingProgramme, count: int) -> Earned:
    points = rules.FIT[Ground.FUND] * min(count, rules.MOST_PLACES)
    fact = ngettext(
        "a partner of this country fills %(n)d empty place in a consortium for “%(fund)s”",
        "a partner of this country fills %(n)d empty places in a consortium for “%(fund)s”",
        count,
    )
    return Earned(Ground.FUND, points, fact % {"n": count, "fund": programme.name})


# ── the language ──


def official(country: str) -> frozenset[str]:
    """Return the official languages of a country, state-wide ones alone. Source: Unicode CLDR."""
    return frozenset(code.split("_")[0] for code in get_official_languages(country))


def _add_languages(
    found: defaultdict[str, list[Earned]], community: Community, question: Question
) -> None:
    """Add countries of the language asked for, else of those our office speaks. Queries: 1."""
    skills = LanguageSkill.objects.filter(
        membership__community=community, membership__ended_on=None
    )
    spoken = frozenset(skills.values_list("language", flat=True)) - {"uk", "ru"}
    wanted = frozenset({question.language}) if question.language else spoken
    ground = Ground.LANGUAGE if question.language else Ground.SPOKEN
    for country in _countries_speaking(wanted):
        shared = sorted(official(country) & wanted)
        names = ", ".join(language.name_of(code) for code in shared)
        found[country].append(Earned(ground, rules.FIT[ground], names))


def _countries_speaking(wanted: frozenset[str]) -> list[str]:
    return [code for code in _all_countries() if official(code) & wanted] if wanted else []


def _all_countries() -> list[str]:
    return list(Country.objects.order_by("pk").values_list("pk", flat=True))


# ── the work ──


@dataclass(slots=True)
class _Known:
    """What Ukrainian communities of this installation do with a town, as they publish it."""

    goals: set[str] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)
    challenges: set[str] = field(default_factory=set)
    communities: dict[str, None] = field(default_factory=dict)


def _work(community: Community) -> dict[int, _Known]:
    """Return what towns abroad work on with communities here: ours, and what others publish.

    Queries: 2.
    """
    today = calendar.today()
    links = TieLink.objects.filter(standing=Standing.SERVES).select_related(
        "tie__community", "need", "offer"
    )
    open_ties = Q(tie__in=Tie.objects.public(), tie__community__has_portal=True)
    links = links.filter(Q(tie__community=community) | open_ties)
    told: defaultdict[int, list[tuple[Community, Statement]]] = defaultdict(list)
    for link in links:
        statement: Statement | None = link.need or link.offer
        if statement is None or statement.is_past(today):
            continue
        if link.tie.community_id == community.pk or statement.state == State.PUBLISHED:
            told[link.tie_id].append((link.tie.community, statement))
    parties = Party.objects.filter(tie__in=list(told), municipality__isnull=False)
    found: defaultdict[int, _Known] = defaultdict(_Known)
    for tie_id, pk in parties.values_list("tie_id", "municipality_id"):
        for keeper, said in told[tie_id]:
            known = found[pk or 0]
            known.goals.add(said.goal)
            known.sectors.add(said.sector)
            known.challenges.update(said.challenges)
            known.communities[keeper.short_name] = None
    return dict(found)


def _for_work(question: Question, known: _Known) -> list[Earned]:
    shared: tuple[tuple[Ground, set[str], Mapping[str, StrOrPromise]], ...] = (
        (Ground.SECTOR, known.sectors & question.sectors, dict(Sector.choices)),
        (Ground.GOAL, known.goals & question.goals, dict(Goal.choices)),
        (Ground.CHALLENGE, known.challenges & question.challenges, dict(Challenge.choices)),
    )
    with_whom = _listed(known.communities, most=NAMED)
    return [
        Earned(
            ground,
            rules.FIT[ground],
            _("%(what)s, with %(whom)s")
            % {"what": ", ".join(str(words[key]) for key in sorted(keys)), "whom": with_whom},
        )
        for ground, keys, words in shared
        if keys
    ]


# ── the directory ──


def _directory(community: Community) -> dict[int, list[str]]:
    """Return who of our directory is at home in which town: bodies by name, people unnamed.

    Queries: 2.
    """
    found: defaultdict[int, list[str]] = defaultdict(list)
    bodies = Organisation.objects.filter(community=community, municipality__isnull=False)
    for body in bodies.order_by("pk"):
        found[body.municipality_id or 0].append(body.name)
    people = Person.objects.filter(community=community, municipality__isnull=False)
    for pk in people.order_by("pk").values_list("municipality_id", flat=True):
        found[pk or 0].append(_("a person we know"))
    return dict(found)


GROUND_TITLES: Final[Mapping[Ground, Callable[[], str]]] = {
    Ground.FUND: lambda: _("The fund"),
    Ground.LANGUAGE: lambda: _("The language asked for"),
    Ground.SPOKEN: lambda: _("Our office speaks its language"),
    Ground.SECTOR: lambda: _("Works on the sphere asked for"),
    Ground.GOAL: lambda: _("Works for the goal asked for"),
    Ground.CHALLENGE: lambda: _("Works on the challenge asked for"),
    Ground.DIRECTORY: lambda: _("In our directory"),
}


def ours(community: Community) -> list[Statement]:
    """Return our needs and offers that live, needs first. Queries: 2."""
    needs = Need.objects.of(community).live().order_by("pk")
    offers = Offer.objects.of(community).live().order_by("pk")
    return [*needs, *offers]
