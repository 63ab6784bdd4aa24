"""Queries that are the same every time but for one number: written as querysets, compiled once.

For a handful of small rows Django takes longer to build the SQL than the database to answer it.
Values come as the database has them: for text, numbers and dates that JSON writes alike.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

MARKER: Final = -1


class Prepared:
    """`Prepared(lambda tie: TieGoal.objects.filter(tie=tie).values_list("goal"))(tie.pk)`"""

    def __init__(self, rows: Callable[[int], QuerySet[Any, Any]]) -> None:
        self._rows = rows

    @cached_property
    def _sql(self) -> str:
        """Compiled at the first call, when the database is known."""
        sql, params = self._rows(MARKER).query.sql_with_params()
        assert tuple(params) == (MARKER,), "one number, nothing else, may differ"
        return sql

    def __call__(self, number: int) -> list[tuple[Any, ...]]:
        """Return the rows for this number. Queries: 1."""
        with connection.cursor() as cursor:
            cursor.execute(self._sql, [number])
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
