from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from django.db import models, transaction
from django.db.models import Q

from pobratym.core import calendar
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
    return Entry.objects.create(
        at=calendar.now(),
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
    reason: str,
    by: Actor,
) -> Erasure:
    """Replace one person's name wherever the journal has it; the facts themselves stay.

    `about` are the rows that are this person (account, memberships, invitations): in entries
    about them the object's name and the new values are removed too, their fields stay named.
    The single exception to "append-only", see docs/adr/0015-erasing-a-person.md.
    Writes: the entries, one `Erasure`, which stays for ever.
    """
    erasure = Erasure.objects.create(ordered_by_id=by.pk, reason=reason[:300])
    is_about = Q(pk=None)
    for obj in about:
        is_about |= Q(object_label=obj._meta.label_lower, object_id=str(obj.pk))
    done_by = Q(actor_id=actor_id) if actor_id is not None else Q(pk=None)
    touched = list(Entry.objects.filter(done_by | is_about).order_by())
    own = set(Entry.objects.filter(is_about).values_list("pk", flat=True))
    for entry in touched:
        if actor_id is not None and entry.actor_id == actor_id:
            entry.actor = erasure.pseudonym
        if entry.pk in own:
            entry.object_name = erasure.pseudonym
            entry.changes = dict.fromkeys(entry.changes, None)
    rows: models.QuerySet[Entry] = models.QuerySet(Entry)  # EntryQuerySet refuses, on purpose
    rows.bulk_update(touched, ["actor", "object_name", "changes"], batch_size=200)
    erasure.entries, erasure.is_open = len(touched), False
    erasure.save(update_fields=["entries", "is_open"])
    return erasure
