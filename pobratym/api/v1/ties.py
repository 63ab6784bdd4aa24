"""Partnerships: the list, one with everything around it, recording and changing."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Final, Literal, cast

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema
from pydantic import AfterValidator, Field

from pobratym.api.states import Scope
from pobratym.api.v1 import shapes
from pobratym.api.v1.bodies import bodies_of
from pobratym.api.v1.details import shaped
from pobratym.api.v1.entry import ApiRequest, Bearer, Caller, answer
from pobratym.api.v1.lists import Pages, Row, listed, only, wanted_version
from pobratym.api.v1.problems import Refused
from pobratym.core.dates import PartialDate
from pobratym.core.text import clean_line
from pobratym.partners import permissions
from pobratym.partners.models import Tie
from pobratym.partners.selectors import listing
from pobratym.partners.selectors.listing import Filters
from pobratym.partners.services import lifecycle, ties
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Formality, Goal, Kind, Status
from pobratym.people.models import Community

router = Router(tags=[gettext_noop("Partnerships")])

COLUMNS: Final = (
    "slug", "name_uk", "name_en", "country", "kind", "formality", "status", "since",
    "changed_at", "version",
)  # fmt: skip
Year = Annotated[int, Field(ge=1800, le=2199)]
SORTS = Literal[
    "name", "-name", "country", "-country", "since", "-since", "status", "-status",
    "updated_at", "-updated_at",
]  # fmt: skip


class Asked(Schema):
    """`community` is needed without a token and then shows what its portal shows."""

    community: Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,40}$")] | None = None
    q: Annotated[str, Field(max_length=200), AfterValidator(clean_line)] = ""
    country: shapes.Country | None = None
    status: Status | None = None
    kind: Kind | None = None
    formality: Formality | None = None
    goal: Goal | None = None
    since_from: Year | None = None
    since_to: Year | None = None
    updated_after: dt.datetime | None = None
    sort: SORTS = "name"


class Whose(Schema):
    community: Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,40}$")] | None = None


@router.get(
    "/ties",
    response=shapes.Ties,
    auth=Bearer(Scope.READ, public=True),
    summary=gettext_noop("Partnerships by filters"),
    description=gettext_noop(
        "Rows with both names. Filters narrow together; unknown dates come last."
    ),
)
def ties_list(request: ApiRequest, asked: Query[Asked], pages: Query[Pages]) -> HttpResponse:
    only(request, Asked, Pages)
    community = community_of(request.auth, asked.community)
    found = listing.found(community, _filters(asked))
    if request.auth.token is None:
        found = found.filter(pk__in=Tie.objects.of(community).public().values("pk"))
    if asked.updated_after:
        found = found.filter(changed_at__gt=_aware(asked.updated_after))
    if asked.sort.endswith("updated_at"):
        down = asked.sort.startswith("-")
        found = found.order_by("-changed_at" if down else "changed_at", "pk")
    return listed(request, found, pages, COLUMNS, _row)


@router.get(
    "/ties/{slug:slug}",
    response=shapes.TieOut,
    auth=Bearer(Scope.READ, public=True),
    summary=gettext_noop("One partnership with everything around it"),
    description=gettext_noop(
        "Partners, events, goals and institutions. The ETag begins with the version."
    ),
)
def tie(request: ApiRequest, slug: str, whose: Query[Whose]) -> HttpResponse:
    only(request, Whose)
    found = tie_of(request.auth, slug, whose.community)
    return answer(request, shaped(found, request.auth), tag=str(found.version))


@router.post(
    "/ties",
    response={201: shapes.TieOut},
    auth=Bearer(Scope.WRITE),
    summary=gettext_noop("Record a partnership"),
    description=gettext_noop(
        "Partners by the numbers of municipalities or of own organisations, in their order."
    ),
)
def start(request: ApiRequest, new: shapes.TieIn) -> HttpResponse:
    only(request)
    caller = request.auth
    if not permissions.may_start(caller.user, caller.home):
        raise PermissionDenied(_("Officers and heads of the department add partnerships."))
    facts = shapes.given(new, without=("parties", "kind", "status", "since"))
    bodies = bodies_of(caller.home, new.parties)
    since = PartialDate(new.since) if new.since else None
    first = NewTie(bodies, new.kind, new.status, since, facts)
    made = ties.start(caller.home, first, by=cast("Any", caller.actor))
    response = answer(request, shaped(made, caller), status=201, tag=str(made.version))
    response["Location"] = f"/api/v1/ties/{made.slug}"
    return response


@router.patch(
    "/ties/{slug:slug}",
    response=shapes.TieOut,
    auth=Bearer(Scope.WRITE),
    summary=gettext_noop("Change facts of a partnership"),
    description=gettext_noop(
        "Only what is sent changes. 412 when a colleague has changed it since you read it."
    ),
)
def change(request: ApiRequest, slug: str, body: shapes.TieChange) -> HttpResponse:
    only(request)
    found = tie_to_change(request.auth, slug)
    version = wanted_version(request, body.version)
    facts = shapes.given(body, without=("version",))
    if "since" in facts:
        facts["since"] = PartialDate(facts["since"]) if facts["since"] else None
    changed = ties.change(found, facts=facts, version=version, by=cast("Any", request.auth.actor))
    return answer(request, shaped(changed, request.auth), tag=str(changed.version))


@router.post(
    "/ties/{slug:slug}/stage",
    response=shapes.TieOut,
    auth=Bearer(Scope.WRITE),
    summary=gettext_noop("Move a partnership to another stage"),
    description=gettext_noop(
        "Between lead, contact, dialogue and active; a pause or an end is an event."
    ),
)
def stage(request: ApiRequest, slug: str, body: shapes.StageIn) -> HttpResponse:
    only(request)
    found = tie_to_change(request.auth, slug)
    by = cast("Any", request.auth.actor)
    moved = lifecycle.advance(found, to=Status(body.status), by=by)
    return answer(request, shaped(moved, request.auth), tag=str(moved.version))


def community_of(caller: Caller, slug: str | None) -> Community:
    """Return the community that is asked about.

    Raises: Refused "community_missing"; Http404 for another community than the token's, and,
        without a token, for one without a portal.
    """
    if caller.community is not None:
        if slug not in {None, caller.community.slug}:
            raise Http404
        return caller.community
    if slug is None:
        raise Refused(
            422,
            "community_missing",
            _("Without a token, say which community: ?community=…"),
            field="community",
        )
    found = Community.objects.filter(slug=slug, has_portal=True).first()
    if found is None:
        raise Http404
    return found


def tie_of(caller: Caller, slug: str, community: str | None) -> Tie:
    """Return a tie the caller may see. Queries: 1. Raises: Http404."""
    home = community_of(caller, community)
    rows: QuerySet[Tie] = Tie.objects.of(home)
    if caller.token is None:
        rows = Tie.objects.of(home).public()
    found = rows.filter(slug=slug).first()
    if found is None:
        raise Http404
    found.community = home
    return found


def tie_to_change(caller: Caller, slug: str) -> Tie:
    """Raises: Http404, PermissionDenied."""
    found = tie_of(caller, slug, None)
    if not permissions.may_change(caller.user, found):
        raise PermissionDenied(_("Officers and heads of the department change partnerships."))
    return found


def _filters(asked: Asked) -> Filters:
    return Filters(
        q=asked.q,
        country=asked.country or "",
        kind=asked.kind or "",
        status=asked.status or "all",
        formality=asked.formality or "",
        goal=asked.goal or "",
        since_from=asked.since_from,
        since_to=asked.since_to,
        sort=asked.sort,
    )


def _aware(moment: dt.datetime) -> dt.datetime:
    """A moment without an offset is taken as UTC. Out of reach is the first moment there is."""
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _row(row: Row) -> dict[str, Any]:
    slug, uk, en, country, kind, formality, status, since, changed_at, version = row
    return {
        "slug": slug,
        "name": {"uk": uk, "en": en},
        "country": country,
        "kind": kind,
        "formality": formality,
        "status": status,
        "since": since,
        "updated_at": changed_at.isoformat(),
        "version": version,
    }
