"""The door for guests: a page that opens by a link, for one purpose and without an account.

An upper room registers what a guest may do and writes an ordinary view:

    guests.register(Purpose("visits.form", _("Fill in the visit form"), "visits:guest-form"))

    @guest_page("visits.form")
    def guest_form(request: GuestRequest, token: str) -> HttpResponse:
        visit = selectors.visit_of(request.guest.link)   # .object_id, .community
        ...
        services.answer(visit, ..., by=request.guest)    # which calls people's guests.use(link)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache

from pobratym.people.actors import GuestActor
from pobratym.people.models import Community
from pobratym.people.services.guests import Issued, LinkClosed, open_guest_link
from pobratym.people.views.invitations import closed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

View = Callable[..., HttpResponse]


class GuestRequest(HttpRequest):
    """A request of somebody who came by a link."""

    guest: GuestActor
    community: Community


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a link is for; `url_name` takes the token alone."""

    key: str
    title: StrOrPromise
    url_name: str


_purposes: Final[dict[str, Purpose]] = {}


def register(purpose: Purpose) -> None:
    """Called from `AppConfig.ready`."""
    _purposes[purpose.key] = purpose


def registered() -> Mapping[str, Purpose]:
    return dict(_purposes)


def address(issued: Issued) -> str:
    """Return the link to send, in the guest's language."""
    with translation.override(issued.link.language):
        path = reverse(_purposes[issued.link.purpose].url_name, args=[issued.token])
    return f"{settings.PUBLIC_URL}{path}"


def guest_page(purpose: str) -> Callable[[View], View]:
    """Open the page for the bearer of a working link; a closed one is explained, with 410 or 404.

    The view gets `request.guest` and `request.community`; a link closed by another tab while the
    guest was writing is explained as well.
    """

    def decorate(view: View) -> View:
        def page(request: HttpRequest, token: str, **others: Any) -> HttpResponse:
            try:
                link = open_guest_link(token, purpose=purpose)
                request.guest = GuestActor(link)  # type: ignore[attr-defined] # see GuestRequest
                request.community = link.community  # type: ignore[attr-defined] # see GuestRequest
                return view(request, token, **others)
            except LinkClosed as problem:
                return closed(request, problem.state, problem.language)

        return login_not_required(never_cache(update_wrapper(page, view)))

    return decorate
