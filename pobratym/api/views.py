"""Tokens in the office; the documentation for everybody."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.api import reference, selectors, services
from pobratym.api.forms import TokenForm
from pobratym.api.models import ApiToken
from pobratym.api.states import Scope
from pobratym.core import calendar
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import submit
from pobratym.people.permissions import may_administer

ISSUED = "issued_api_token"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: OfficeRequest) -> HttpResponse:
    """GET, POST api/ - the tokens of the community; a new one is shown once."""
    _require_administrator(request)
    form = TokenForm(request.POST or None)

    def write() -> Any:
        return services.issue(request.community, **form.values(), by=request.user)

    if issued := submit(request, form, write, done=_("The token is ready.")):
        request.session[ISSUED] = issued.secret
        return redirect("api:tokens", request.community.slug)
    now = calendar.now()
    labels = dict(Scope.choices)
    context = {
        "form": form,
        "rows": [
            (token, token.works(now), [labels[scope] for scope in token.scopes if scope in labels])
            for token in selectors.tokens_of(request.community)
        ],
        "secret": request.session.pop(ISSUED, ""),
        "address": f"{settings.PUBLIC_URL}/api/v1/",
        "now": now,
    }
    return render(request, "api/tokens.html", context, status=422 if form.errors else 200)


@require_POST
def revoke(request: OfficeRequest, pk: int) -> HttpResponse:
    _require_administrator(request)
    token = get_object_or_404(ApiToken, community=request.community, pk=pk)
    services.revoke(token, by=request.user)
    return redirect("api:tokens", request.community.slug)


@login_not_required
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """GET /api/docs/ - every address of the API, drawn from its own description."""
    context = {
        "groups": reference.groups(),
        "scopes": Scope.choices,
        "openapi": reverse("api-v1:openapi-json"),
        "address": f"{settings.PUBLIC_URL}/api/v1",
    }
    return render(request, "api/docs.html", context)


def _require_administrator(request: OfficeRequest) -> None:
    if not may_administer(request.user, request.community):
        raise PermissionDenied(_("Only the community’s administrator may do this."))
