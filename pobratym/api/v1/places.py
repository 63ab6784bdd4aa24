"""Countries and municipalities: shared by all, open to everybody."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router, Schema
from pydantic import Field

from pobratym.api.states import Scope
from pobratym.api.v1 import shapes
from pobratym.api.v1.entry import ApiRequest, Bearer, answer
from pobratym.api.v1.lists import only
from pobratym.places import selectors
from pobratym.places.models import Country, Municipality

router = Router(tags=[gettext_noop("Places")])


class Search(Schema):
    q: Annotated[
        str, Field(min_length=1, max_length=200, description=gettext_noop("Any alphabet, any case"))
    ]
    country: shapes.Country | None = None
    limit: Annotated[int, Field(ge=1, le=50)] = 10


@router.get(
    "/countries",
    response=shapes.Countries,
    auth=Bearer(Scope.READ, public=True),
    summary=gettext_noop("All countries"),
    description=gettext_noop(
        "Every country and territory of ISO 3166-1, and Kosovo, with both names."
    ),
)
def countries(request: ApiRequest) -> HttpResponse:
    only(request)
    rows = Country.objects.order_by("iso2").values_list("iso2", "name_uk", "name_en")
    items = [{"code": code, "name": {"uk": uk, "en": en}} for code, uk, en in rows]
    return answer(request, {"items": items})


@router.get(
    "/municipalities",
    response=shapes.Municipalities,
    auth=Bearer(Scope.READ, public=True),
    summary=gettext_noop("Find a municipality by name"),
    description=gettext_noop(
        "Finds Жешув, Ряшів, Rzeszów, Rzeszow and a slip of one letter alike, best first."
    ),
)
def municipalities(request: ApiRequest, search: Query[Search]) -> HttpResponse:
    only(request, Search)
    found = selectors.find(search.q, country=search.country, limit=search.limit)
    return answer(request, {"items": [_shaped(one.municipality) for one in found.places]})


@router.get(
    "/municipalities/{int:number}",
    response=shapes.MunicipalityOut,
    auth=Bearer(Scope.READ, public=True),
    summary=gettext_noop("One municipality"),
    description=gettext_noop("One municipality by the number that search gives."),
)
def municipality(request: ApiRequest, number: Path[shapes.Id]) -> HttpResponse:
    only(request)
    found = Municipality.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    return answer(request, _shaped(found))


def _shaped(place: Municipality) -> dict[str, Any]:
    return {
        "id": place.pk,
        "name": {"uk": place.name_uk, "en": place.name_en},
        "name_local": place.name_local,
        "name_uk_is_certain": place.name_is_certain,
        "country": place.country_id,
        "region": {"uk": place.admin1_uk, "en": place.admin1_en},
        "population": place.population,
        "latitude": place.lat,
        "longitude": place.lon,
        "geonames_id": place.geonames_id,
        "wikidata": place.wikidata or None,
        "katottg": place.katottg,
        "website": place.website,
    }
