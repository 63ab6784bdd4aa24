"""The place at which a community's search begins."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor
from pobratym.people.models import Community
from pobratym.people.services.communities import change_community
from pobratym.places.models import Municipality


def settle(community: Community, *, municipality: Municipality, by: Actor) -> Community:
    """Put a community on the map where a settlement lies. Raises: RuleViolation "no_point"."""
    if municipality.lat is None or municipality.lon is None:
        raise RuleViolation(
            "no_point", _("The place of this settlement on the map is not known. Choose another.")
        )
    point = {"lat": municipality.lat, "lon": municipality.lon}
    return change_community(community, values=point, by=by)
