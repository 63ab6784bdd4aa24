"""A town of the ranking as people read it: its score in points, each part with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.core import language
from pobratym.discovery import rules
from pobratym.discovery.selectors.asking import Asking
from pobratym.discovery.selectors.fitting import GROUND_TITLES
from pobratym.matching.matcher import Match
from pobratym.partners.models import Tie
from pobratym.places.models import Municipality

LEAST_TOLD = 10  # points from which a part is worth a tag
LEAST_SHOWN = 4  # points from which a part has a line of its own in a list
TAGS = 4
# Told beside the name anyway, or hard to tell in a word; or a multiple of chance, worth a word only
# when it is one.
NO_TAG = frozenset({
    "size", "rank_ratio", "rank_in_region", "rank_ratio_in_region", "its_usual_size",
    "its_usual_distance", "our_usual_distance", "openness_for_its_size", "same_country", "small",
    "starting_point",
})  # fmt: skip
MULTIPLES = frozenset({
    "country_pair", "region_pair", "surroundings_110", "surroundings_40", "surroundings_15",
    "our_partners_suggest", "its_partners_suggest", "our_lands_and_its_country",
    "its_lands_and_our_country", "its_surroundings_and_our_country",
    "its_neighbours_and_our_country",
})  # fmt: skip
LEAST_MULTIPLE = log(1.15)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score in points, and the fact that earned it."""

    feature: str
    title: str
    fact: str
    points: int
    value: float
    is_fit: bool = False  # answers the question; the others are likeness to real twinnings

    @property
    def speaks(self) -> bool:
        """True when it is worth a tag: it adds something, and is news."""
        if self.is_fit:
            return True
        if self.points < LEAST_TOLD or self.feature in NO_TAG:
            return False
        return self.feature not in MULTIPLES or self.value >= LEAST_MULTIPLE

    @property
    def sentence(self) -> str:
        return f"{self.title}: {self.fact}"


class Scored:
    """What has a score; the points of its parts add up to it."""

    __slots__ = ()
    parts: list[Part]

    @property
    def points(self) -> int:
        return sum(part.points for part in self.parts)

    @property
    def likeness(self) -> list[Part]:
        """The parts learned from real twinnings."""
        return [part for part in self.parts if not part.is_fit]

    @property
    def fitting(self) -> list[Part]:
        """The parts that answer the question."""
        return [part for part in self.parts if part.is_fit]

    @property
    def likeness_points(self) -> int:
        return sum(part.points for part in self.likeness)

    @property
    def fitting_points(self) -> int:
        return sum(part.points for part in self.fitting)

    @property
    def tags(self) -> list[Part]:
        """What speaks for the town: what answers the question, then the weightiest."""
        return [part for part in (*self.fitting, *self.likeness) if part.speaks][:TAGS]


@dataclass(frozen=True, slots=True)
class Candidate(Scored):
    """A town with its score."""

    municipality: Municipality
    parts: list[Part]
    km: float | None
    tie: Tie | None = None
    place: int | None = None

    @property
    def title(self) -> str:
        return self.municipality.name

    @property
    def other_name(self) -> language.Text:
        """The name in the other language, empty when it is the same."""
        town, other = self.municipality, "uk" if language.current() == "en" else "en"
        text = language.pick(uk=town.name_uk, en=town.name_en, wanted=other)
        return language.Text("", text.lang) if text.text == town.name else text

    @property
    def why(self) -> str:
        """The tags as sentences, to be kept with the tie."""
        return "\n".join(f"{part.sentence}." for part in self.tags)


def tell(
    asking: Asking, rows: Sequence[int], *, first: int | None = None, whole: bool = False
) -> list[Candidate]:
    """Return these rows as people read them; `first` is the place of the first in the ranking.

    Small parts of a score make one line together, unless the `whole` is asked for.
    Queries: 1, however many rows; none without rows.
    """
    if not len(rows):
        return []
    matches = asking.matching.matcher.explain(asking.asker, np.asarray(rows, np.int64))
    ids = [asking.id_of(match.row) for match in matches]
    towns = Municipality.objects.select_related("country").in_bulk(ids)
    km = asking.matching.matcher.km(asking.row, np.asarray(rows, np.int64))
    return [
        Candidate(
            towns[pk],
            [*_fitting(asking, towns[pk]), *parts(match, least=1 if whole else LEAST_SHOWN)],
            None if np.isnan(km[i]) else float(km[i]),
            asking.ties.get(pk),
            None if first is None else first + i,
        )
        for i, (pk, match) in enumerate(zip(ids, matches, strict=True))
        if pk in towns
    ]


def _fitting(asking: Asking, town: Municipality) -> list[Part]:
    """Return what the town earns by answering the question, in points."""
    return [
        Part(f"fit_{one.ground}", GROUND_TITLES[one.ground](), one.fact, one.points, 0, is_fit=True)
        for one in asking.fit.of(town.country_id, town.pk)
    ]


def parts(match: Match, *, least: int = 1) -> list[Part]:
    """Return the parts of a score in points, the weightiest first; those below `least` as one."""
    english = language.current() == "en"
    points = rules.points([reason.contribution for reason in match.reasons])
    weighed = list(zip(match.reasons, points, strict=True))
    told = [
        Part(
            reason.feature,
            reason.title_en if english else reason.title_uk,
            reason.fact_en if english else reason.fact_uk,
            value,
            reason.value,
        )
        for reason, value in weighed
        if abs(value) >= least
    ]
    small = [value for _, value in weighed if 0 < abs(value) < least]
    return [*told, *_together(small)]


def _together(small: list[int]) -> list[Part]:
    if not sum(small):
        return []
    count = len(small)
    fact = ngettext("%(count)s small part", "%(count)s small parts", count) % {"count": count}
    return [Part("small", _("The rest"), fact, sum(small), 0)]
