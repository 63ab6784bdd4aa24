"""Keep docs/glossary.md complete: one row for every model.

Without arguments, add rows for models it lacks, in the words of their `verbose_name`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from django.apps import apps
from django.db.models import Model
from django.utils.translation import override

FILE: Final = Path(__file__).resolve().parent.parent / "docs" / "glossary.md"
HEADING: Final = "## In the database"


def models() -> list[type[Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("pobratym.")]


def known() -> set[str]:
    """Return what the glossary names as code: `Tie`, `partners.Tie`, …"""
    return set(re.findall(r"`([\w.]+)`", FILE.read_text(encoding="utf-8")))


def missing() -> list[str]:
    names = known()
    return sorted(m._meta.label for m in models() if m._meta.label not in names)


def row(model: type[Model]) -> str:
    words = {}
    for language in ("uk", "en"):
        with override(language):
            words[language] = str(model._meta.verbose_name)
    about = (model.__doc__ or "").strip().partition("\n")[0]
    return f"| {words['uk']} | {words['en']} | `{model._meta.label}` | {about} |"


def add_missing() -> int:
    """Rewrite the table of models, sorted by room; the words of finished rows stay."""
    text = FILE.read_text(encoding="utf-8")
    start = text.index(HEADING)
    head, table = text[:start], text[start:].splitlines()
    rows = {m[1]: line for line in table if (m := re.search(r"\| `([\w.]+)` \|", line))}
    added = 0
    for model in models():
        present = [cell.strip() for cell in rows.get(model._meta.label, "|||").split("|")]
        if present[1] == present[2]:  # no row, or one made before the model spoke Ukrainian
            rows[model._meta.label] = row(model)
            added += 1
    top = [line for line in table if not re.search(r"\| `[\w.]+` \|", line)]
    FILE.write_text(
        "\n".join([head + "\n".join(top).rstrip(), *(rows[k] for k in sorted(rows)), ""])
    )
    return added


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratym.config.settings")
    django.setup()
    print(f"{add_missing()} rows added to {FILE.name}. Read them: are these the words people use?")
