"""The door of the API: who asks, how often, in which language; what every answer carries."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any, Final, cast

import orjson
import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, Throttled
from ninja.security import HttpBearer

from pobratym.api import selectors, services
from pobratym.api.actors import ApiActor
from pobratym.api.models import ApiToken
from pobratym.api.states import Scope
from pobratym.api.v1.problems import Refused, problem
from pobratym.core import limits
from pobratym.core.limits import Rate
from pobratym.people.models import Community, User

log = structlog.get_logger()

A_TOKEN: Final = Rate(settings.API_RATE, seconds=60)
ANONYMOUS: Final = Rate(settings.API_RATE_ANONYMOUS, seconds=60)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks; without a token, somebody who may see what the portals show."""

    token: ApiToken | None
    left: int
    most: int

    @property
    def community(self) -> Community | None:
        return self.token.community if self.token else None

    @property
    def user(self) -> User:
        assert self.token is not None  # doors that are not public let nobody else in
        return self.token.issued_by

    @property
    def home(self) -> Community:
        assert self.token is not None
        return self.token.community

    @property
    def actor(self) -> ApiActor:
        assert self.token is not None
        return ApiActor(self.token)


class ApiRequest(HttpRequest):
    """A request that has passed the door."""

    auth: Caller


class Bearer(HttpBearer):
    """Lets in a token with `scope`; when `public`, also those without any token."""

    def __init__(self, scope: Scope, *, public: bool = False) -> None:
        super().__init__()
        self.scope, self.public = scope, public

    def __call__(self, request: HttpRequest) -> Any:
        translation.activate(translation.get_language_from_request(request))
        header = request.headers.get("Authorization")
        if header is None:
            return self._without_token(request)
        kind, _space, secret = header.partition(" ")
        if kind.lower() != "bearer":
            raise AuthenticationError
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """Queries: 1. Raises: 401, 429, 403."""
        found = selectors.token_by(token)
        if found is None:
            _count(f"api-guess:{limits.address_of(request)}", ANONYMOUS)
            raise AuthenticationError
        caller = Caller(found, _count(f"api:{found.pk}", A_TOKEN), A_TOKEN.most)
        request.auth = caller  # type: ignore[attr-defined] # see ApiRequest
        if self.scope not in found.scopes:
            raise Refused(
                403,
                "scope_missing",
                _("The token lacks the scope “%(scope)s”.") % {"scope": self.scope.value},
            )
        services.note_use(found)
        return caller

    def _without_token(self, request: HttpRequest) -> Caller:
        if not self.public:
            raise AuthenticationError
        left = _count(f"api-anonymous:{limits.address_of(request)}", ANONYMOUS)
        return Caller(None, left, ANONYMOUS.most)


def _count(key: str, rate: Rate) -> int:
    """Return how many requests are left. Raises: Throttled."""
    counted = limits.count(key, rate, cache="limits")
    if not counted.allowed:
        raise Throttled(wait=counted.again_in)
    return counted.left


def answer(request: HttpRequest, data: Any, *, status: int = 200, tag: str = "") -> HttpResponse:
    """Return data as JSON with its ETag; 304 without a body when the client has it already."""
    body = orjson.dumps(data)
    digest = hashlib.blake2b(body, digest_size=9).hexdigest()
    etag = f'"{tag}.{digest}"' if tag else f'"{digest}"'
    known = request.headers.get("If-None-Match", "")
    if known and request.method == "GET" and (known.strip() == "*" or etag in known):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(body, status=status, content_type="application/json")
    response["ETag"] = etag
    return response


def nothing_here(request: HttpRequest) -> HttpResponse:
    raise Http404


View = Callable[..., HttpResponseBase]


def finished(view: View) -> View:
    """Wrap a view: no sign-in, HEAD answered, every error a problem, headers set."""

    def finish(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = problem(404, "not_found", _("There is nothing at this address."))
        except Exception:
            if settings.TESTING:
                raise
            log.exception("api_failed", path=request.path)
            detail = _("Something went wrong on our side; number %(number)s in the log.")
            number = getattr(request, "id", "")
            response = problem(500, "failed", detail % {"number": number})
        if response.status_code == 405:  # noqa: PLR2004 - the number is the name
            allowed = response["Allow"]
            response = problem(405, "wrong_method", _("This address does not answer so."))
            response["Allow"] = allowed
        if is_head:
            cast("HttpResponse", response).content = b""
        _headers(request, response)
        return response

    update_wrapper(finish, view)
    marked: Any = finish
    marked.csrf_exempt = True  # no cookie opens this door
    marked.login_required = False
    return finish


def _headers(request: HttpRequest, response: HttpResponseBase) -> None:
    caller = getattr(request, "auth", None)
    if isinstance(caller, Caller):
        response["RateLimit-Limit"] = str(caller.most)
        response["RateLimit-Remaining"] = str(caller.left)
    if "Authorization" in request.headers:
        response["Cache-Control"] = "private, no-cache"
    else:
        # What needs no token is public: any page may read it.
        response["Cache-Control"] = "public, no-cache"
        if request.method == "GET":
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = "ETag, RateLimit-Remaining"
            response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Vary"] = "Authorization, Accept-Language"
