"""Queries that are the same every time but for a few values: written as querysets, compiled once.

For a handful of small rows Django takes longer to build the SQL than the database to answer it, so
what every request asks is prepared; see docs/adr/speed.md. What is asked now and then is not.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

MARKER: Final = -2_147_000_000  # from it down, numbers stand for values until they are known

Row = TypeVar("Row", bound=Model)


class Prepared(Generic[Row]):
    """`Prepared(lambda tie: TieGoal.objects.filter(tie=tie)).rows(tie.pk)`

    The arguments of the function are the values that differ: whole numbers and text, as the
    database keeps them, used as they are and not in expressions.
    """

    def __init__(self, build: Callable[..., QuerySet[Row, Any]]) -> None:
        self._build = build

    @cached_property
    def _compiled(self) -> tuple[type[Row], str, list[tuple[int | None, Any]]]:
        """Model, SQL and, for each parameter, the place of its value or a constant.

        Compiled at the first call, when the database is known.
        """
        markers = [
            MARKER - place for place in range(len(inspect.signature(self._build).parameters))
        ]
        queryset = self._build(*markers)
        sql, params = queryset.query.sql_with_params()
        places = {str(marker): place for place, marker in enumerate(markers)}
        slots = [(places.get(str(param)), param) for param in params]
        assert {place for place, _ in slots} >= set(places.values()), "each value is used"
        return queryset.model, sql, slots

    def rows(self, *values: float | str) -> list[Row]:
        """Return the rows as objects, annotations as their attributes. Queries: 1."""
        model, sql, slots = self._compiled
        params = [constant if place is None else values[place] for place, constant in slots]
        return list(model._default_manager.raw(sql, params))

    def values(self, *values: float | str) -> list[tuple[Any, ...]]:
        """Return the columns of a `values_list` as the database has them: for text, numbers and
        dates that JSON writes alike. Queries: 1.
        """
        _model, sql, slots = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(
                sql, [constant if place is None else values[place] for place, constant in slots]
            )
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
