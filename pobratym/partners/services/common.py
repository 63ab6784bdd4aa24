"""What services of this room share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.people.models import Community


def require_own(community: Community, facts: Mapping[str, Any]) -> None:
    """Raises: RuleViolation "foreign_row" when a row named by `facts` is another community's."""
    for name in ("tie", "organisation", "campaign"):
        row = facts.get(name)
        if row is not None and row.community_id != community.pk:
            raise RuleViolation("foreign_row", _("Choose from your own directory."), field=name)
