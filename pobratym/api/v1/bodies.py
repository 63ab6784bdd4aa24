"""Places and organisations that a request names by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from pobratym.api.v1.shapes import PartyIn
from pobratym.contacts.models import Organisation
from pobratym.core.errors import RuleViolation
from pobratym.partners.services.parties import Body
from pobratym.people.models import Community
from pobratym.places.models import Municipality


def bodies_of(community: Community, parties: Sequence[PartyIn]) -> list[Body]:
    """Return the partners named, in their order. Queries: 2. Raises: RuleViolation "one_body",
    "unknown_place", "unknown_organisation".
    """
    places = Municipality.objects.in_bulk([p.municipality for p in parties if p.municipality])
    own = Organisation.objects.filter(community=community)
    organisations = own.in_bulk([p.organisation for p in parties if p.organisation])
    found: list[Body] = []
    for party in parties:
        if (party.municipality is None) == (party.organisation is None):
            raise RuleViolation(
                "one_body",
                _("A partner is either a municipality or an organisation."),
                field="parties",
            )
        if party.municipality is not None:
            found.append(_known(places, party.municipality, "unknown_place"))
        else:
            assert party.organisation is not None
            found.append(_known(organisations, party.organisation, "unknown_organisation"))
    return found


def linked(community: Community, facts: dict[str, Any]) -> dict[str, Any]:
    """Return facts with numbers of `organisation` and `municipality` replaced by their rows.

    Queries: at most 2. Raises: RuleViolation "unknown_place", "unknown_organisation".
    """
    facts = dict(facts)
    if number := facts.get("municipality"):
        rows = Municipality.objects.in_bulk([number])
        facts["municipality"] = _known(rows, number, "unknown_place")
    if number := facts.get("organisation"):
        own = Organisation.objects.filter(community=community).in_bulk([number])
        facts["organisation"] = _known(own, number, "unknown_organisation")
    return facts


def _known(rows: dict[int, Any], number: int, code: str) -> Any:
    if number not in rows:
        field = "municipality" if code == "unknown_place" else "organisation"
        raise RuleViolation(
            code, _("There is no number %(number)d.") % {"number": number}, field=field
        )
    return rows[number]
