"""One partnership with everything around it, as plain values."""

from __future__ import annotations

from typing import Any

from pobratym.api.v1.entry import Caller
from pobratym.partners.models import Party, Tie, TieEvent, TieInstitution
from pobratym.partners.states import NOTES_STAY_INSIDE


def shaped(tie: Tie, caller: Caller) -> dict[str, Any]:
    """Return the tie for this caller; without a token, only what the portal shows. Queries: 4."""
    inside = caller.token is not None
    parties = tie.parties.select_related("municipality", "organisation")
    institutions = tie.institutions.select_related("organisation")
    return {
        "slug": tie.slug,
        "name": {"uk": tie.name_uk, "en": tie.name_en},
        "country": tie.country,
        "kind": tie.kind,
        "formality": tie.formality,
        "status": tie.status,
        "since": tie.since,
        "updated_at": tie.changed_at.isoformat(),
        "version": tie.version,
        "about": {"uk": tie.about_uk, "en": tie.about_en},
        "history": {"uk": tie.history_uk, "en": tie.history_en},
        "source": tie.source,
        "checked_on": tie.checked_on,
        "verified_by": tie.verified_by,
        "parties": [_party(party) for party in parties],
        "events": [event(row, inside=inside) for row in tie.events.all()],
        "goals": [
            {"goal": row.goal, "rank": row.rank, "focus": row.focus} for row in tie.goals.all()
        ],
        "institutions": [_institution(row) for row in institutions],
        "why": tie.why if inside else None,
        "is_public": tie.is_public,
        "vitality": tie.vitality if inside else None,
    }


def event(row: TieEvent, *, inside: bool) -> dict[str, Any]:
    silent = not inside and row.kind in NOTES_STAY_INSIDE
    return {
        "id": row.pk,
        "kind": row.kind,
        "on": row.on,
        "note": {"uk": "" if silent else row.note_uk, "en": "" if silent else row.note_en},
        "paper": row.paper,
        "decision_on": row.decision_on,
        "decision_number": row.decision_number,
        "source": row.source,
    }


def _party(party: Party) -> dict[str, Any]:
    body, place = party.body, party.municipality
    return {
        "municipality": party.municipality_id,
        "organisation": party.organisation_id,
        "name": {
            "uk": party.called_uk or body.name_uk,
            "en": party.called_en or body.name_en or body.name_local,
        },
        "country": body.country_id,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "website": body.website,
    }


def _institution(row: TieInstitution) -> dict[str, Any]:
    body = row.organisation
    return {
        "organisation": body.pk,
        "name": {"uk": body.name_uk, "en": body.name_en or body.name_local},
        "what": {"uk": row.what_uk, "en": row.what_en},
        "since": row.since,
    }
