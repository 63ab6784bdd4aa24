"""Errors as Problem JSON (RFC 9457), with codes that never change.

A broken rule has the code it has in forms; `detail` is in the reader's language.
"""

from __future__ import annotations

from typing import Any, Final

import orjson
from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as InvalidRow
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from pobratym.core.errors import RuleViolation

MEDIA_TYPE: Final = "application/problem+json"
TITLES: Final = {
    400: "Bad request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not found",
    405: "Method not allowed",
    412: "Precondition failed",
    422: "Unprocessable content",
    428: "Precondition required",
    429: "Too many requests",
    500: "Internal server error",
}


class Refused(Exception):
    """The API itself refuses: no right, no version, unknown parameter."""

    def __init__(self, status: int, code: str, detail: Any, *, field: str = "") -> None:
        super().__init__(code)
        self.status, self.code, self.detail, self.field = status, code, detail, field


def problem(
    status: int,
    code: str | None,
    detail: Any,
    *,
    field: Any = None,
    errors: list[dict[str, str]] | None = None,
) -> HttpResponse:
    body = {
        "type": "about:blank",
        "title": TITLES[status],
        "status": status,
        "code": code,
        "detail": str(detail),
        "field": field,
        "errors": errors or [],
    }
    response = HttpResponse(orjson.dumps(body), status=status, content_type=MEDIA_TYPE)
    if status == 401:  # noqa: PLR2004 - the number is the name
        response["WWW-Authenticate"] = 'Bearer realm="Pobratym"'
    return response


def install(api: NinjaAPI) -> None:
    """Teach the API to answer every error that a view may raise."""
    answers: dict[type[Exception], Any] = {
        Refused: _refused,
        RuleViolation: _rule,
        InvalidRow: _invalid_row,
        ValidationError: _invalid_input,
        AuthenticationError: _unauthorized,
        Throttled: _throttled,
        HttpError: _http,
        PermissionDenied: _forbidden,
        Http404: _not_found,
    }
    for error, answer in answers.items():
        api.add_exception_handler(error, answer)


def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(error.status, error.code, error.detail, field=error.field or None)


def _rule(request: HttpRequest, error: RuleViolation) -> HttpResponse:
    status = 412 if error.code == "changed_meanwhile" else 422
    return problem(status, error.code, error.message, field=error.field)


def _invalid_row(request: HttpRequest, error: InvalidRow) -> HttpResponse:
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    errors = [
        {"field": "" if field == "__all__" else field, "code": "invalid", "detail": message}
        for field, messages in by_field.items()
        for message in messages
    ]
    first = errors[0]
    return problem(422, "invalid", first["detail"], field=first["field"] or None, errors=errors)


def _invalid_input(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [
        {
            "field": ".".join(str(part) for part in found["loc"]),
            "code": str(found["type"]),
            "detail": str(found["msg"]),
        }
        for found in error.errors
    ]
    detail = _("Some values are not as the documentation describes them.")
    return problem(422, "invalid_input", detail, errors=errors)


def _unauthorized(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    detail = _("Send a working token: Authorization: Bearer …")
    return problem(401, "no_token", detail)


def _throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
    detail = _("Too many requests. Try again in %(seconds)d seconds.") % {
        "seconds": error.wait or 60
    }
    response = problem(429, "too_often", detail)
    response["Retry-After"] = str(error.wait or 60)
    return response


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    detail = _("The body is not JSON as RFC 8259 has it, or holds numbers that are too large.")
    return problem(error.status_code, "bad_json", detail)


def _forbidden(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    detail = str(error) or _("The member who made the token may not do this.")
    return problem(403, "not_allowed", detail)


def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, "not_found", _("There is nothing at this address."))
