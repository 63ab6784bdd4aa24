"""Organisations and persons as tables, for files in and out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation, Person
from pobratym.contacts.states import OrganisationKind
from pobratym.core.tables import Column, Kind, Row, Table
from pobratym.people.models import Community
from pobratym.people.states import Basis

ORGANISATION_COLUMNS: Final = (
    Column("name_uk", _("name (Ukrainian)"), aliases=("назва", "організація", "установа")),
    Column("name_en", _("name (English)"), aliases=("name", "organisation", "organization")),
    Column("name_local", _("name in its own language")),
    Column("kind", _("kind"), Kind.CHOICE, choices=tuple(OrganisationKind.choices)),
    Column("is_home", _("one of our own"), Kind.BOOLEAN, aliases=("наша",)),
    Column("country", _("country"), Kind.COUNTRY, aliases=("країна", "country")),
    Column("place", _("place"), aliases=("місто", "city", "town")),
    Column("katottg", "KATOTTG"),
    Column("geonames_id", "GeoNames"),
    Column("website", _("site"), Kind.URL, aliases=("сайт", "website")),
    Column("email", _("e-mail"), aliases=("пошта", "email", "e-mail")),
    Column("phone", _("phone"), aliases=("телефон", "phone")),
    Column("address", _("address"), aliases=("адреса", "address")),
    Column("note", _("note"), Kind.LONG_TEXT, aliases=("примітка", "note")),
    Column("source", _("source"), aliases=("джерело", "source")),
    Column("checked_on", _("checked on"), Kind.DATE),
)
PERSON_COLUMNS: Final = (
    Column("name", _("name and surname"), required=True, aliases=("піб", "прізвище", "name")),
    Column("name_uk", _("name in Ukrainian letters")),
    Column("position_uk", _("office (Ukrainian)"), aliases=("посада",)),
    Column("position_en", _("office (English)"), aliases=("position",)),
    Column("organisation", _("organisation"), aliases=("організація", "установа")),
    Column("place", _("municipality"), aliases=("місто", "city", "town")),
    Column("country", _("country"), Kind.COUNTRY, aliases=("країна", "country")),
    Column("katottg", "KATOTTG"),
    Column("geonames_id", "GeoNames"),
    Column("email", _("e-mail"), aliases=("пошта", "email", "e-mail")),
    Column("phone", _("phone"), aliases=("телефон", "phone")),
    Column("languages", _("languages"), aliases=("мови", "languages")),
    Column("note", _("note"), Kind.LONG_TEXT, aliases=("примітка", "note")),
    Column(
        "data_basis", _("ground for keeping the data"), Kind.CHOICE, choices=tuple(Basis.choices)
    ),
    Column("data_purpose", _("purpose")),
    Column("keep_until", _("keep until"), Kind.DATE),
)


def organisation_rows(community: Community) -> Iterable[Row]:
    """The organisations of a community. Queries: 1."""
    rows = Organisation.objects.filter(community=community).select_related("municipality")
    for one in rows.order_by("sort_uk", "pk").iterator(chunk_size=500):
        row = {c.key: getattr(one, c.key, None) for c in ORGANISATION_COLUMNS}
        yield row | {"country": one.country_id or ""} | _place(one)


def person_rows(community: Community) -> Iterable[Row]:
    """The contacts of a community whose data were not erased. Queries: 1."""
    rows = Person.objects.filter(community=community, erased_at=None)
    related = rows.select_related("municipality", "organisation").order_by("sort_uk", "pk")
    for one in related.iterator(chunk_size=500):
        row = {c.key: getattr(one, c.key, None) for c in PERSON_COLUMNS}
        organisation = one.organisation.name if one.organisation else ""
        country = one.municipality.country_id if one.municipality else ""
        yield row | {"organisation": organisation, "country": country} | _place(one)


def _place(row: Organisation | Person) -> dict[str, str]:
    """The place in words, and by the codes that tell it from others of its name."""
    place = row.municipality
    if place is None:
        return {}
    codes = {name: str(getattr(place, name) or "") for name in ("katottg", "geonames_id")}
    return {"place": place.name} | codes


TABLES: Final = (
    Table("organisations", _("Organisations"), ORGANISATION_COLUMNS, organisation_rows),
    Table("persons", _("Contacts"), PERSON_COLUMNS, person_rows),
)
