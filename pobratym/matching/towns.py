"""The gazetteer as columns: what the engine knows of every municipality of the world."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pobratym.matching import names
from pobratym.matching.files import Cell, number, read_columns

COLUMNS = ("id", "name_en", "name_uk", "country", "admin1_code", "admin1", "lat", "lon",
            "population", "feature_code")  # fmt: skip
_OPTIONAL = tuple(name for name in COLUMNS if name not in {"id", "name_en", "country"})

SECTION = -1  # the role of a part of a town, which is no partner by itself

Texts = NDArray[np.bytes_]


class TownNotFoundError(LookupError):
    """No town, or more than one, answers to a name; the message says how to be precise."""


@dataclass(frozen=True)
class Towns:
    """Columns of equal length, one row per town; unknown is NaN, an empty text or -1.

    Units: degrees of WGS 84; `size` is the natural logarithm of the population.
    """

    ids: Texts
    names_en: Texts
    names_uk: Texts
    folded: Texts  # sorted; `key` and `stem` point into it
    key: NDArray[np.int32]
    stem: NDArray[np.int32]
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]
    size: NDArray[np.float32]
    country: NDArray[np.int16]
    region: NDArray[np.int16]
    role: NDArray[np.int8]
    kind: NDArray[np.int8]
    countries: Texts
    regions: Texts
    country_of_region: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def read(cls, path: Path) -> "Towns":
        """Return the towns of a Parquet or CSV file with the columns of the gazetteer."""
        return cls.of_columns(read_columns(path, COLUMNS, optional=_OPTIONAL))

    @classmethod
    def of_columns(cls, columns: Mapping[str, Sequence[Cell]]) -> "Towns":
        """Return the towns of these columns (`COLUMNS`), whatever they were read from."""
        english = [str(name or "") for name in columns["name_en"]]
        codes = [str(code or "") for code in columns["country"]]
        keys = _texts([fold(name) for fold in (names.key, names.stem) for name in english])
        folded, pointers = np.unique(keys, return_inverse=True)
        countries, country = np.unique(_texts(codes), return_inverse=True)
        regions, region, owner = _regions(columns, codes, country)
        people = np.array([number(cell) for cell in columns["population"]], np.float64)
        people[~(people > 0)] = np.nan
        return cls(
            ids=_texts([str(cell) for cell in columns["id"]]),
            names_en=_texts(english),
            names_uk=_texts([str(name or "") for name in columns["name_uk"]]),
            folded=folded,
            key=pointers[: len(english)].astype(np.int32),
            stem=pointers[len(english) :].astype(np.int32),
            lat=np.array([number(cell) for cell in columns["lat"]], np.float32),
            lon=np.array([number(cell) for cell in columns["lon"]], np.float32),
            size=np.log(people).astype(np.float32),
            country=country.astype(np.int16),
            region=region,
            role=_roles([str(cell or "") for cell in columns["feature_code"]]),
            kind=np.array([names.kind(name) for name in english], np.int8),
            countries=countries,
            regions=regions,
            country_of_region=owner,
        )

    def save(self, folder: Path) -> None:
        """Write each column as `.npy`, to be opened without reading it."""
        folder.mkdir(parents=True, exist_ok=True)
        for field in fields(self):
            np.save(folder / f"{field.name}.npy", getattr(self, field.name))

    @classmethod
    def open(cls, folder: Path) -> "Towns":
        """Return towns saved before, memory-mapped: nothing is read until it is asked for."""
        columns = {f.name: np.load(folder / f"{f.name}.npy", mmap_mode="r") for f in fields(cls)}
        return cls(**{name: np.asarray(column) for name, column in columns.items()})

    @cached_property
    def _by_id(self) -> NDArray[np.int64]:
        return np.argsort(self.ids, kind="stable")

    def rows_of(self, ids: Sequence[str]) -> NDArray[np.int64]:
        """Return the row of each id; -1 for an id that the gazetteer lacks."""
        if not ids or not len(self):
            return np.full(len(ids), -1, np.int64)
        wanted = _texts(list(ids))
        place = np.searchsorted(self.ids, wanted, sorter=self._by_id)
        rows = self._by_id[np.minimum(place, len(self) - 1)]
        return np.where(self.ids[rows] == wanted, rows, -1)

    def name(self, row: int) -> str:
        """Return the English name of a town."""
        return bytes(self.names_en[row]).decode()

    def code(self, row: int) -> str:
        """Return the ISO code of a town's country."""
        return bytes(self.countries[self.country[row]]).decode()

    def find(self, wanted: str) -> int:
        """Return the row of a town by id, or by name with an optional country: `Toledo, ES`.

        Raises: TownNotFoundError.
        """
        exact = np.flatnonzero(self.ids == wanted.strip().encode("utf-8", "replace"))
        if len(exact):
            return int(exact[0])
        wanted = wanted.encode("utf-8", "replace").decode()
        name, _, code = (part.strip() for part in wanted.partition(","))
        rows = self._named(name)
        if code:
            rows = rows[
                self.countries[self.country[rows]] == code.upper().encode("utf-8", "replace")
            ]
        if not len(rows):
            raise TownNotFoundError(f"The gazetteer knows no town “{wanted[:80]}”.")
        if len(rows) > 1:
            rows = self._main_one(rows, wanted)
        return int(rows[0])

    def _named(self, name: str) -> NDArray[np.int64]:
        folded = names.key(name).encode("utf-8", "replace")
        if not folded:
            return np.zeros(0, np.int64)
        place = int(np.searchsorted(self.folded, folded))
        rows = np.flatnonzero(self.key == place)
        if place == len(self.folded) or self.folded[place] != folded or not len(rows):
            plain = name.casefold()
            same = [n.decode().casefold() == plain for n in self.names_uk.tolist()]
            rows = np.flatnonzero(same)
        return rows

    def _main_one(self, rows: NDArray[np.int64], wanted: str) -> NDArray[np.int64]:
        """Keep the town that dwarfs its namesakes; otherwise ask which one is meant."""
        order = rows[np.argsort(-np.nan_to_num(self.size[rows], nan=0.0), kind="stable")]
        if np.nan_to_num(self.size[order[0]]) - np.nan_to_num(self.size[order[1]]) > np.log(10):
            return order[:1]
        shown = "; ".join(
            f"{bytes(self.ids[row]).decode()} {self.name(row)}, {self.code(row)}"
            for row in order[:5].tolist()
        )
        raise TownNotFoundError(f"“{wanted[:80]}” can be {len(rows)} towns; give an id: {shown}.")


def _texts(values: list[str]) -> Texts:
    return np.array([value.encode("utf-8", "replace")[:90] for value in values], "S")


def _regions(
    columns: Mapping[str, Sequence[Cell]], codes: list[str], country: NDArray[np.int64]
) -> tuple[Texts, NDArray[np.int16], NDArray[np.int16]]:
    """Return the regions, the region of each town (-1 unknown), the country of each region."""
    units = [
        f"{code}.{unit or title}" if unit or title else ""
        for code, unit, title in zip(codes, columns["admin1_code"], columns["admin1"], strict=True)
    ]
    regions, region = np.unique(_texts(units), return_inverse=True)
    owner = np.zeros(len(regions), np.int16)
    owner[region] = country
    unknown = np.array([not unit for unit in units], bool)
    return regions, np.where(unknown, -1, region).astype(np.int16), owner


def _roles(codes: list[str]) -> NDArray[np.int8]:
    """Return 0 unknown, 1 plain place, 2 centre of a district, 3 of a region, 4 capital.

    A section of a town is `SECTION`.
    """
    rank = {"": 0, "PPLA2": 2, "PPLA": 3, "PPLC": 4, "PPLX": SECTION}
    return np.array([rank.get(code, 1) for code in codes], np.int8)
