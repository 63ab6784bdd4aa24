"""Choosing the partners of a tie, step by step, by plain links that work without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from pobratym.contacts.models import Organisation
from pobratym.core import text
from pobratym.core.http import OfficeRequest
from pobratym.partners.models import Tie
from pobratym.partners.services.parties import MOST_PARTIES, Body
from pobratym.people.models import Community
from pobratym.places import selectors as places
from pobratym.places.models import Municipality


class PartiesForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The bodies named by an address, in their order; `keys` are "place=12", "organisation=3"."""

    bodies: list[Body]

    @property
    def keys(self) -> list[str]:
        return [_key(body) for body in self.bodies]

    @property
    def query(self) -> str:
        return "&".join(self.keys)

    def rows(self) -> list[tuple[Body, str]]:
        """Each body with the address that leaves it out."""
        keys = self.keys
        return [
            (body, "&".join(key for key in keys if key != own))
            for body, own in zip(self.bodies, keys, strict=True)
        ]


def read(community: Community, query: QueryDict, *, tie: Tie | None = None) -> Chosen:
    """Return what an address chooses; without a choice, the present partners of `tie`.

    Ids that are none, or another community's, are passed over. Queries: at most 2.
    """
    wanted = {name: _ids(query.getlist(name)) for name in ("place", "organisation")}
    if not any(wanted.values()) and tie and "q" not in query:
        rows = tie.parties.select_related("municipality__country", "organisation__country")
        return Chosen([party.body for party in rows])
    found = Municipality.objects.select_related("country").in_bulk(wanted["place"])
    own = Organisation.objects.filter(community=community).select_related("country")
    organisations = own.in_bulk(wanted["organisation"])
    bodies: list[Body] = [found[pk] for pk in wanted["place"] if pk in found]
    bodies += [organisations[pk] for pk in wanted["organisation"] if pk in organisations]
    return Chosen(bodies)


def context(request: OfficeRequest, chosen: Chosen) -> dict[str, Any]:
    """Return what the page of the choice shows: places and organisations that were looked for."""
    asked = text.clean_line(request.GET.get("q", ""))[:200]
    found = places.find(asked) if asked else None
    folded = text.fold(asked)
    organisations = (
        Organisation.objects.filter(community=request.community, search_text__contains=folded)[:10]
        if folded
        else []
    )
    return {"chosen": chosen, "asked": asked, "found": found, "organisations": organisations}


def _ids(values: list[str]) -> list[int]:
    numbers = [number for value in values if (number := text.identifier(value)) is not None]
    return list(dict.fromkeys(numbers))[:MOST_PARTIES]


def _key(body: Body) -> str:
    kind = "place" if isinstance(body, Municipality) else "organisation"
    return f"{kind}={body.pk}"
