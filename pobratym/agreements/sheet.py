"""The registration sheet: the ministry's columns, real dates, kind and sphere from closed lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.agreements import words
from pobratym.agreements.models import Agreement, AgreementParty
from pobratym.agreements.selectors.agreements import name_of
from pobratym.agreements.states import CooperationKind, Sphere, State
from pobratym.core import tables
from pobratym.documents import sheets
from pobratym.law.states import Scope
from pobratym.people.models import Community
from pobratym.places.models import Country

SIGNED = (State.SIGNED, State.IN_FORCE, State.ENDED)


def columns() -> tuple[tables.Column, ...]:
    """The columns in their order; keys are stable, titles are the ministry's in Ukrainian."""
    text, choice = tables.Kind.TEXT, tables.Kind.CHOICE
    return (
        tables.Column("number", gettext_lazy("No."), tables.Kind.NUMBER),
        tables.Column("registration_number", gettext_lazy("Registration number")),
        tables.Column("title", gettext_lazy("Title of the agreement")),
        tables.Column("signed_on", gettext_lazy("Date of signing"), tables.Kind.PARTIAL_DATE),
        tables.Column("signed_at", gettext_lazy("Place of signing")),
        tables.Column("kind", gettext_lazy("Kind"), choice, choices=tuple(CooperationKind.choices)),
        tables.Column("sphere", gettext_lazy("Sphere"), choice, choices=tuple(Sphere.choices)),
        tables.Column("region", gettext_lazy("Region of Ukraine"), text),
        tables.Column("subject", gettext_lazy("Subject of cooperation of Ukraine"), text),
        tables.Column("country", gettext_lazy("Foreign state"), text),
        tables.Column("unit", gettext_lazy("Administrative unit of the foreign state"), text),
        tables.Column("foreign_subject", gettext_lazy("Foreign subject of cooperation"), text),
        tables.Column("term", gettext_lazy("Term"), text),
    )


def rows(community: Community) -> Iterable[dict[str, Any]]:
    """Signed agreements under the law, the earliest first. Queries: 4, however many rows."""
    countries = {country.iso2: country.name_uk for country in Country.objects.all()}
    found = (
        Agreement.objects.of(community)
        .filter(state__in=SIGNED, scope=Scope.APPLIES)
        .prefetch_related("parties__wordings", "parties__party__municipality")
        .order_by("signed_on", "pk")
    )
    with translation.override("uk"):
        for number, agreement in enumerate(found, start=1):
            yield _row(number, agreement, community, countries)


def _row(
    number: int, agreement: Agreement, community: Community, countries: dict[str, str]
) -> dict[str, Any]:
    others = [party for party in agreement.parties.all() if not party.is_home]
    return {
        "number": number,
        "registration_number": agreement.registration_number,
        "title": agreement.title_uk,
        "signed_on": agreement.signed_on,
        "signed_at": agreement.signed_at_uk,
        "kind": agreement.kind,
        "sphere": agreement.sphere,
        "region": community.oblast,
        "subject": community.name_uk,
        "country": "; ".join(
            dict.fromkeys(countries.get(party.country, party.country) for party in others)
        ),
        "unit": "; ".join(filter(None, dict.fromkeys(map(_unit, others)))),
        "foreign_subject": "; ".join(name_of(party, "uk") for party in others),
        "term": words.term_of(agreement),
    }


def _unit(party: AgreementParty) -> str:
    place = party.party.municipality if party.party else None
    return party.region_uk or (place.admin1_uk or place.admin1_en if place else "")


def workbook(community: Community) -> bytes:
    """Return the sheet as XLSX, in Ukrainian as the ministry's file is."""
    with translation.override("uk"):
        heads = [str(column.title) for column in columns()]
        labels = dict(CooperationKind.choices) | dict(Sphere.choices)
        lines = [
            [_cell(row[column.key], labels) for column in columns()] for row in rows(community)
        ]
        return sheets.write(heads, lines, name=_("Agreements"))


def _cell(value: Any, labels: dict[Any, Any]) -> Any:
    day = getattr(value, "day", None)
    if day is not None and not isinstance(day, int):
        return day
    return str(labels.get(value, value)) if isinstance(value, str) else value
