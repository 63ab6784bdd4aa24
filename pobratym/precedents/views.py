"""Precedents: what others agreed."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.agreements.states import CooperationKind, Sphere
from pobratym.core import paging, text
from pobratym.core.errors import RuleViolation
from pobratym.core.forms import refuse
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE
from pobratym.documents.services import files
from pobratym.people import permissions
from pobratym.precedents import selectors, services
from pobratym.precedents.forms import ImportForm


@require_safe
def table(request: OfficeRequest) -> HttpResponse:
    search = selectors.Search(
        words=text.clean_line(request.GET.get("q", ""))[:100],
        country=request.GET.get("country", "")[:150],
        sphere=request.GET.get("sphere", "")[:20],
        kind=request.GET.get("kind", "")[:20],
        term=request.GET.get("term", "")[:10],
    )
    number = paging.number_from(request.GET.get("page"))
    context = {
        "search": search,
        "page": selectors.precedents(request.community, search, number),
        "others": selectors.of_others(request.community, search),
        "countries": selectors.countries(request.community),
        "spheres": Sphere.choices,
        "kinds": CooperationKind.choices,
        "terms": (("open", _("with no end")), ("fixed", _("with an end"))),
        "sphere_labels": dict(Sphere.choices),
        "may_import": permissions.may_write(request.user, request.community),
    }
    return render(request, "precedents/precedents.html", context)


@require_http_methods(READ_WRITE)
def import_file(request: OfficeRequest) -> HttpResponse:
    if not permissions.may_write(request.user, request.community):
        raise PermissionDenied(_("Precedents are imported by officers and heads."))
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["upload"]
        try:
            done = services.import_precedents(
                files.read(upload),
                name=upload.name or "",
                source=form.cleaned_data["source"],
                community=request.community,
                by=request.user,
            )
        except RuleViolation as problem:
            refuse(form, problem)
        else:
            added = ngettext("%(n)s row is added", "%(n)s rows are added", done.added)
            rest = _("known already: %(known)s, without a title: %(skipped)s")
            messages.success(
                request,
                f"{added % {'n': done.added}}; "
                f"{rest % {'known': done.known, 'skipped': done.skipped}}",
            )
            return redirect("precedents:list", request.community.slug)
    context = {"form": form}
    return render(request, "precedents/import.html", context, status=422 if form.errors else 200)
