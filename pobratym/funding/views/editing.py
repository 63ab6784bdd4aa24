"""The catalogue is kept by the administrator of the installation."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.funding import permissions
from pobratym.funding.forms.programme import NewProgrammeForm, ProgrammeForm
from pobratym.funding.services import catalogue as services
from pobratym.funding.views.common import programme_or_404


def _require_keeper(request: OfficeRequest) -> None:
    if not permissions.may_edit(request.user):
        raise PermissionDenied(_("The catalogue is kept by the administrator of the installation."))


@require_http_methods(READ_WRITE)
def edit(request: OfficeRequest, code: str) -> HttpResponse:
    _require_keeper(request)
    programme = programme_or_404(code)
    form = ProgrammeForm(request.POST or None, instance=programme)

    def write() -> Any:
        return services.edit(
            programme,
            facts=form.facts(),
            deadlines=form.days(),
            version=form.read_version,
            by=request.user,
        )

    done = _("The programme is changed for all communities.")
    if submit(request, form, write, done=done):
        return redirect("funding:programme", request.community.slug, code)
    return form_page(
        request,
        "funding/form.html",
        form,
        programme=programme,
        title=_("Change a programme"),
        back_url=reverse("funding:programme", args=[request.community.slug, code]),
    )


@require_http_methods(READ_WRITE)
def add(request: OfficeRequest) -> HttpResponse:
    _require_keeper(request)
    form = NewProgrammeForm(request.POST or None)

    def write() -> Any:
        return services.add(
            code=form.code(), facts=form.facts(), deadlines=form.days(), by=request.user
        )

    added = submit(request, form, write, done=_("The programme is in the catalogue."))
    if added:
        return redirect("funding:programme", request.community.slug, added.code)
    return form_page(
        request,
        "funding/form.html",
        form,
        programme=None,
        title=_("Add a programme"),
        back_url=reverse("funding:index", args=[request.community.slug]),
    )
