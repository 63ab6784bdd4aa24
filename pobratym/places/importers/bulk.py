"""Many rows at once: COPY on PostgreSQL, one prepared statement on SQLite.

`bulk_create` builds an object for every row, which alone takes longer than all the rest.
Every value comes from `records`, which has checked it; the tables' constraints stand behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connections, models, transaction

from pobratym.places.models import MunicipalityName


def insert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    using: str,
) -> None:
    """Insert rows of plain values, in the order of `columns` (names of fields as in the table)."""
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
    rows: Iterable[Sequence[Any]],
    *,
    using: str,
) -> None:
    """Update rows of plain values in the order of `columns`; the last value is the primary key."""
    connection = connections[using]
    quote = connection.ops.quote_name
    changes = ", ".join(f"{quote(column)} = %s" for column in columns)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {changes} WHERE id = %s", list(rows))  # noqa: S608


@contextmanager
def first_load(model: type[MunicipalityName], *, using: str) -> Iterator[None]:
    """Fill an empty table in one transaction and build its indexes afterwards, in one go each.

    Three times as fast as keeping the indexes row by row. Cut short, it leaves the table empty
    and the indexes in place. A table with rows in it is left alone: others read it meanwhile.
    """
    if model.objects.using(using).exists():
        yield
        return
    connection = connections[using]
    editor = connection.schema_editor()  # not entered: it only words the statements
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for index in model._meta.indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(index.name)}")
        yield
        if (
            connection.vendor == "postgresql"
        ):  # it builds no index over foreign keys still unchecked
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for index in model._meta.indexes:
            cursor.execute(str(index.create_sql(model, editor)))
