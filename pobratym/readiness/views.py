"""The self-checks: three preconditions of success, capacity of both sides."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.partners import permissions
from pobratym.partners.views.common import tie_or_404, tie_to_change
from pobratym.readiness import selectors, services
from pobratym.readiness.forms import SelfCheckForm
from pobratym.readiness.states import Check


@require_safe
def page(request: OfficeRequest, tie: str) -> HttpResponse:
    found = tie_or_404(request, tie)
    context = {
        "tie": found,
        "checks": selectors.of(found).items(),
        "may_change": permissions.may_change(request.user, found),
    }
    return render(request, "readiness/readiness.html", context)


@require_http_methods(READ_WRITE)
def answer(request: OfficeRequest, tie: str, check: str) -> HttpResponse:
    found = tie_to_change(request, tie)
    if check not in Check.values:
        raise Http404
    chosen = Check(check)
    form = SelfCheckForm(request.POST or None, groups=selectors.of(found)[chosen])

    def write() -> Any:
        services.answer(found, check=chosen, replies=form.replies(), by=request.user)
        return True

    if submit(request, form, write, done=_("The answers are saved.")):
        return redirect("readiness:readiness", request.community.slug, found.slug)
    return form_page(request, "readiness/self_check.html", form, tie=found, check=chosen)
