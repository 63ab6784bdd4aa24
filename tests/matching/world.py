"""A small invented world for the engine: towns on a grid in four countries, and their ties."""

import csv
import gzip
from pathlib import Path

import numpy as np

from pobratym.matching.graph import Graph
from pobratym.matching.towns import Towns

COUNTRIES = {"UA": (49.0, 31.0), "PL": (52.0, 19.0), "DE": (51.0, 10.0), "JP": (36.0, 138.0)}
PER_COUNTRY = 30
COLUMNS = (
    "id", "name_en", "name_uk", "country", "admin1_code", "lat", "lon", "population",
    "feature_code",
)  # fmt: skip

Row = dict[str, str]


def rows() -> list[Row]:
    """Return the invented towns; every tenth has no population, every eleventh no point."""
    rng = np.random.default_rng(3)
    found: list[Row] = []
    for country, (lat, lon) in COUNTRIES.items():
        for index in range(PER_COUNTRY):
            number = len(found)
            place = rng.normal(0, 1.5, 2)
            placed = number % 11 != 0
            found.append(
                {
                    "id": f"gn{number}",
                    "name_en": f"Town{index}" if index < 4 else f"{country}ville{index}",
                    "name_uk": f"Місто{number}" if number % 2 else "",
                    "country": country,
                    "admin1_code": str(index % 5) if index % 7 else "",
                    "lat": f"{lat + place[0]:.4f}" if placed else "",
                    "lon": f"{lon + place[1]:.4f}" if placed else "",
                    "population": str(int(10 ** rng.uniform(3, 6))) if number % 10 else "",
                    "feature_code": "PPLC" if not index else "PPLA" if index < 3 else "",
                }
            )
    return found


def links() -> list[tuple[int, int]]:
    """Return invented ties between towns of different countries."""
    rng = np.random.default_rng(4)
    total = len(COUNTRIES) * PER_COUNTRY
    pairs = rng.integers(0, total, (220, 2))
    return [(int(a), int(b)) for a, b in pairs if a // PER_COUNTRY != b // PER_COUNTRY]


def write_towns(path: Path, towns: list[Row]) -> Path:
    """Write towns as csv.gz."""
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(towns)
    return path


def write_links(path: Path, pairs: list[tuple[int, int]], **extra: str) -> Path:
    """Write links as csv.gz, with the same extra columns in every row."""
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id_a", "id_b", *extra])
        writer.writerows([f"gn{a}", f"gn{b}", *extra.values()] for a, b in pairs)
    return path


def world(folder: Path) -> tuple[Towns, Graph]:
    """Return the invented towns and ties."""
    towns = Towns.read(write_towns(folder / "towns.csv.gz", rows()))
    return towns, Graph.of_links(links(), len(towns))
