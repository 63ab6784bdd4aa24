"""Each request has a number that stands in the log and on the error page; each leaves one line."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import Final

import structlog
from django.http import HttpRequest, HttpResponse

access = structlog.get_logger("pobratym.access")

Handler = Callable[[HttpRequest], HttpResponse]

_SECRET_PARTS: Final = frozenset({"key", "secret", "token", "uidb36"})  # arguments of addresses

# What a page of ours never needs, so that nothing injected can use it either.
PERMISSIONS_POLICY: Final = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking",
    )
)  # fmt: skip


def request_id(get_response: Handler) -> Handler:
    """Give the request a short number (`request.id`, header X-Request-ID, every log line)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        number = secrets.token_hex(5)
        request.id = number  # type: ignore[attr-defined] # HttpRequest is open to middleware
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=number)
        started = time.perf_counter()
        response = get_response(request)
        response["X-Request-ID"] = number
        if not request.path.startswith("/health/"):
            access.info(
                "request",
                method=request.method,
                path=_path(request),
                status=response.status_code,
                ms=round((time.perf_counter() - started) * 1000, 1),
                person=_person(request),
            )
        return response

    return middleware


def security_headers(get_response: Handler) -> Handler:
    """Add the headers Django has no setting for; a view that embeds elsewhere sets its own.

    What somebody signed in reads is kept by no cache on the way, and their own browser forgets it
    when they sign out. `no-store` would do the same, and lose what was typed when going back.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        match = request.resolver_match
        if request.method == "POST" and match and match.view_name == "account_logout":
            response.headers["Clear-Site-Data"] = '"cache"'
        elif _person(request):
            response.headers.setdefault("Cache-Control", "private, no-cache")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def _path(request: HttpRequest) -> str:
    """Return the path without the query, which may hold a name, and without secret links."""
    path, match = request.path, request.resolver_match
    captured: dict[str, object] = getattr(match, "captured_kwargs", None) or {}
    for name, value in captured.items():
        if name in _SECRET_PARTS:
            path = path.replace(str(value), "…")
    return path


def _person(request: HttpRequest) -> int | None:
    """Return who asked, by number only and only if some view wanted to know. Queries: 0."""
    user = getattr(request, "_cached_user", None)
    return getattr(user, "pk", None)
