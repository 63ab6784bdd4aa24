"""Precedents, clauses and the law as data."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.agreements import permissions
from pobratym.agreements.forms.library import ClauseForm, ImportForm
from pobratym.agreements.forms.turns import BasisForm, TermForm
from pobratym.agreements.models import LegalBasis, Matter, TrackStep, TrackTemplate
from pobratym.agreements.selectors import library as selectors
from pobratym.agreements.services import legal, library
from pobratym.agreements.states import CooperationKind, Section, Sphere
from pobratym.agreements.views.common import attempt
from pobratym.core import calendar, paging, text
from pobratym.core.errors import RuleViolation
from pobratym.core.forms import refuse
from pobratym.core.http import OfficeRequest
from pobratym.documents.services import files

READ_WRITE = ["GET", "HEAD", "POST"]


@require_safe
def precedents(request: OfficeRequest) -> HttpResponse:
    search = selectors.Search(
        words=text.clean_line(request.GET.get("q", ""))[:100],
        country=request.GET.get("country", "")[:150],
        sphere=request.GET.get("sphere", "")[:20],
        kind=request.GET.get("kind", "")[:20],
    )
    number = paging.number_from(request.GET.get("page"))
    context = {
        "search": search,
        "page": selectors.precedents(request.community, search, number),
        "others": selectors.of_others(request.community, search),
        "countries": selectors.countries(request.community),
        "spheres": Sphere.choices,
        "kinds": CooperationKind.choices,
        "sphere_labels": dict(Sphere.choices),
        "may_import": permissions.may_start(request.user, request.community),
    }
    return render(request, "agreements/precedents.html", context)


@require_http_methods(READ_WRITE)
def import_precedents(request: OfficeRequest) -> HttpResponse:
    if not permissions.may_start(request.user, request.community):
        raise PermissionDenied(_("Precedents are imported by officers and heads."))
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["upload"]
        try:
            done = library.import_precedents(
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
            return redirect("agreements:precedents", request.community.slug)
    context = {"form": form}
    return render(request, "agreements/import.html", context, status=422 if form.errors else 200)


@require_http_methods(READ_WRITE)
def clauses(request: OfficeRequest) -> HttpResponse:
    may_write = permissions.may_start(request.user, request.community)
    form = ClauseForm(request.POST or None)
    if request.method == "POST":
        if not may_write:
            raise PermissionDenied(_("Clauses are kept by officers and heads."))
        if attempt(
            request,
            form,
            lambda: library.keep_clause(
                form.cleaned_data["section"],
                {k: v for k, v in form.cleaned_data.items() if k != "section"},
                community=request.community,
                by=request.user,
            ),
            done=_("The clause is kept."),
        ):
            return redirect("agreements:clauses", request.community.slug)
    found = selectors.clauses(request.community)
    context = {
        "sections": [(section, found.get(section, [])) for section in Section],
        "form": form,
        "may_write": may_write,
    }
    return render(request, "agreements/clauses.html", context, status=422 if form.errors else 200)


@require_safe
def law(request: OfficeRequest) -> HttpResponse:
    """Bases, tracks and matters: shared by all communities, edited by the administrator."""
    today = calendar.today()
    context = {
        "bases": LegalBasis.objects.all(),
        "repealed": {basis.pk for basis in LegalBasis.objects.repealed(on=today)},
        "tracks": TrackTemplate.objects.prefetch_related("steps__basis"),
        "matters": Matter.objects.select_related("basis"),
        "may_edit": permissions.may_edit_law(request.user),
    }
    return render(request, "agreements/law.html", context)


@require_http_methods(READ_WRITE)
def edit_basis(request: OfficeRequest, basis: str) -> HttpResponse:
    _require_administrator(request)
    row = get_object_or_404(LegalBasis, code=basis)
    initial = {name: getattr(row, name) for name in BasisForm.base_fields}
    form = BasisForm(request.POST or None, initial=initial)
    if request.method == "POST" and attempt(
        request,
        form,
        lambda: legal.edit_basis(row, legal.BasisFacts(**form.cleaned_data), by=request.user),
        done=_("The legal basis is changed for all communities."),
    ):
        return redirect("agreements:law", request.community.slug)
    return _law_form(request, form, row.label)


@require_http_methods(READ_WRITE)
def edit_term(request: OfficeRequest, pk: int) -> HttpResponse:
    _require_administrator(request)
    row = get_object_or_404(TrackStep, pk=pk)
    form = TermForm(request.POST or None, initial={"clock": row.clock, "days": row.days})
    if request.method == "POST" and attempt(
        request,
        form,
        lambda: legal.edit_step_term(row, **form.cleaned_data, by=request.user),
        done=_("The term holds for agreements that begin their track from now on."),
    ):
        return redirect("agreements:law", request.community.slug)
    return _law_form(request, form, row.name)


def _law_form(request: OfficeRequest, form: BasisForm | TermForm, title: str) -> HttpResponse:
    context = {"form": form, "title": title}
    return render(request, "agreements/law_form.html", context, status=422 if form.errors else 200)


def _require_administrator(request: OfficeRequest) -> None:
    if not permissions.may_edit_law(request.user):
        raise PermissionDenied(_("The law is kept by the administrator of the installation."))
