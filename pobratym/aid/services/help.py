"""Help received and given, and the campaigns and calls it came through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from pobratym.aid.models import Aid, AidCampaign
from pobratym.journal.saving import remove, save
from pobratym.journal.services import Actor
from pobratym.partners.services.common import require_own
from pobratym.people.models import Community


def record(community: Community, *, facts: Mapping[str, Any], by: Actor) -> Aid:
    """Record help: from or to whom, what, when, worth how much. `facts` are fields of `Aid`.

    Writes: the help, one journal entry. Raises: ValidationError; RuleViolation "foreign_row".
    """
    require_own(community, facts)
    return save(Aid(community=community), facts, action="aid.recorded", by=by)


def correct(aid: Aid, *, facts: Mapping[str, Any], by: Actor) -> Aid:
    """Correct a record of help. Writes: the help, one journal entry. Raises: as `record`."""
    require_own(aid.community, facts)
    return save(aid, facts, action="aid.corrected", by=by)


@transaction.atomic
def withdraw(aid: Aid, *, by: Actor) -> None:
    """Take a record of help back. Writes: the help, one journal entry with its words."""
    changes = {"what": aid.what_uk, "amount": aid.amount, "currency": aid.currency}
    remove(aid, action="aid.withdrawn", by=by, changes=changes)


def open_campaign(community: Community, *, facts: Mapping[str, Any], by: Actor) -> AidCampaign:
    """Record a campaign of a network, or our own call to all partners at once.

    Writes: the campaign, one journal entry. Raises: ValidationError.
    """
    row = AidCampaign(community=community)
    return save(row, facts, action="aid.campaign_opened", by=by)


def change_campaign(campaign: AidCampaign, *, facts: Mapping[str, Any], by: Actor) -> AidCampaign:
    """Change or close a campaign. Writes: the campaign, one journal entry."""
    return save(campaign, facts, action="aid.campaign_changed", by=by)
