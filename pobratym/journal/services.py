from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from django.db import models

from pobratym.journal.models import Entry


class Actor(Protocol):
    """Who acts: a user, or a guest or command that knows its name. `pk` is None for those."""

    @property
    def pk(self) -> int | None: ...
    def get_username(self) -> str: ...


def record(
    action: str,
    *,
    about: models.Model,
    by: Actor,
    changes: Mapping[str, object] | None = None,
) -> Entry:
    """Append one entry. Call it inside the transaction that makes the change.

    `action` is "<room>.<past participle>", e.g. "partners.tie_started". `changes` maps a field to
    its new value, or to [old, new]; values are stored as text, None as null.
    The community is that of the object, if it has one (`community_id`, or it is one itself).
    """
    return Entry.objects.create(
        action=action,
        actor=by.get_username(),
        actor_id=by.pk,
        community_id=_community_of(about),
        object_label=about._meta.label_lower,
        object_id=str(about.pk),
        object_name=str(about)[:300],
        changes={field: _stored(value) for field, value in (changes or {}).items()},
    )


def _stored(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_stored(part) for part in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def _community_of(obj: models.Model) -> int | None:
    own = "pk" if obj._meta.label_lower == "people.community" else "community_id"
    found: int | None = getattr(obj, own, None)
    return found
