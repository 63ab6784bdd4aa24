"""Many rows at once: COPY on PostgreSQL, one prepared statement on SQLite.

`bulk_create` builds an SQL expression for every value, which takes longer than all the rest.
The tables' constraints stand behind; signals are not sent and primary keys are not learnt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections, models, router

_AS_THEY_ARE: Final = (str, int, float, type(None))
Row = Sequence[Any]


def insert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    using: str = DEFAULT_DB_ALIAS,
) -> None:
    """Insert rows of values as the database takes them, in the order of `columns`."""
    connection = connections[using]
    quote = connection.ops.quote_name
    target = f"{quote(model._meta.db_table)} ({', '.join(map(quote, columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with (
                connection.wrap_database_errors,  # COPY goes past Django, its errors must not
                cursor.copy(f"COPY {target} FROM STDIN") as copy,
            ):
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {target} VALUES ({places})", list(rows))  # noqa: S608


def update(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    using: str = DEFAULT_DB_ALIAS,
) -> None:
    """Update rows of plain values in the order of `columns`; the last value is the primary key."""
    connection = connections[using]
    quote = connection.ops.quote_name
    changes = ", ".join(f"{quote(column)} = %s" for column in columns)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {changes} WHERE id = %s", list(rows))  # noqa: S608


def insert_rows(rows: Iterable[models.Model]) -> None:
    """Insert unsaved rows of one model; they do not learn their primary keys."""
    remaining = iter(rows)
    first = next(remaining, None)
    if first is None:
        return
    model = type(first)
    using = router.db_for_write(model)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    take = [_taker(field, using) for field in fields]

    def values() -> Iterator[Row]:
        yield [get(first) for get in take]
        for row in remaining:
            yield [get(row) for get in take]

    insert(model, [str(field.column) for field in fields], values(), using=using)


def _taker(field: Any, using: str) -> Callable[[Any], Any]:
    """Return what reads the value of a field from a row, as the database takes it."""
    connection, name = connections[using], field.attname
    is_stamped = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    is_plain = not is_stamped and not isinstance(field, models.JSONField)

    def take(row: Any) -> Any:
        value = getattr(row, name)
        if is_plain and type(value) in _AS_THEY_ARE:
            return value
        return field.get_db_prep_save(field.pre_save(row, add=True), connection)

    return take
