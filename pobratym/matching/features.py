"""What the score is made of: each feature is a function of a question, one value per candidate.

NaN is "not known" and never counts for or against a candidate. The words of the reasons are in
`reasons.yaml`, the coefficients in `coefficients.json`, both under the function's name.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.habits import NEAR_KM
from pobratym.matching.query import Query

Floats = NDArray[np.float32]
Feature = Callable[[Query], Floats]


def _log(values: Floats) -> Floats:
    found: Floats = np.log(values).astype(np.float32)
    return found


def shared_partners(query: Query) -> Floats:
    """Partners in common; one that few others have counts more (Adamic and Adar)."""
    return query.of_linked(query.asker.shared[0])


def circle(query: Query) -> Floats:
    """Paths of three ties: towns that share a partner with us are tied with it."""
    return query.of_linked(query.asker.shared[1])


def country_pair(query: Query) -> Floats:
    """How much more often than by chance towns of the two countries are tied (logarithm)."""
    return _log(query.country_ratio)


def region_pair(query: Query) -> Floats:
    """The same of the two regions, beyond what their countries explain (logarithm)."""
    return _log(query.region_ratio / query.country_ratio)


def surroundings_110(query: Query) -> Floats:
    """The same of the lands within about 110 km of both towns, beyond their regions."""
    return _log(query.local_ratio(0) / query.region_ratio)


def surroundings_40(query: Query) -> Floats:
    """The same within about 40 km of both towns, beyond the wider lands."""
    return _log(query.local_ratio(1) / query.local_ratio(0))


def surroundings_15(query: Query) -> Floats:
    """The same within about 15 km of both towns, beyond the lands around."""
    return _log(query.local_ratio(2) / query.local_ratio(1))


def its_partners_near_us(query: Query) -> Floats:
    """Partners of the candidate within about 40 km of us."""
    return query.partners_here(1)


def its_partners_next_door(query: Query) -> Floats:
    """Partners of the candidate within about 15 km of us."""
    return query.partners_here(2)


def its_partners_in_our_lands(query: Query) -> Floats:
    """Partners of the candidate within about 110 km of us."""
    return query.partners_here(0)


def our_partners_near_it(query: Query) -> Floats:
    """Our partners within about 110 km of the candidate."""
    return query.our_partners_there(0)


def our_partners_next_to_it(query: Query) -> Floats:
    """Our partners within about 15 km of the candidate."""
    return query.our_partners_there(2)


def our_partners_in_its_country(query: Query) -> Floats:
    """Partners we already have in the candidate's country."""
    return query.asker.held[0][query.country]


def its_partners_in_our_country(query: Query) -> Floats:
    """Partners the candidate already has in our country."""
    return query.of_linked(query.asker.held[1])


def its_share_in_our_country(query: Query) -> Floats:
    """Share of the candidate's partners that lie in our country."""
    share = its_partners_in_our_country(query) / np.maximum(query.degree, 1)
    return share.astype(np.float32)


def our_share_in_its_country(query: Query) -> Floats:
    """Share of our partners that lie in the candidate's country."""
    share: Floats = our_partners_in_its_country(query) / np.float32(max(len(query.partners), 1))
    return share


def openness(query: Query) -> Floats:
    """Number of partners the candidate is known to have."""
    return query.degree


def same_interests(query: Query) -> Floats:
    """Likeness of the countries both towns have partners in (cosine)."""
    known = query.known
    mine = known.linked_position[query.row]
    theirs = known.linked_position[query.among]
    if mine < 0:
        return np.zeros(len(query.among), np.float32)
    held = np.flatnonzero(known.interests[:, mine])
    directions = known.interests[held].astype(np.float32)
    alike = (directions[:, mine] @ directions)[theirs]
    return np.where(theirs >= 0, alike, 0).astype(np.float32)


def size_ratio(query: Query) -> Floats:
    """Candidate's population against ours (difference of logarithms)."""
    return query.size - query.asker.size


def size(query: Query) -> Floats:
    """Candidate's population (logarithm)."""
    return query.size


def rank_ratio(query: Query) -> Floats:
    """Candidate's place by size in its country against ours in our country (logarithms)."""
    return query.at(query.known.size_rank) - np.float32(query.known.size_rank[query.row])


def distance(query: Query) -> Floats:
    """Distance between the towns (logarithm of kilometres)."""
    return _log(query.km + 5)


def same_country(query: Query) -> Floats:
    """1 when both towns are of one country."""
    same: NDArray[np.bool_] = query.country == query.asker.country
    return same.astype(np.float32)


def name(query: Query) -> Floats:
    """2 for the same name, 1 when the word that carries the name is the same."""
    towns = query.known.towns
    whole = towns.key[query.among] == towns.key[query.row]
    part = towns.stem[query.among] == towns.stem[query.row]
    return np.where(whole, 2, part).astype(np.float32)


def role(query: Query) -> Floats:
    """Rank of the candidate as a seat: 0 unknown, 1 none, 2 district, 3 region, 4 capital."""
    return np.abs(query.at(query.known.towns.role))


def same_kind(query: Query) -> Floats:
    """1 when both names tell the same: a spa, the sea, a castle, mountains, a saint."""
    kind = query.known.towns.kind
    ours = kind[query.row]
    same: NDArray[np.bool_] = (query.at(kind) == ours) & bool(ours)
    return same.astype(np.float32)


def partners_near_partners(query: Query) -> Floats:
    """Partners of both towns that lie within about 15 km of one another."""
    return query.of_linked(query.asker.neighbouring_partners(2))


def partners_in_the_same_lands(query: Query) -> Floats:
    """Partners of both towns that lie within about 40 km of one another."""
    return query.of_linked(query.asker.neighbouring_partners(1))


def ring(query: Query) -> Floats:
    """Ties among the partners we share: a ring of towns that knows itself."""
    return query.of_linked(query.asker.triangles)


def our_partners_suggest(query: Query) -> Floats:
    """How well the candidate's country goes with the countries of our partners (logarithm)."""
    return query.asker.suggested[0][query.country]


def its_partners_suggest(query: Query) -> Floats:
    """How well our country goes with the countries of its partners (logarithm)."""
    return query.of_linked(query.asker.suggested[1])


def our_lands_and_its_country(query: Query) -> Floats:
    """How much more often than our region the lands around us are tied with its country."""
    return _log(query.asker.lands_to_countries)[query.country]


def its_lands_and_our_country(query: Query) -> Floats:
    """How much more often than its region the lands around it are tied with our country."""
    return _log(query.lands_to_us(0))


def its_surroundings_and_our_country(query: Query) -> Floats:
    """The same of its surroundings within about 40 km."""
    return _log(query.lands_to_us(1))


def its_neighbours_and_our_country(query: Query) -> Floats:
    """The same of its neighbours within about 15 km."""
    return _log(query.lands_to_us(2))


def its_usual_size(query: Query) -> Floats:
    """Usual population of its partners against ours (difference of logarithms)."""
    known = query.known
    return query.at(known.habits.partner_size) - query.asker.size


def its_usual_distance(query: Query) -> Floats:
    """Distance against that of its partners (difference of logarithms)."""
    return _log(query.km + np.float32(NEAR_KM)) - query.at(query.known.habits.partner_distance)


def our_usual_distance(query: Query) -> Floats:
    """Distance against that of our partners (difference of logarithms)."""
    usual = np.float32(query.known.habits.partner_distance[query.row])
    return _log(query.km + np.float32(NEAR_KM)) - usual


def rank_in_region(query: Query) -> Floats:
    """Candidate's place by size in its region (logarithm)."""
    return query.at(query.known.habits.rank_in_region)


def rank_ratio_in_region(query: Query) -> Floats:
    """Candidate's place by size in its region against ours in our region (logarithms)."""
    rank = query.known.habits.rank_in_region
    return query.at(rank) - np.float32(rank[query.row])


def its_partners_like_us(query: Query) -> Floats:
    """Partners of the candidate that are near us and of our size."""
    return query.of_linked(query.asker.partners_like_us(60, of_our_country=False))


def its_partners_like_us_at_home(query: Query) -> Floats:
    """Partners of the candidate in our country that are of our size and not far."""
    return query.of_linked(query.asker.partners_like_us(250, of_our_country=True))


def like_our_partners(query: Query) -> Floats:
    """Likeness of the candidate to our partners: near them and of their size."""
    return query.like_partners(250)


def openness_for_its_size(query: Query) -> Floats:
    """Partners beyond what is usual for its size and country (logarithm)."""
    return query.at(query.known.habits.openness)


def open_lands(query: Query) -> Floats:
    """Ties of the towns of its region against those of towns of their size (logarithm)."""
    tables = query.known.affinity.start
    return _log(query.by_region(tables.open_regions, tables.open_countries))


FEATURES: dict[str, Feature] = {
    feature.__name__: feature
    for feature in (
        shared_partners, circle, country_pair, region_pair, surroundings_110, surroundings_40,
        surroundings_15, its_partners_near_us, its_partners_next_door, its_partners_in_our_lands,
        our_partners_near_it, our_partners_next_to_it, our_partners_in_its_country,
        its_partners_in_our_country, its_share_in_our_country, our_share_in_its_country,
        openness, same_interests, size_ratio, size, rank_ratio, distance, same_country, name, role,
        same_kind, partners_near_partners, partners_in_the_same_lands, ring, our_partners_suggest,
        its_partners_suggest, our_lands_and_its_country, its_lands_and_our_country,
        its_surroundings_and_our_country, its_neighbours_and_our_country, its_usual_size,
        its_usual_distance, our_usual_distance, rank_in_region, rank_ratio_in_region,
        its_partners_like_us, its_partners_like_us_at_home, like_our_partners,
        openness_for_its_size, open_lands,
    )
}  # fmt: skip


def our_size(query: Query) -> float:
    """Population of the asking town (logarithm)."""
    return float(query.asker.size)


def our_degree(query: Query) -> float:
    """Number of partners the asking town is known to have."""
    return float(len(query.partners))


def our_role(query: Query) -> float:
    """Rank of the asking town as a seat."""
    return float(abs(int(query.known.towns.role[query.row])))


TRAITS: dict[str, Callable[[Query], float]] = {
    trait.__name__: trait for trait in (our_size, our_degree, our_role)
}
