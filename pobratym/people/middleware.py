"""The door of the office: who is no member of the community finds no such page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from pobratym.people import selectors
from pobratym.people.models import User

OFFICE = "<slug:community>/office/"


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
    ) -> None:
        match = request.resolver_match
        if match is None or OFFICE not in match.route or not isinstance(request.user, User):
            return  # LoginRequiredMiddleware has answered, or the page is no part of an office
        found = selectors.enter(request.user, kwargs.pop("community"))
        if found is None:
            raise Http404
        request.community, request.roles = found  # type: ignore[attr-defined] # see OfficeRequest
