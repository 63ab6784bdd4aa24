"""The other sides of an agreement, as the partnership knows them."""

from __future__ import annotations

from pobratym.agreements.services.drafting import Side
from pobratym.agreements.states import SideKind
from pobratym.contacts.models import Organisation
from pobratym.contacts.states import OrganisationKind
from pobratym.partners.models import Party, Tie
from pobratym.places.models import Municipality
from pobratym.wordings.tongues import OF_COUNTRY

_KINDS = {
    OrganisationKind.COUNCIL: SideKind.MUNICIPALITY,
    OrganisationKind.REGION: SideKind.REGION,
    OrganisationKind.BUSINESS: SideKind.BUSINESS,
    OrganisationKind.CHAMBER: SideKind.CHAMBER,
    OrganisationKind.NETWORK: SideKind.INTERNATIONAL,
    OrganisationKind.INTERNATIONAL: SideKind.INTERNATIONAL,
    OrganisationKind.AGENCY: SideKind.INTERNATIONAL,
    OrganisationKind.OTHER: SideKind.OTHER,
}


def of_tie(tie: Tie) -> list[Side]:
    """The parties of a partnership in their order. Queries: 1."""
    parties = tie.parties.select_related("municipality", "organisation").order_by("position", "pk")
    return [_side(party) for party in parties]


def _side(party: Party) -> Side:
    body = party.body
    country = body.country_id or ""
    tongue = OF_COUNTRY.get(country, "en")
    names = {
        tongue: body.name_local,
        "uk": party.called_uk or body.name_uk,
        "en": party.called_en or body.name_en,
    }
    return Side(_kind(body), tongue, {k: v for k, v in names.items() if v}, country, party)


def _kind(body: Municipality | Organisation) -> str:
    if isinstance(body, Municipality):
        return SideKind.MUNICIPALITY
    return _KINDS.get(OrganisationKind(body.kind), SideKind.INSTITUTION)
