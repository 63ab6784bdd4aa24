"""One partnership with everything around it, as plain values read column by column."""

from __future__ import annotations

from typing import Any, Final

from pobratym.api.states import Scope
from pobratym.api.v1.entry import Caller
from pobratym.core.prepared import Prepared
from pobratym.partners.models import Contact, Party, Tie, TieEvent, TieGoal, TieInstitution
from pobratym.partners.states import NOTES_STAY_INSIDE

Row = tuple[Any, ...]

_PLACE: Final = ("name_uk", "name_en", "name_local", "country_id", "website")
PARTY: Final = (
    "municipality_id", "organisation_id", "called_uk", "called_en",
    "municipality__lat", "municipality__lon",
    *(f"municipality__{name}" for name in _PLACE),
    *(f"organisation__{name}" for name in _PLACE),
)  # fmt: skip
EVENT: Final = (
    "pk", "kind", "on", "note_uk", "note_en", "paper", "decision_on", "decision_number", "source",
)  # fmt: skip
INSTITUTION: Final = (
    "organisation_id", "organisation__name_uk", "organisation__name_en",
    "organisation__name_local", "what_uk", "what_en", "since",
)  # fmt: skip

parties: Final = Prepared(
    lambda tie: Party.objects.filter(tie=tie).order_by("position", "pk").values_list(*PARTY)
)
events: Final = Prepared(
    lambda tie: TieEvent.objects.filter(tie=tie).order_by("on", "pk").values_list(*EVENT)
)
goals: Final = Prepared(
    lambda tie: (
        TieGoal.objects.filter(tie=tie).order_by("rank").values_list("goal", "rank", "focus")
    )
)
institutions: Final = Prepared(
    lambda tie: TieInstitution.objects.filter(tie=tie).order_by("pk").values_list(*INSTITUTION)
)
people: Final = Prepared(
    lambda tie: (
        Contact.objects.filter(tie=tie, person__erased_at=None)
        .order_by("-is_main", "pk")
        .values_list("person_id", "person__name", "role", "is_main")
    )
)


def shaped(tie: Tie, caller: Caller) -> dict[str, Any]:
    """Return the tie for this caller; without a token, only what the portal shows.

    Queries: 4, and 1 with the scope to read contacts.
    """
    inside = caller.token is not None
    knows_people = caller.token is not None and Scope.CONTACTS_READ in caller.token.scopes
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
        "parties": [_party(row) for row in parties.values(tie.pk)],
        "events": [event(row, inside=inside) for row in events.values(tie.pk)],
        "goals": [
            {"goal": goal, "rank": rank, "focus": focus}
            for goal, rank, focus in goals.values(tie.pk)
        ],
        "institutions": [_institution(row) for row in institutions.values(tie.pk)],
        "people": [_person(row) for row in people.values(tie.pk)] if knows_people else None,
        "why": tie.why if inside else None,
        "is_public": tie.is_public,
        "vitality": tie.vitality if inside else None,
    }


def event(row: Row, *, inside: bool) -> dict[str, Any]:
    number, kind, on, note_uk, note_en, paper, decision_on, decision_number, source = row
    silent = not inside and kind in NOTES_STAY_INSIDE
    return {
        "id": number,
        "kind": kind,
        "on": on,
        "note": {"uk": "" if silent else note_uk, "en": "" if silent else note_en},
        "paper": paper,
        "decision_on": decision_on,
        "decision_number": decision_number,
        "source": source,
    }


def _party(row: Row) -> dict[str, Any]:
    municipality, organisation, called_uk, called_en, lat, lon, *names = row
    body = names[: len(_PLACE)] if municipality else names[len(_PLACE) :]
    name_uk, name_en, name_local, country, website = body
    return {
        "municipality": municipality,
        "organisation": organisation,
        "name": {"uk": called_uk or name_uk, "en": called_en or name_en or name_local},
        "country": country,
        "latitude": lat,
        "longitude": lon,
        "website": website,
    }


def _person(row: Row) -> dict[str, Any]:
    number, name, role, is_main = row
    return {"id": number, "name": name, "role": role, "is_main": bool(is_main)}


def _institution(row: Row) -> dict[str, Any]:
    number, name_uk, name_en, name_local, what_uk, what_en, since = row
    return {
        "organisation": number,
        "name": {"uk": name_uk, "en": name_en or name_local},
        "what": {"uk": what_uk, "en": what_en},
        "since": since,
    }
