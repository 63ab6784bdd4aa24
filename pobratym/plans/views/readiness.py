"""The self-checks: three preconditions of success, capacity of both sides."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import form_page, submit
from pobratym.plans.forms.readiness import SelfCheckForm
from pobratym.plans.selectors import readiness as selectors
from pobratym.plans.services import readiness as services
from pobratym.plans.states import Check
from pobratym.plans.views.common import (
    READ_WRITE,
    address,
    may_change,
    tie_or_404,
    tie_to_change,
)


@require_safe
def page(request: OfficeRequest, tie: str) -> HttpResponse:
    found = tie_or_404(request, tie)
    context = {
        "tie": found,
        "checks": selectors.of(found).items(),
        "may_change": may_change(request, found),
    }
    return render(request, "plans/readiness.html", context)


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
        return redirect(address("readiness", found))
    return form_page(request, "plans/self_check.html", form, tie=found, check=chosen)
