"""Invitations and opportunities: noted, weighed, decided with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import remove, save
from pobratym.partners.services.common import require_own
from pobratym.people.models import Community, User
from pobratym.talks.models import Invitation
from pobratym.talks.states import Answer


def note(community: Community, *, facts: Mapping[str, Any], by: User) -> Invitation:
    """Note an invitation or an opportunity. `facts` are fields of `Invitation`.

    Writes: the invitation, one journal entry. Raises: "foreign_row"; ValidationError.
    """
    require_own(community, facts)
    row = Invitation(community=community)
    return save(row, facts, action="talks.invitation_noted", by=by)


def change(
    invitation: Invitation, *, facts: Mapping[str, Any], version: int, by: User
) -> Invitation:
    """Weigh further: change facts and arguments, if nobody did since `version` was read.

    Writes: the invitation, one journal entry. Raises: "changed_meanwhile", and as `note`.
    """
    require_own(invitation.community, facts)
    action = "talks.invitation_changed"
    return save(invitation, facts, action=action, by=by, version=version)


def decide(invitation: Invitation, *, answer: Answer, reason: str, by: User) -> Invitation:
    """Record the decision and why; OPEN takes it back.

    Writes: the invitation, one journal entry. Raises: RuleViolation "no_reason".
    """
    is_open = answer == Answer.OPEN
    if not is_open and not reason:
        raise RuleViolation("no_reason", _("Say why: in a year somebody will ask."), field="reason")
    values = {
        "answer": answer,
        "reason": "" if is_open else reason,
        "decided_on": None if is_open else calendar.today(),
        "decided_by": None if is_open else by,
    }
    return save(invitation, values, action="talks.invitation_decided", by=by)


def withdraw(invitation: Invitation, *, by: User) -> None:
    """Take back what was noted by mistake. Writes: the invitation, one journal entry."""
    changes = {"what": invitation.what, "source": invitation.source}
    remove(invitation, action="talks.invitation_withdrawn", by=by, changes=changes)
