"""The open data set of a community's partnerships: one row for each partner of each public tie.

Keys of kinds and states are never translated; their labels stand beside them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, Max, Sum
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from pobratym.partners.models import Party, Tie
from pobratym.partners.states import Formality, Kind, Status
from pobratym.people.models import Community

CHUNK: Final = 500
LICENCE: Final = "CC-BY-4.0"
LICENCE_URL: Final = "https://creativecommons.org/licenses/by/4.0/"

# Each column, what it holds, and where its codes come from.
COLUMNS: Final[dict[str, Any]] = {
    "partnership": _("Stable key of the partnership in its address"),
    "position": _("Place of the partner in the partnership, from 1"),
    "home_katottg": _("The community’s code in the KATOTTG list; empty when not entered"),
    "partner_name_uk": _("Partner’s name in Ukrainian"),
    "partner_name_en": _("Partner’s name in English"),
    "partner_name_local": _("Partner’s name in its own language"),
    "partner_type": _("Key: municipality or organisation"),
    "country": _("ISO 3166-1 code of the country"),
    "country_uk": _("Country in Ukrainian"),
    "country_en": _("Country in English"),
    "geonames_id": _("Number of the place in GeoNames"),
    "wikidata": _("Number of the place in Wikidata"),
    "latitude": _("Degrees, WGS 84"),
    "longitude": _("Degrees, WGS 84"),
    "website": _("Official site of the partner"),
    "kind": _("Key: twinning, partnership, friendship, cooperation, solidarity"),
    "kind_uk": _("The same in words, Ukrainian"),
    "kind_en": _("The same in words, English"),
    "formality": _("Key: formal, informal, unknown"),
    "status": _("Key: active, suspended"),
    "since": _("Year, month or day of the beginning, ISO 8601; empty when unknown"),
    "source": _("Where the record comes from"),
    "checked_on": _("When it was last checked, ISO 8601; empty when never"),
    "verified_by": _("Who verified it; empty when nobody has"),
    "updated_at": _("When the record was last changed, ISO 8601"),
    "page": _("Address of the partnership’s page"),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """The state of the data set: what a cache compares."""

    rows: int
    updated_at: dt.datetime | None
    tag: str


def edition(community: Community) -> Edition:
    """Return the present state; cheap, so that an unchanged file is not made again. Queries: 1."""
    found = (
        Tie.objects.of(community)
        .public()
        .order_by()
        .aggregate(
            ties=Count("pk", distinct=True),
            rows=Count("parties"),
            at=Max("changed_at"),
            versions=Sum("version"),
        )
    )
    moment = found["at"]
    tag = f"{found['ties']}-{found['rows']}-{found['versions'] or 0}"
    return Edition(found["rows"], moment, f"{tag}-{moment.timestamp():.6f}" if moment else tag)


def rows(community: Community) -> Iterator[dict[str, Any]]:
    """Yield the rows in a stable order. Queries: 1 and another for each 500 ties."""
    words = _words()
    ids = list(Tie.objects.of(community).public().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        parties = (
            Party.objects.filter(tie__in=ids[start : start + CHUNK])
            .select_related("tie", "municipality__country", "organisation__country")
            .defer("tie__about_uk", "tie__about_en", "tie__history_uk", "tie__history_en")
            .order_by("tie", "position", "pk")
        )
        for party in parties:
            yield _row(community, party, words)


def _row(community: Community, party: Party, words: dict[str, tuple[str, str]]) -> dict[str, Any]:
    tie, body, place = party.tie, party.body, party.municipality
    kind_uk, kind_en = words[tie.kind]
    country = body.country
    return {
        "partnership": tie.slug,
        "position": party.position + 1,
        "home_katottg": community.katottg or None,
        "partner_name_uk": party.called_uk or body.name_uk or None,
        "partner_name_en": party.called_en or body.name_en or None,
        "partner_name_local": body.name_local or None,
        "partner_type": "municipality" if place else "organisation",
        "country": body.country_id,
        "country_uk": country.name_uk if country else None,
        "country_en": country.name_en if country else None,
        "geonames_id": place.geonames_id if place else None,
        "wikidata": (place.wikidata or None) if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "website": body.website or None,
        "kind": tie.kind,
        "kind_uk": kind_uk,
        "kind_en": kind_en,
        "formality": tie.formality,
        "status": tie.status,
        "since": str(tie.since) if tie.since else None,
        "source": tie.source or None,
        "checked_on": tie.checked_on.isoformat() if tie.checked_on else None,
        "verified_by": tie.verified_by or None,
        "updated_at": tie.changed_at.isoformat(timespec="seconds"),
        "page": f"{settings.PUBLIC_URL}{_page(community, tie)}",
    }


def _page(community: Community, tie: Tie) -> str:
    return _address(community.slug).replace("--", tie.slug)


def _address(community: str) -> str:
    with translation.override("uk"):
        return reverse("portal_public:partner", args=[community, "--"])


def _words() -> dict[str, tuple[str, str]]:
    """Return the labels of each kind in Ukrainian and English."""
    found = {}
    for language in ("uk", "en"):
        with translation.override(language):
            found[language] = {kind.value: str(kind.label) for kind in Kind}
    return {kind: (found["uk"][kind], found["en"][kind]) for kind in found["uk"]}


def about(community: Community, present: Edition) -> dict[str, Any]:
    """Return what describes the data set, for JSON and GeoJSON alike."""
    with translation.override("uk"):
        home = reverse("portal_public:open-data", args=[community.slug])
    return {
        "title": {
            "uk": f"Міжнародні партнерства: {community.short_name_uk}",
            "en": f"International partnerships: "
            f"{community.short_name_en or community.short_name_uk}",
        },
        "publisher": {"uk": community.name_uk, "en": community.name_en or None},
        "katottg": community.katottg or None,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "updated_at": (
            present.updated_at.isoformat(timespec="seconds") if present.updated_at else None
        ),
        "landing_page": f"{settings.PUBLIC_URL}{home}",
        "rows": present.rows,
    }


def vocabularies() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return each list of keys with its labels in Ukrainian and English, for the description."""
    lists = {"kind": Kind, "formality": Formality, "status": (Status.ACTIVE, Status.SUSPENDED)}
    spoken: dict[str, dict[tuple[str, str], str]] = {}
    for language in ("uk", "en"):
        with translation.override(language):
            spoken[language] = {
                (name, choice.value): str(choice.label)
                for name, choices in lists.items()
                for choice in choices
            }
    return [
        (
            name,
            [
                (choice.value, spoken["uk"][name, choice.value], spoken["en"][name, choice.value])
                for choice in choices
            ],
        )
        for name, choices in lists.items()
    ]
