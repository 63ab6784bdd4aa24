"""The score: contributions add up, nothing unknown counts, order of towns is indifferent."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from pobratym.matching import shortlist
from pobratym.matching.asker import Asker
from pobratym.matching.features import FEATURES
from pobratym.matching.graph import Graph
from pobratym.matching.learned import ENOUGH, Learned, is_enough
from pobratym.matching.matcher import Matcher
from pobratym.matching.model import Curve, Model
from pobratym.matching.query import Query
from pobratym.matching.reasons import Reason, wording
from pobratym.matching.tables import Tables
from pobratym.matching.towns import Towns
from tests.matching.world import links, rows, world, write_towns


@pytest.fixture
def matcher(tmp_path: Path) -> Matcher:
    return Matcher.of(*world(tmp_path), ties_known=True)


@pytest.mark.parametrize("row", [0, 5, 37, 64, 111])
def test_contributions_sum_to_the_score(matcher: Matcher, row: int) -> None:
    among = matcher.candidates(row)

    scores = matcher.scores(row, among)
    matches = {match.row: match for match in matcher.explain(row, among)}

    for place, candidate in enumerate(among.tolist()):
        match = matches[candidate]
        assert match.score == scores[place]
        assert np.float32(0) + np.array(list(match.contributions.values()), np.float32).sum(
            dtype=np.float32
        ) == pytest.approx(match.score, abs=1e-5)
        assert sum(r.contribution for r in match.reasons) == pytest.approx(match.score, abs=1e-5)


def test_no_reason_without_data(matcher: Matcher) -> None:
    towns = matcher.known.towns
    unknown = {
        "size_ratio": np.isnan(towns.size),
        "size": np.isnan(towns.size),
        "distance": np.isnan(towns.lat),
    }
    row = 1  # its population and point are known

    for match in matcher.explain(row, matcher.candidates(row)):
        given = {reason.feature for reason in match.reasons}
        for feature, missing in unknown.items():
            if missing[match.row]:
                assert feature not in given
                assert match.contributions[feature] == 0


def test_ranking_is_indifferent_to_the_order_of_towns(tmp_path: Path) -> None:
    towns, graph = world(tmp_path)
    order = np.random.default_rng(1).permutation(len(towns))
    listed = rows()
    mixed = Towns.read(write_towns(tmp_path / "mixed.csv.gz", [listed[i] for i in order]))
    place = np.argsort(order)
    moved = Graph.of_links([(place[a], place[b]) for a, b in links()], len(mixed))

    first = Matcher.of(towns, graph).match(7, top=30)
    second = Matcher.of(mixed, moved).match(int(place[7]), top=30)

    assert [towns.ids[m.row] for m in first] == [mixed.ids[m.row] for m in second]
    assert [m.score for m in first] == pytest.approx([m.score for m in second], abs=1e-4)


def test_neither_itself_nor_those_already_tied_are_proposed(matcher: Matcher) -> None:
    row = int(matcher.known.graph.linked[0])
    tied = set(matcher.known.graph.of(row).tolist())

    proposed = set(matcher.candidates(row).tolist())

    assert tied
    assert proposed == set(range(len(matcher.known.towns))) - tied - {row}


def test_top_of_all_is_the_start_of_the_whole_ranking(matcher: Matcher) -> None:
    everyone = [match.row for match in matcher.match(40, top=1000)]

    assert [match.row for match in matcher.match(40, top=5)] == everyone[:5]


@pytest.mark.parametrize("top", [0, -3])
def test_none_asked_for_is_none_shown(matcher: Matcher, top: int) -> None:
    assert matcher.match(40, top=top) == []


def test_parts_of_towns_and_small_places_at_their_gates_are_not_proposed(tmp_path: Path) -> None:
    listed = [{**row, "lat": "", "lon": ""} for row in rows()]
    listed[7] |= {"lat": "50.0", "lon": "30.0", "population": "500000"}
    listed[8] |= {"lat": "50.02", "lon": "30.02", "population": "20000"}  # at our gates
    listed[9] |= {"lat": "50.5", "lon": "30.5", "population": "20000"}  # a day's ride away
    listed[10] |= {"feature_code": "PPLX"}
    towns = Towns.read(write_towns(tmp_path / "towns.csv.gz", listed))

    matches = Matcher.of(towns, Graph.of_links([], len(towns))).match(7, top=1000)

    assert {match.row for match in matches} == set(range(len(towns))) - {7, 8, 10}


@pytest.mark.parametrize("ties_known", [True, False])
def test_a_gazetteer_without_population_or_coordinates_works(
    tmp_path: Path, ties_known: bool
) -> None:
    bare = [{**row, "population": "", "lat": "", "lon": "", "admin1_code": ""} for row in rows()]
    towns = Towns.read(write_towns(tmp_path / "bare.csv.gz", bare))

    graph = Graph.of_links(links(), len(towns))
    matches = Matcher.of(towns, graph, ties_known=ties_known).match(3, top=10)

    assert len(matches) == 10
    assert all(np.isfinite(match.score) for match in matches)
    assert not {"size", "size_ratio", "distance"} & {r.feature for m in matches for r in m.reasons}


def test_the_short_list_keeps_towns_with_ties_and_those_of_our_name(
    matcher: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shortlist, "KEPT", 3)
    monkeypatch.setattr(shortlist, "LEAST", 0)
    known, row = matcher.known, 1
    among = matcher.candidates(row)

    kept = shortlist.shortlist(matcher.asker(row), matcher.model, matcher.likenesses, among)

    named = among[known.towns.stem[among] == known.towns.stem[row]]
    assert len(named)
    assert set(kept.tolist()) >= {*among[known.is_linked[among]].tolist(), *named.tolist()}


def test_the_short_list_holds_the_best_towns_without_ties(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shortlist, "KEPT", 40)
    monkeypatch.setattr(shortlist, "LEAST", 0)
    towns, _ = world(tmp_path)
    matcher = Matcher.of(towns, Graph.of_links([], len(towns)))
    lost = []

    for row in range(0, len(towns), 7):
        among = matcher.candidates(row)
        scores = matcher.scores(row, among)
        best = set(among[np.argsort(-scores)[:10]].tolist())
        kept = shortlist.shortlist(matcher.asker(row), matcher.model, matcher.likenesses, among)
        lost.append(len(best - set(kept.tolist())) / len(best))

    assert np.mean(lost) < 0.1


def test_without_any_known_tie_countries_size_and_distance_still_rank(tmp_path: Path) -> None:
    towns, _ = world(tmp_path)

    matches = Matcher.of(towns, Graph.of_links([], len(towns))).match(3, top=10)

    assert len(matches) == 10
    assert len({match.score for match in matches}) > 1


def test_each_feature_has_words_in_both_languages_and_a_docstring() -> None:
    for name, feature in FEATURES.items():
        words = wording()[name]
        assert feature.__doc__
        assert {"title_uk", "title_en", "fact_uk", "fact_en"} <= set(words)
    assert set(wording()) == set(FEATURES)


def test_the_committed_coefficients_are_small_and_name_their_origin() -> None:
    learned = Learned.load()

    assert {"links_sha256", "script", "sources"} <= set(learned.provenance)
    sums = (learned.countries, learned.lands, learned.openness)
    assert sum(len(json.dumps(one)) for one in sums) < 80_000
    assert all(ratio > 0 for one in sums for ratio in one.values())


def test_where_few_ties_are_known_nothing_is_said_of_the_partners_of_others(
    tmp_path: Path,
) -> None:
    towns, graph = world(tmp_path)

    matcher = Matcher.of(towns, graph)
    reasons = {reason.feature for match in matcher.match(7, top=40) for reason in match.reasons}

    assert not matcher.ties_known
    assert not {name for name in reasons if name.startswith("its_")}
    assert not reasons & {"openness", "shared_partners", "circle", "ring", "same_interests"}


def test_ties_are_enough_by_their_number() -> None:
    pairs = [(row, row + 1) for row in range(ENOUGH)]

    assert is_enough(Graph.of_links(pairs, ENOUGH + 1))
    assert not is_enough(Graph.of_links(pairs[1:], ENOUGH + 1))


def test_a_curve_is_straight_between_points_and_flat_beyond(matcher: Matcher) -> None:
    curve = Curve("size", (0.0, 10.0), ((-1.0, 1.0),))
    values = np.array([-5, 0, 5, 10, 99, np.nan], np.float32)

    found = curve.contribution(Query(Asker(matcher.known, 0), np.arange(6)), values)

    assert found.tolist() == [-1, -1, 0, 1, 1, 0]


def test_a_curve_bends_with_the_asking_town(matcher: Matcher) -> None:
    curve = Curve("size", (0.0, 1.0), ((0.0, 1.0), (0.0, 3.0)), "our_degree", (0.0, 4.0))
    degree = matcher.known.graph.degree
    row = int(np.flatnonzero(degree == 2)[0])

    found = curve.contribution(
        Query(Asker(matcher.known, row), np.arange(1)), np.ones(1, np.float32)
    )

    assert found.tolist() == [2]


def test_coefficients_of_an_unknown_feature_are_refused() -> None:
    with pytest.raises(ValueError, match="do not exist"):
        Model.from_data({"curves": {"horoscope": {"x": [0, 1], "y": [[0, 1]]}}})


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (np.log(3.4), "у 3,4 раза частіше"),
        (np.log(12), "у 12 разів частіше"),
        (-np.log(2), "у 2 рази рідше"),
        (np.log(1.02), "не частіше й не рідше"),
        (-np.log(1.02), "не частіше й не рідше"),
        (0.0, "не частіше й не рідше"),
    ],
)
def test_a_multiple_of_chance_is_told_as_people_tell_it(
    matcher: Matcher, value: float, said: str
) -> None:
    query = Query(matcher.asker(0), np.arange(3))

    assert said in Reason("country_pair", 0.1, value, query, 1).fact_uk


def test_thousands_of_kilometres_are_grouped(matcher: Matcher) -> None:
    query = Query(matcher.asker(1), np.array([100]))  # Ukraine and Japan

    fact = Reason("distance", 0.1, 1.0, query, 0).fact_en

    assert re.search(r"\d\N{NO-BREAK SPACE}\d{3} km", fact)


def test_regions_are_not_said_to_be_tied_where_no_tie_tells_so(tmp_path: Path) -> None:
    towns, graph = world(tmp_path)
    said = {}

    for ties_known in (True, False):
        asker = Matcher.of(towns, graph, ties_known=ties_known).asker(1)
        reason = Reason("region_pair", 0.1, float(np.log(3)), Query(asker, np.array([40])), 0)
        said[ties_known] = reason.fact_en

    assert "towns of your two regions are tied 3 times" in said[True]
    assert "your region with its country, and its region with yours" in said[False]


def test_a_region_may_have_a_name_of_several_words(tmp_path: Path) -> None:
    listed = [{**row, "admin1_code": "Lower Silesia"} for row in rows()]
    towns = Towns.read(write_towns(tmp_path / "towns.csv.gz", listed))

    tables = Tables.of(towns, {}, {"PL.Lower Silesia UA": 3.0}, {"PL.Lower Silesia": 2.0})

    assert tables.lands.max() == 3.0
    assert tables.open_regions.max() == 2.0
