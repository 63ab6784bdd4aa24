"""Registers of the demonstration: facts of the study, and invented translators who say so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import yaml

from pobratym.contacts import services as contacts
from pobratym.contacts.models import Organisation
from pobratym.core import calendar
from pobratym.core.dates import PartialDate
from pobratym.partners.models import Tie
from pobratym.people.models import Community, User
from pobratym.people.states import Basis
from pobratym.places.models import Country
from pobratym.registers.models import CaseStudy, ContactEvent, Helper, Mention, Translator
from pobratym.registers.services import rows as registers
from pobratym.registers.states import HelperKind

FILE: Final = Path(__file__).parent / "data" / "demo.yaml"
STUDY: Final = "Магістерська робота про міжнародні зв’язки Полтавської громади, 2024, розділ {}"
EXAMPLE: Final = "вигаданий приклад"


def load(
    community: Community, partners: Mapping[str, Tie], by: User
) -> tuple[dict[str, Helper], dict[str, ContactEvent]]:
    """Helpers, events, cases and mentions from the study; return the first two by their names.

    `partners` are by the slug of the first town.
    """
    told = _told()
    helpers = {row["name"]["en"]: _helper(community, row, by) for row in told["helpers"]}
    events = {row["name"]: _event(community, row, by) for row in told["events"]}
    for row in told["cases"]:
        _case(community, row, by)
    for row in told["mentions"]:
        _mention(community, row, partners, by)
    return helpers, events


def translators(community: Community, by: User) -> None:
    """Invented translators."""
    for row in _told()["translators"]:
        _translator(community, row, by)


def _told() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return told


def _helper(community: Community, row: dict[str, Any], by: User) -> Helper:
    name = row["name"]
    kept = Organisation.objects.filter(community=community, name_en=name["en"]).first()
    facts = {
        "name_uk": name["uk"],
        "name_en": name["en"],
        "country_id": _country(row["country"]),
        "website": row.get("website", ""),
        "source": STUDY.format(row["src"]),
    }
    helps = {
        "kind": HelperKind(row["kind"]),
        "helps_uk": row["helps"]["uk"],
        "helps_en": row["helps"]["en"],
        "region": row["region"],
    }
    covers = list(Country.objects.filter(pk__in=row["covers"]))
    return registers.add_helper(
        community, organisation=kept or facts, facts=helps, covers=covers, by=by
    )


def _country(code: str | None) -> str | None:
    return code if code and Country.objects.filter(pk=code).exists() else None


def _event(community: Community, row: dict[str, Any], by: User) -> ContactEvent:
    facts = {
        "name": row["name"],
        "place": row.get("place", ""),
        "country_id": _country(row.get("country")),
        "source": STUDY.format(row["src"]),
    }
    return registers.keep(ContactEvent(community=community), facts=facts, by=by)


def _case(community: Community, row: dict[str, Any], by: User) -> None:
    facts = {
        "title": row["title"],
        "theme": row["theme"],
        "country_id": _country(row["country"]),
        "source": STUDY.format(row["src"]),
        "why": row["why"],
    }
    registers.keep(CaseStudy(community=community), facts=facts, by=by)


def _mention(
    community: Community, row: dict[str, Any], partners: Mapping[str, Tie], by: User
) -> None:
    facts = {name: row[name] for name in ("medium", "kind", "title", "language")}
    facts |= {"on": PartialDate(row["on"]), "tie": partners.get(row["tie"])}
    registers.keep(Mention(community=community), facts=facts, by=by)


def _translator(community: Community, row: dict[str, Any], by: User) -> None:
    facts = {
        "name": row["name"],
        "languages": ", ".join(row["languages"]),
        "note": EXAMPLE,
        "is_invented": True,
        "data_basis": Basis.CONSENT,
        "data_purpose": "переклад листів громади",
        "keep_until": calendar.today() + timedelta(days=2 * 365),
    }
    person = contacts.add_person(community, facts=facts, by=by)
    pool = {
        "person": person,
        "kind": row["kind"],
        "languages": row["languages"],
        "is_written": True,
        "is_oral": row["oral"],
        "availability": row["availability"],
        "conditions": row["conditions"],
    }
    registers.keep(Translator(community=community), facts=pool, by=by)
