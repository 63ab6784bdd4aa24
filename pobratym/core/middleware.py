"""Each request has a number that stands in the log and on the error page."""

from __future__ import annotations

import secrets
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse


def request_id(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Give the request a short number (`request.id`, header X-Request-ID, every log line)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        number = secrets.token_hex(5)
        request.id = number  # type: ignore[attr-defined] # HttpRequest is open to middleware
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=number)
        response = get_response(request)
        response["X-Request-ID"] = number
        return response

    return middleware
