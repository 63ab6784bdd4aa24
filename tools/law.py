"""Write docs/law.md from the data and the rules themselves: `make law`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).resolve().parent.parent
FILE: Final = ROOT / "docs" / "law.md"
STATUS: Final = {
    "confirmed": "text seen",
    "unverified": "to be confirmed by a lawyer",
    "to_be_confirmed": "to be confirmed by a lawyer",
}
HEAD: Final = """\
# Law · Право

What the product takes from the law, and how sure we are. `make law` writes this page from the data
and from the `Source:` lines of the rules; do not edit it by hand.

Nothing here is legal advice. *Text seen* means that somebody on the project read the text of the
provision; everything else is believed and shown in the product as “to be confirmed by a lawyer”. An
administrator of the installation edits bases, steps and terms in the product; a lawyer's
confirmation is recorded there with name and date.
"""


def rows(table: list[dict[str, Any]], keys: tuple[str, ...]) -> Iterator[str]:
    for row in table:
        cells = [str(row.get(key) or "").replace("\n", " ").replace("|", "/") for key in keys]
        yield f"| {' | '.join(cells)} |"


def bases() -> list[dict[str, Any]]:
    """Return the legal bases, as shipped."""
    file = ROOT / "pobratym" / "law" / "data" / "law.yaml"
    found: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))["bases"]
    return [{**row, "status": STATUS.get(row["status"], row["status"])} for row in found]


def holidays() -> list[dict[str, Any]]:
    file = ROOT / "pobratym" / "core" / "data" / "holidays.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        {
            **row,
            "ground": ", ".join(filter(None, (row["source"]["act"], row["source"].get("article")))),
            "status": STATUS[row["source"]["status"]],
            "when": row.get("day") or (f"Easter + {row['easter']}" if "easter" in row else "daily"),
        }
        for row in [*data["holidays"], *data["worked_holidays"]]
    ]  # fmt: skip


def rules() -> list[dict[str, Any]]:
    """Return each rule's own words about its source."""
    paths = sorted([*ROOT.glob("pobratym/*/rules.py"), *ROOT.glob("pobratym/*/rules/*.py")])
    return [
        {"rule": f"{where(path)}.{node.name}", "source": source[1]}
        for path in paths
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if (
            source := re.search(r"Source:\s*(.+?)(?:\n\s*[A-Z]\w+:|\n\n|\Z)", told(node), re.DOTALL)
        )
    ]


def where(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "pobratym").with_suffix("").parts)


def told(node: ast.FunctionDef) -> str:
    return re.sub(r"\n {4,}", " ", ast.get_docstring(node) or "")


def page() -> str:
    lines = [HEAD, "## Bases", "", "| Act | Article | Title | Status | Note |"]
    lines += ["|---|---|---|---|---|"]
    lines += rows(bases(), ("act", "article", "title_en", "status", "note_en"))
    lines += ["", "## Days off", "", "| Day | Holiday | From | Until | Ground | Status |"]
    lines += ["|---|---|---|---|---|---|"]
    lines += rows(holidays(), ("when", "uk", "from", "until", "ground", "status"))
    lines += ["", "## Rules in code", "", "| Rule | Source |", "|---|---|"]
    lines += rows(rules(), ("rule", "source"))
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
