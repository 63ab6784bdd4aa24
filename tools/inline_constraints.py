"""Write constraints and indexes of new tables into the operation that creates them.

Django's autodetector adds each by an operation of its own; every one of them makes Django build the
models anew, which is most of the time an empty database takes to migrate. For maintainers, before a
migration is published: `python -m tools.inline_constraints`.
"""

from __future__ import annotations

from pathlib import Path

from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    CreateModel,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter


def inlined(operations: list[Operation]) -> list[Operation]:
    """Return the operations with what can be inlined inlined; the rest keeps its order."""
    created = {op.name_lower: op for op in operations if isinstance(op, CreateModel)}
    changed_later = {
        op.model_name_lower for op in operations if isinstance(op, AddField | AlterField)
    }
    kept: list[Operation] = []
    for op in operations:
        if isinstance(op, AddConstraint | AddIndex):
            model = created.get(op.model_name_lower)
            if model is not None and op.model_name_lower not in changed_later:
                key, value = (
                    ("constraints", op.constraint)
                    if isinstance(op, AddConstraint)
                    else ("indexes", op.index)
                )
                model.options[key] = [*model.options.get(key, ()), value]
                continue
        kept.append(op)
    return kept


def rewrite(migration: Migration) -> int:
    """Rewrite one migration's file if that saves operations; return how many."""
    before = list(migration.operations)
    after = inlined(before)
    if len(after) < len(before):
        vars(migration)["operations"] = after
        writer = MigrationWriter(migration)
        if writer.needs_manual_porting:
            return 0
        Path(writer.path).write_text(writer.as_string(), encoding="utf-8")
    return len(before) - len(after)


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratym.config.settings")
    django.setup()
    for (app, name), found in MigrationLoader(None).disk_migrations.items():
        if type(found).__module__.startswith("pobratym.") and (saved := rewrite(found)):
            print(f"{app}.{name}: {saved} operations saved")
