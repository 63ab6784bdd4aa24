"""The two states of knowledge that are fitted: which features, which of them bend or are mixed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from pobratym.matching.features import FEATURES

BENDS = {
    "our_size": [float(np.log(people)) for people in (3e3, 3e4, 3e5)],
    "our_degree": [0.0, 1.0, 4.0, 15.0],
    "our_role": [0.0, 1.0, 2.0, 3.0, 4.0],
}

# Pairs found by the gains of a boosted model of two-feature trees; the first counts in the light
# of the second.
_MIXES = (
    ("shared_partners", "openness"), ("shared_partners", "rank_in_region"),
    ("region_pair", "country_pair"), ("shared_partners", "country_pair"),
    ("surroundings_15", "shared_partners"), ("surroundings_15", "country_pair"),
    ("shared_partners", "our_usual_distance"), ("surroundings_40", "distance"),
    ("shared_partners", "distance"), ("region_pair", "distance"), ("surroundings_40", "openness"),
    ("surroundings_40", "country_pair"), ("circle", "surroundings_15"), ("circle", "openness"),
    ("country_pair", "distance"), ("country_pair", "openness"), ("circle", "country_pair"),
    ("surroundings_15", "distance"), ("its_neighbours_and_our_country", "country_pair"),
    ("surroundings_15", "openness"), ("distance", "openness"), ("region_pair", "openness"),
    ("size", "distance"), ("circle", "shared_partners"), ("country_pair", "openness_for_its_size"),
)  # fmt: skip


@dataclass(frozen=True)
class Face:
    """What a model is made of."""

    name: str
    ties_known: bool
    features: tuple[str, ...]
    bent: Mapping[str, str]  # a feature, and the trait of the asking town it bends with
    mixes: tuple[tuple[str, str], ...] = field(default=())


_BENT_WITH = {
    "size_ratio": "our_size", "openness": "our_size", "distance": "our_size",
    "country_pair": "our_size", "role": "our_role", "shared_partners": "our_degree",
    "circle": "our_degree", "our_share_in_its_country": "our_degree",
    "our_partners_suggest": "our_degree",
}  # fmt: skip
# What an installation can tell that knows its own community's ties alone.
_KNOWN_WITHOUT = (
    "country_pair", "region_pair", "open_lands", "distance", "same_country", "size", "size_ratio",
    "rank_ratio", "rank_in_region", "rank_ratio_in_region", "role", "name", "same_kind",
    "our_partners_near_it", "our_partners_next_to_it", "our_partners_in_its_country",
    "our_share_in_its_country", "like_our_partners",
)  # fmt: skip
_BENT_WITHOUT = {
    "size_ratio": "our_size", "size": "our_size", "distance": "our_size",
    "country_pair": "our_size", "role": "our_role", "our_share_in_its_country": "our_degree",
    "our_partners_in_its_country": "our_degree",
}  # fmt: skip

WITH_TIES = Face(
    "with_ties",
    ties_known=True,
    features=tuple(name for name in FEATURES if name != "open_lands"),
    bent=_BENT_WITH,
    mixes=_MIXES,
)
WITHOUT_TIES = Face(
    "without_ties",
    ties_known=False,
    features=_KNOWN_WITHOUT,
    bent=_BENT_WITHOUT,
    mixes=(("country_pair", "distance"), ("region_pair", "distance"), ("size", "distance")),
)
