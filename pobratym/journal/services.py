from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from django.db import models, transaction

from pobratym.core import bulk, calendar
from pobratym.journal.models import Entry, Erasure


class Actor(Protocol):
    """Who acts: a user, or a guest or command. `str()` is the name; `pk` is None for the latter."""

    @property
    def pk(self) -> int | None: ...
    def __str__(self) -> str: ...


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
    entry = _entry(action, about, by, changes, at=calendar.now())
    entry.save(force_insert=True)
    return entry


def record_many(
    action: str,
    *,
    about: Iterable[tuple[models.Model, Mapping[str, object]]],
    by: Actor,
) -> None:
    """Append one entry for each row and its changes, as `record` does. Queries: 1."""
    at = calendar.now()
    bulk.insert_rows(_entry(action, row, by, changes, at=at) for row, changes in about)


def _entry(
    action: str,
    about: models.Model,
    by: Actor,
    changes: Mapping[str, object] | None,
    *,
    at: dt.datetime,
) -> Entry:
    return Entry(
        at=at,
        action=action,
        actor=str(by)[:254],
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


@transaction.atomic
def erase_names(
    *,
    actor_id: int | None,
    about: Iterable[models.Model],
    names: Collection[str],
    community_id: int | None,
    reason: str,
    by: Actor,
) -> Erasure:
    """Replace one person's name wherever the journal has it; the facts themselves stay.

    `about` are the rows that are this person (account, memberships, invitations): in entries
    about them all values are emptied, the fields stay named. `names` (name, e-mail) are replaced
    in the values of every other entry. `community_id` limits it to one community; None means all.
    The single exception to "append-only", see docs/adr/erasing-a-person.md.
    Writes: the entries, one `Erasure`, which stays for ever. Queries: reads the journal once.
    """
    erasure = Erasure.objects.create(at=calendar.now(), ordered_by_id=by.pk, reason=reason[:300])
    own = {(obj._meta.label_lower, str(obj.pk)) for obj in about}
    found = Entry.objects.order_by()
    if community_id is not None:
        found = found.filter(community_id=community_id)
    touched = [
        entry
        for entry in found.iterator(chunk_size=2000)
        if _erase_from(entry, actor_id, own, frozenset(names), erasure.pseudonym)
    ]
    rows: models.QuerySet[Entry] = models.QuerySet(Entry)  # EntryQuerySet refuses, on purpose
    rows.bulk_update(touched, ["actor", "object_name", "changes"], batch_size=200)
    erasure.entries, erasure.is_open = len(touched), False
    erasure.save(update_fields=["entries", "is_open"])
    return erasure


def _erase_from(
    entry: Entry,
    actor_id: int | None,
    own: set[tuple[str, str]],
    names: frozenset[str],
    pseudonym: str,
) -> bool:
    """Take the person out of one entry in memory; True when there was something to take."""
    before = (entry.actor, entry.object_name, entry.changes)
    if actor_id is not None and entry.actor_id == actor_id:
        entry.actor = pseudonym
    if (entry.object_label, entry.object_id) in own:
        entry.object_name = pseudonym
        entry.changes = dict.fromkeys(entry.changes, None)
    else:
        entry.object_name = pseudonym if entry.object_name in names else entry.object_name
        entry.changes = {
            field: _without(value, names, pseudonym) for field, value in entry.changes.items()
        }
    return before != (entry.actor, entry.object_name, entry.changes)


def _without(value: object, names: frozenset[str], pseudonym: str) -> object:
    if isinstance(value, list):
        return [_without(part, names, pseudonym) for part in value]
    return pseudonym if isinstance(value, str) and value in names else value
