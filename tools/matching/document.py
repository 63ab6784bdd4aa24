"""What is committed: both models, the sums over countries and regions, and where they come from."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.towns import Towns
from tools.matching import sums
from tools.matching.loss import Loss

Doubles = NDArray[np.float64]

SOURCES = (
    "twinning links of English Wikipedia lists (CC BY-SA 4.0), Wikidata P190 (CC0), "
    "SKEW (CC BY 4.0); towns of GeoNames (CC BY 4.0)"
)


def model(loss: Loss, theta: Doubles) -> dict[str, object]:
    """Return one model in the shape of `coefficients.json`."""
    return {
        "curves": _curves(loss, theta),
        "points": {name: [float(x) for x in some] for name, some in loss.points.items()},
        "mixes": {
            f"{mix.feature} in the light of {mix.light}": _rounded(theta[mix.span], mix.shape[0])
            for mix in loss.mixes
        },
    }


def _curves(loss: Loss, theta: Doubles) -> dict[str, object]:
    found: dict[str, object] = {}
    for term in loss.terms:
        curve: dict[str, object] = {
            "x": [round(float(value), 3) for value in term.x],
            "y": _rounded(theta[term.span], term.layers),
        }
        if term.trait:
            curve |= {"trait": term.trait, "bends": [round(bend, 3) for bend in term.bends]}
        found[term.name] = curve
    return found


def _rounded(values: Doubles, rows: int) -> list[list[float]]:
    return [[round(float(one), 3) for one in row] for row in values.reshape(rows, -1)]


def document(
    towns: Towns, links: NDArray[np.int64], models: Mapping[str, object],
    origin: Mapping[str, object],
) -> dict[str, object]:  # fmt: skip
    """Return all that is committed."""
    return {
        "provenance": {
            "script": "python -m tools.matching",
            "links": len(links),
            **origin,
            "sources": SOURCES,
            "notes": "docs/adr: matching",
        },
        **models,
        "countries": sums.countries(towns, links),
        "lands": sums.lands(towns, links),
        "openness": sums.openness(towns, links),
    }


def write(path: Path, data: Mapping[str, object]) -> None:
    """Write JSON with each list of numbers on one line, so that a curve can be read."""
    text = json.dumps(data, indent=1)
    path.write_text(re.sub(r"\[\s+([^\[\]]*?)\s+\]", _line, text) + "\n", "utf-8")


def _line(found: re.Match[str]) -> str:
    return "[" + " ".join(found[1].split()) + "]"


def digest(path: Path) -> str:
    """Return the print of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
