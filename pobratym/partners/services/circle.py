"""The people and institutions around a tie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.contacts.models import Organisation, Person
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import remove, save
from pobratym.journal.services import Actor
from pobratym.partners.models import Contact, Tie, TieGroup, TieInstitution
from pobratym.partners.services import vitality
from pobratym.people.models import WorkingGroup


@transaction.atomic
def name_contact(
    tie: Tie, *, person: Person, role: str = "", is_main: bool = False, by: Actor
) -> Contact:
    """Name a person we talk to about a tie; a new main contact takes the place of the old one.

    Writes: contacts of the tie, one journal entry. Raises: "foreign_row", ValidationError.
    """
    _require_own(tie, person)
    if is_main:
        tie.contacts.update(is_main=False)
    values = {"person": person, "role": role, "is_main": is_main}
    return save(Contact(tie=tie), values, action="partners.contact_named", by=by)


def drop_contact(contact: Contact, *, by: Actor) -> None:
    """Take a person off a tie; the person stays in the directory. Writes: contact, journal."""
    changes = {"person": contact.person_id}
    remove(contact, action="partners.contact_dropped", by=by, changes=changes)


@transaction.atomic
def tie_in(
    tie: Tie, *, organisation: Organisation, facts: Mapping[str, Any], by: Actor
) -> TieInstitution:
    """Bring an institution of ours or theirs under a tie [S 1.3].

    Writes: institution of the tie, vitality, one journal entry. Raises: "foreign_row".
    """
    _require_own(tie, organisation)
    values = {"organisation": organisation, **facts}
    row = save(TieInstitution(tie=tie), values, action="partners.institution_tied_in", by=by)
    vitality.recount([tie.pk])
    return row


@transaction.atomic
def leave_out(institution: TieInstitution, *, by: Actor) -> None:
    """Take an institution off a tie. Writes: institution, vitality, one journal entry."""
    tie = institution.tie_id
    changes = {"organisation": institution.organisation_id}
    remove(institution, action="partners.institution_left_out", by=by, changes=changes)
    vitality.recount([tie])


@transaction.atomic
def name_group(tie: Tie, *, group: WorkingGroup, task: str = "", by: Actor) -> TieGroup:
    """Record that a working group works on a tie. Writes: group of the tie, one journal entry.

    Raises: "foreign_row"; "group_finished" on `group`; ValidationError when it does already.
    """
    _require_own(tie, group)
    if group.until is not None:
        raise RuleViolation("group_finished", _("This group has done its work."), field="group")
    values = {"group": group, "task": task}
    return save(TieGroup(tie=tie), values, action="partners.group_named", by=by)


def drop_group(row: TieGroup, *, by: Actor) -> None:
    """Record that a group works on a tie no more; the group stays. Writes: the row, journal."""
    remove(row, action="partners.group_dropped", by=by, changes={"group": row.group_id})


def _require_own(tie: Tie, row: Person | Organisation | WorkingGroup) -> None:
    if row.community_id != tie.community_id:
        raise RuleViolation("foreign_row", _("Choose from your own directory."))
