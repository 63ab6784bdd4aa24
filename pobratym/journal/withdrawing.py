"""Taking back rows just recorded, as long as nobody has worked on them since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeVar

from django.db import transaction
from django.db.models import Model, Q, QuerySet

from pobratym.journal.services import Actor, record_many

AT_ONCE: Final = 400
NOBODY: Final = Q(pk__in=())
Row = TypeVar("Row", bound=Model)


@transaction.atomic
def withdraw(
    rows: QuerySet[Row],
    versions: Mapping[int, int],
    *,
    own: Mapping[type[Model], Q] = MappingProxyType({}),
    action: str,
    by: Actor,
) -> tuple[list[Row], list[Row]]:
    """Delete rows that still have the version given for each, and that nothing hangs on.

    `own` are the models whose rows a row gets with its beginning: they go with it, but for those
    that the condition finds. Returns the rows that went, as they were, and those that stay
    because somebody changed or used them.
    Writes: the rows, a journal entry for each that goes.
    """
    found: dict[int, Any] = {
        row.pk: row
        for ids in _parts(list(versions))
        for row in rows.select_for_update().filter(pk__in=ids)
    }
    touched = {pk for pk, row in found.items() if row.version != versions[pk]}
    for ids in _parts(list(found)):
        touched |= _used(rows.model, ids, own)
    going = [row for pk, row in found.items() if pk not in touched]
    record_many(action, about=((row, {}) for row in going), by=by)
    for ids in _parts([row.pk for row in going]):
        rows.model._default_manager.filter(pk__in=ids).delete()
    return going, [found[pk] for pk in found if pk in touched]


def _used(model: type[Model], ids: Sequence[int], own: Mapping[type[Model], Q]) -> set[int]:
    """Return those rows that others hang on: talks, help, plans, people, papers."""
    found: set[int] = set()
    for relation in model._meta.related_objects:
        worked_on = own.get(relation.related_model, Q())
        if worked_on is not NOBODY:
            rows: QuerySet[Any] = QuerySet(relation.related_model).filter(
                worked_on, **{f"{relation.field.name}__in": ids}
            )
            found.update(rows.values_list(relation.field.name, flat=True))
    return found


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
