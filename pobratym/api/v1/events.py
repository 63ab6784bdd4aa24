"""Turning points of a partnership."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router

from pobratym.api.states import Scope
from pobratym.api.v1 import details, shapes
from pobratym.api.v1.entry import ApiRequest, Bearer, answer
from pobratym.api.v1.lists import Pages, listed, only
from pobratym.api.v1.ties import Whose, tie_of, tie_to_change
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.partners import permissions
from pobratym.partners.models import Tie, TieEvent
from pobratym.partners.services import lifecycle
from pobratym.partners.services.lifecycle import Circumstances, Paper
from pobratym.partners.states import PaperKind

router = Router(tags=[gettext_noop("Events")])

Turn = Callable[..., Any]
TURNS: Final[Mapping[str, Turn]] = {
    "suspended": lifecycle.suspend,
    "resumed": lifecycle.resume,
    "ended": lifecycle.end,
    "milestone": lifecycle.add_milestone,
}
ENDINGS: Final = frozenset({"suspended", "ended"})


@router.get(
    "/ties/{slug:slug}/events",
    response=shapes.Events,
    auth=Bearer(Scope.READ, public=True),
    summary=gettext_noop("Events of a partnership"),
    description=gettext_noop("Turning points in their order; unknown dates come first."),
)
def events(
    request: ApiRequest, slug: str, whose: Query[Whose], pages: Query[Pages]
) -> HttpResponse:
    only(request, Whose, Pages)
    found = tie_of(request.auth, slug, whose.community)
    rows = TieEvent.objects.filter(tie=found).order_by("on", "pk")
    shaped = partial(details.event, inside=request.auth.token is not None)
    return listed(request, rows, pages, details.EVENT, shaped)


@router.post(
    "/ties/{slug:slug}/events",
    response={201: shapes.TieOut},
    auth=Bearer(Scope.WRITE),
    summary=gettext_noop("Record an event"),
    description=gettext_noop(
        "Records the event and moves the partnership where it leads; answers the partnership."
    ),
)
def add(request: ApiRequest, slug: str, body: shapes.EventIn) -> HttpResponse:
    only(request)
    caller = request.auth
    found = tie_to_change(caller, slug)
    if body.kind in ENDINGS and not permissions.may_end(caller.user, found):
        raise PermissionDenied(_("Officers, heads and the leader may do this."))
    _record(found, body, by=cast("Any", caller.actor))
    found = Tie.objects.get(pk=found.pk)
    return answer(request, details.shaped(found, caller), status=201, tag=str(found.version))


def _record(tie: Tie, body: shapes.EventIn, *, by: Any) -> None:
    what = Circumstances(
        on=PartialDate(body.on) if body.on else None,
        note_uk=body.note_uk,
        note_en=body.note_en,
        decision_on=body.decision_on,
        decision_number=body.decision_number,
        source=body.source,
    )
    paper = None
    if body.paper:
        signed = (body.signed_home or "", body.signed_partner or "")
        paper = Paper(PaperKind(body.paper), *signed)
    if body.kind == "renewed":
        lifecycle.renew(tie, what=what, paper=paper, by=by)
    elif body.kind == "formalised":
        if paper is None:
            raise RuleViolation("no_paper", _("Say which document it was."), field="paper")
        lifecycle.formalise(tie, what=what, paper=paper, by=by)
    else:
        TURNS[body.kind](tie, what=what, by=by)
