"""What people enter and correct by hand. No importer writes over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import bulk
from pobratym.core.errors import RuleViolation
from pobratym.core.text import clean_line, sort_key
from pobratym.journal.services import Actor, record
from pobratym.places import selectors
from pobratym.places.importers.load import NAME_COLUMNS, name_rows
from pobratym.places.importers.merge import TOGETHER, standing
from pobratym.places.importers.records import COLUMNS, Record
from pobratym.places.models import Municipality, MunicipalityName
from pobratym.places.states import How, Kind, NameSource, Source

TEXTS: Final = ("name_uk", "name_en", "name_local", "admin1_uk", "admin1_en", "wikidata", "website")
CORRECTABLE: Final = frozenset(
    {
        *TEXTS,
        "kind",
        "lat",
        "lon",
        "population",
        "population_year",
        "population_source",
        "lau",
        "nuts3",
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A municipality as an officer enters it; empty is unknown."""

    country_id: str
    name_uk: str = ""
    name_en: str = ""
    name_local: str = ""
    kind: str = Kind.MUNICIPALITY
    admin1_uk: str = ""
    admin1_en: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    population_year: int | None = None
    population_source: str = ""
    wikidata: str = ""
    website: str = ""


@transaction.atomic
def add_municipality(entry: Entry, *, although_similar: bool = False, by: Actor) -> Municipality:
    """Record a municipality that no gazetteer has.

    Writes: the municipality, its names, one journal entry.
    Raises: RuleViolation "name_needed", "similar_known" (unless `although_similar`), and
        "not_valid" on the field at fault.
    """
    values = {name: clean_line(v) if isinstance(v, str) else v for name, v in asdict(entry).items()}
    if not (values["name_uk"] or values["name_en"]):
        raise RuleViolation(
            "name_needed", _("Give the name in Ukrainian or English."), field="name_uk"
        )
    if not although_similar:
        _refuse_known(values)
    municipality = Municipality(**values, source=Source.HAND)
    municipality.name_en = values["name_en"] or values["name_local"] or values["name_uk"]
    municipality.name_uk_source = NameSource.HAND if values["name_uk"] else ""
    _save(municipality)
    record("places.municipality_added", about=municipality, by=by, changes=_told(values))
    return municipality


@transaction.atomic
def correct_municipality(
    municipality: Municipality, *, changes: Mapping[str, Any], by: Actor
) -> Municipality:
    """Correct facts of a municipality; importers leave these fields alone from now on.

    Writes: the municipality, its names, one journal entry with old and new values.
    Raises: RuleViolation "not_correctable", "not_valid" on the field at fault.
    """
    unknown = set(changes) - CORRECTABLE
    if unknown:
        raise RuleViolation(
            "not_correctable",
            _("This cannot be corrected by hand: %(fields)s.")
            % {"fields": ", ".join(sorted(unknown))},
        )
    municipality = Municipality.objects.select_for_update().get(pk=municipality.pk)
    told: dict[str, object] = {}
    for name, value in changes.items():
        new = clean_line(value) if isinstance(value, str) else value
        if (old := getattr(municipality, name)) != new:
            setattr(municipality, name, new)
            told[name] = [old, new]
    if not told:
        return municipality
    if "name_uk" in told:
        municipality.name_uk_source = NameSource.HAND if municipality.name_uk else ""
    together = {other for name in told for other in TOGETHER.get(name, ())}
    municipality.corrected = sorted({*municipality.corrected, *told, *together})
    _save(municipality)
    record("places.municipality_corrected", about=municipality, by=by, changes=told)
    return municipality


def _refuse_known(values: Mapping[str, Any]) -> None:
    for name in filter(None, (values["name_uk"], values["name_en"], values["name_local"])):
        for found in selectors.find(name, country=values["country_id"], limit=3).places:
            if found.how in {How.NAME, How.SIMILAR}:
                raise RuleViolation(
                    "similar_known",
                    _(
                        "There already is %(name)s (%(region)s). Choose it, or confirm that yours "
                        "is another place."
                    )
                    % {"name": found.municipality.name, "region": found.municipality.admin1},
                    field="name_uk",
                )


def _save(municipality: Municipality) -> None:
    municipality.sort_uk = sort_key(municipality.name_uk or municipality.name_en)
    municipality.sort_en = sort_key(municipality.name_en)
    try:
        municipality.full_clean(exclude=["country"])
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise RuleViolation(
            "not_valid", messages[0], field=None if field == "__all__" else field
        ) from error
    using = municipality._state.db or Municipality.objects.db
    others: tuple[str, ...] = ()
    if municipality.pk:
        others = standing([municipality.pk], using=using)[municipality.pk].names
    municipality.save()
    said = Record(**{column: getattr(municipality, column) for column in COLUMNS}, others=others)
    MunicipalityName.objects.filter(municipality=municipality).delete()
    bulk.insert(MunicipalityName, NAME_COLUMNS, name_rows(municipality.pk, said), using=using)


def _told(values: Mapping[str, Any]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in {"", None}}
