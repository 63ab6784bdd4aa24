"""What services of this room share."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.people.models import Community


def require_own(community: Community, rows: Iterable[models.Model | None]) -> None:
    """Raises: RuleViolation "foreign_row" when one of the rows is another community's."""
    for row in rows:
        if row is not None and getattr(row, "community_id", community.pk) != community.pk:
            raise RuleViolation("foreign_row", _("Choose from your own directory."))
