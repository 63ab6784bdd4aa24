"""Many organisations or contacts at once, by the rules of `directory`: an import, its undoing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import models, transaction

from pobratym.contacts.models import Organisation, Person
from pobratym.contacts.services.directory import (
    organisation_keys,
    person_keys,
    require_basis,
    require_own,
)
from pobratym.journal.services import Actor, erase_names, record_many
from pobratym.journal.withdrawing import withdraw
from pobratym.people.models import Community

BATCH: Final = 400
Facts = Mapping[str, Any]


def check_fields(model: type[models.Model], facts: Facts) -> None:
    """Check values one by one; rows they point to are known. Raises: ValidationError."""
    fields = model._meta.concrete_fields
    left_out = {f.name for f in fields if f.is_relation or f.name not in facts}
    model(**facts).clean_fields(exclude=left_out)


def organisation(community: Community, facts: Facts) -> Organisation:
    """Return an organisation, not saved. Raises: ValidationError. Queries: 0."""
    check_fields(Organisation, facts)
    return Organisation(community=community, **facts, **organisation_keys(facts))


def person(community: Community, facts: Facts) -> Person:
    """Return a contact, not saved. Queries: 0.

    Raises: ValidationError; RuleViolation "no_basis", "keep_until_past", "foreign_row".
    """
    check_fields(Person, facts)
    require_basis(facts)
    require_own(community, facts)
    return Person(community=community, **facts, **person_keys(facts))


@transaction.atomic
def add_organisations(
    community: Community, news: Sequence[Facts], *, by: Actor
) -> list[Organisation]:
    """Record many organisations, all of them or none; twins are the caller's business.

    Writes: organisations, a journal entry for each. Raises: ValidationError.
    """
    rows = [organisation(community, facts) for facts in news]
    Organisation.objects.bulk_create(rows, batch_size=BATCH)
    told = zip(rows, map(_told, news), strict=True)
    record_many("contacts.organisation_added", about=told, by=by)
    return rows


@transaction.atomic
def add_persons(community: Community, news: Sequence[Facts], *, by: Actor) -> list[Person]:
    """Record many contacts, all of them or none; twins are the caller's business.

    Writes: persons, a journal entry for each. Raises: as `person`.
    """
    rows = [person(community, facts) for facts in news]
    Person.objects.bulk_create(rows, batch_size=BATCH)
    told = zip(rows, map(_told, news), strict=True)
    record_many("contacts.person_added", about=told, by=by)
    return rows


def _told(facts: Facts) -> Facts:
    return {name: value for name, value in facts.items() if value not in (None, "")}


def withdraw_organisations(
    community: Community, versions: Mapping[int, int], *, by: Actor
) -> tuple[int, list[Organisation]]:
    """Take back organisations just recorded; those changed or used since stay.

    Returns how many went, and those that stay. Writes: organisations, a journal entry for each.
    """
    rows = Organisation.objects.filter(community=community)
    gone, stay = withdraw(rows, versions, action="contacts.organisation_withdrawn", by=by)
    return len(gone), stay


@transaction.atomic
def withdraw_persons(
    community: Community, versions: Mapping[int, int], *, by: Actor
) -> tuple[int, list[Person]]:
    """Take back contacts just recorded; those changed or used since stay.

    What was told of them goes from the journal too: nobody could find it there to erase it.
    Returns how many went, and those that stay.
    Writes: persons, a journal entry for each, their earlier entries.
    """
    rows = Person.objects.filter(community=community, erased_at=None)
    gone, stay = withdraw(rows, versions, action="contacts.person_withdrawn", by=by)
    if gone:
        erase_names(
            actor_id=None, about=gone, names=(), community_id=community.pk, reason="", by=by
        )
    return len(gone), stay
