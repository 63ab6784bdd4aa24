"""The door of the office: who is no member of the community finds no such page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pobratym.people import selectors
from pobratym.people.models import User

OFFICE = "<slug:community>/office/"
HAS_SECOND_STEP = "has_second_step"


class OfficeMiddleware:
    """Resolve the community of every address under `/<community>/office/`, for members only.

    Views under it get `request.community` and `request.roles` in place of the argument
    `community`; a stranger gets 404, so that existence stays a secret. Nobody can forget to ask.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or OFFICE not in match.route or not isinstance(request.user, User):
            return None  # LoginRequiredMiddleware has answered, or the page is no part of an office
        found = selectors.enter(request.user, kwargs.pop("community"))
        if found is None:
            raise Http404
        request.community, request.roles = found  # type: ignore[attr-defined] # see OfficeRequest
        return _second_step(request, request.user) if settings.REQUIRE_MFA else None


def _second_step(request: HttpRequest, user: User) -> HttpResponse | None:
    """Lead to the page of the second step who has none, where the installation requires it."""
    if not request.session.get(HAS_SECOND_STEP):
        if not selectors.has_second_step(user):
            messages.info(request, _("Here everybody signs in with two steps: set up the second."))
            return redirect("mfa_index")
        request.session[HAS_SECOND_STEP] = True
    return None
