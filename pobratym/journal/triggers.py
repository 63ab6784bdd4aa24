"""What the database itself says about the journal: rows are added, never changed or removed.

While an `Erasure` is open, a name (`actor`, `object_name`, `changes`) may be replaced; nothing
else of an entry, and no row may ever be deleted.
"""

from __future__ import annotations

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

MESSAGE: Final = "The journal is append-only."

_FACTS: Final = (
    "id", "at", "community_id", "action", "actor_id", "object_label", "object_id",
)  # fmt: skip

_SQLITE: Final = (
    f"""
    CREATE TRIGGER IF NOT EXISTS journal_entry_no_update BEFORE UPDATE ON journal_entry
    WHEN NOT EXISTS (SELECT 1 FROM journal_erasure WHERE is_open)
      OR {" OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _FACTS)}
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END
    """,  # noqa: S608 - our own constants
    f"""
    CREATE TRIGGER IF NOT EXISTS journal_entry_no_delete BEFORE DELETE ON journal_entry
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END
    """,
)

_POSTGRESQL: Final = (
    f"""
    CREATE OR REPLACE FUNCTION journal_entry_is_append_only() RETURNS trigger AS $$
    BEGIN
      IF TG_OP = 'UPDATE'
        AND EXISTS (SELECT 1 FROM journal_erasure WHERE is_open)
        AND {" AND ".join(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in _FACTS)}
      THEN RETURN NEW; END IF;
      RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';
    END $$ LANGUAGE plpgsql
    """,  # noqa: S608 - our own constants
    """
    CREATE OR REPLACE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_entry_is_append_only()
    """,
)

_REMOVE: Final = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS journal_entry_no_update",
        "DROP TRIGGER IF EXISTS journal_entry_no_delete",
    ),
    "postgresql": (
        "DROP TRIGGER IF EXISTS journal_entry_append_only ON journal_entry",
        "DROP FUNCTION IF EXISTS journal_entry_is_append_only()",
    ),
}
_CREATE: Final = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def create(connection: BaseDatabaseWrapper) -> None:
    """Set the guard. A migration that rebuilds the table on SQLite has to call it again."""
    with connection.cursor() as cursor:
        for statement in _CREATE.get(connection.vendor, ()):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for statement in _REMOVE.get(connection.vendor, ()):
            cursor.execute(statement)
