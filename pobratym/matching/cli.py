"""`match` and `match-eval` as plain functions: paths in, text out. The commands only wrap them."""

import argparse
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.evaluate import cold_cases, evaluate, graph_of, read_links
from pobratym.matching.graph import Graph
from pobratym.matching.matcher import Match, Matcher
from pobratym.matching.towns import Towns


def add_match_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `match` takes."""
    parser.add_argument("town", help="id, or name with country: “Poltava, UA”")
    parser.add_argument("--top", type=int, default=20, help="how many to show")
    parser.add_argument("--country", action="append", help="only these countries (ISO code)")
    parser.add_argument(
        "--all-countries", action="store_true", help="also aggressor states, left out otherwise"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--towns", type=Path, help="gazetteer: parquet, csv.gz or saved folder")
    parser.add_argument("--links", type=Path, help="known ties: parquet or csv.gz")


def add_match_eval_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `match-eval` takes."""
    parser.add_argument("--towns", type=Path, required=True, help="gazetteer")
    parser.add_argument("--train", type=Path, required=True, help="links that are known")
    parser.add_argument("--test", type=Path, required=True, help="links to find again")
    parser.add_argument("--cold", type=Path, help="links of towns with no known link")
    parser.add_argument("--json", action="store_true", help="print JSON")


def open_towns(path: Path, cache: Path | None = None) -> Towns:
    """Return the gazetteer of a file or of a saved folder.

    With `cache`, a file is read once and memory-mapped from that folder afterwards.
    """
    if path.is_dir():
        return Towns.open(path)
    if cache is None:
        return Towns.read(path)
    folder = cache / f"{path.stem}-{path.stat().st_mtime_ns:x}-{path.stat().st_size:x}"
    if not (folder / "complete").is_file():
        Towns.read(path).save(folder)
        (folder / "complete").touch()
    return Towns.open(folder)


def no_ties(towns: Towns) -> Graph:
    """Return the graph of an installation that knows no ties."""
    return Graph.of_links([], len(towns))


@dataclass(frozen=True)
class Wanted:
    """What a person asks of `match`: how many, only these countries, none of those."""

    top: int = 20
    only: Collection[str] = ()
    without: Collection[str] = ()

    def rows(self, towns: Towns) -> NDArray[np.int64] | None:
        """Return the rows that may be shown; None for all."""
        if not self.only and not self.without:
            return None
        codes = [code.decode() for code in towns.countries.tolist()]
        only = {code.upper() for code in self.only} or set(codes)
        good = np.array([code in only - set(self.without) for code in codes], bool)
        return np.flatnonzero(good[towns.country])


def run_match(
    town: str, *, towns: Towns, graph: Graph, wanted: Wanted | None = None, as_json: bool = False
) -> str:
    """Return the best partners of a town, as lines to read or as JSON.

    Raises: TownNotFoundError.
    """
    asked = wanted or Wanted()
    row = towns.find(town)
    matches = Matcher.of(towns, graph).match(row, top=asked.top, among=asked.rows(towns))
    if as_json:
        shown = [_data(towns, match) for match in matches]
        return json.dumps({"town": _town(towns, row), "matches": shown}, ensure_ascii=False)
    return "\n".join(_lines(towns, place, match) for place, match in enumerate(matches, start=1))


def run_match_eval(
    *, towns: Path, train: Path, test: Path, cold: Path | None = None, as_json: bool = True
) -> str:
    """Return the report of the judged protocol. No database is needed.

    Raises: TableError.
    """
    gazetteer = open_towns(towns)
    matcher = Matcher.of(gazetteer, graph_of(train, gazetteer))
    hidden = read_links(test, gazetteer)
    frozen = cold_cases(cold, gazetteer) if cold else None
    report = evaluate(matcher, hidden, frozen)
    return json.dumps(report, indent=None if as_json else 2)


def _town(towns: Towns, row: int) -> dict[str, str | None]:
    return {
        "id": bytes(towns.ids[row]).decode(),
        "name_en": towns.name(row),
        "name_uk": bytes(towns.names_uk[row]).decode() or None,
        "country": towns.code(row),
    }


def _data(towns: Towns, match: Match) -> dict[str, object]:
    reasons = [
        {"feature": r.feature, "contribution": r.contribution, "uk": _text(r, "uk"),
         "en": _text(r, "en")}
        for r in match.reasons
    ]  # fmt: skip
    return {**_town(towns, match.row), "score": match.score,
            "contributions": match.contributions, "reasons": reasons}  # fmt: skip


def _text(reason: object, language: str) -> str:
    title = getattr(reason, f"title_{language}")
    return f"{title}: {getattr(reason, f'fact_{language}')}"


def _lines(towns: Towns, place: int, match: Match) -> str:
    head = f"{place:3}. {match.score:6.2f}  {towns.name(match.row)}, {towns.code(match.row)}"
    parts = [f"       {r.contribution:+5.2f}  {_text(r, 'en')}" for r in match.reasons[:4]]
    return "\n".join([head, *parts])
