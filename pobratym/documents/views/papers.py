"""The numbered file of letters: the register, one letter, print, XLSX, patterns."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from pobratym.core import calendar, paging, panels, text
from pobratym.core.errors import RuleViolation
from pobratym.core.forms import refuse
from pobratym.core.http import OfficeRequest, wants_fragment
from pobratym.documents import links, permissions, selectors, sheets
from pobratym.documents.forms import PaperForm, PatternForm
from pobratym.documents.models import Direction, Paper
from pobratym.documents.services import papers

LONGEST_PRINT = 5_000


def _search(request: OfficeRequest) -> selectors.PaperSearch:
    year = request.GET.get("year", "")
    return selectors.PaperSearch(
        words=text.clean_line(request.GET.get("q", ""))[:100],
        direction=request.GET.get("direction", ""),
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,  # noqa: PLR2004 - a year
        waiting="waiting" in request.GET,
    )


@require_safe
@vary_on_headers("HX-Request")
def register(request: OfficeRequest) -> HttpResponse:
    search = _search(request)
    page = selectors.paper_page(
        request.community, search, paging.number_from(request.GET.get("page"))
    )
    context = {
        "page": page,
        "search": search,
        "years": selectors.years(request.community),
        "directions": Direction.choices,
        "query": request.GET.urlencode(),
        "today": calendar.today(),
        "may_keep": permissions.may_keep_papers(request.user, request.community),
    }
    template = "documents/_papers.html" if wants_fragment(request) else "documents/papers.html"
    return render(request, template, context)


@require_safe
def printed(request: OfficeRequest) -> HttpResponse:
    search = _search(request)
    rows = selectors.papers(request.community, search).order_by("year", "direction", "n")
    context = {
        "rows": rows.select_related("answered")[:LONGEST_PRINT],
        "search": search,
        "today": calendar.today(),
    }
    return render(request, "documents/papers_print.html", context)


@require_safe
def workbook(request: OfficeRequest) -> HttpResponse:
    rows = selectors.papers(request.community, _search(request)).order_by("year", "direction", "n")
    heads = [
        _("Number"), _("Direction"), _("Registered on"), _("Correspondent"), _("Subject"),
        _("Sender’s number"), _("Sender’s date"), _("Language"), _("Answer by"), _("Answers"),
        _("About"),
    ]  # fmt: skip
    content = sheets.write(
        heads,
        (
            [
                row.number, row.get_direction_display(), row.registered_on, row.correspondent,
                row.subject, row.their_number, row.their_date, row.language, row.due_on,
                row.answered.number if row.answered else "", row.about_name,
            ]
            for row in rows.select_related("answered")[:LONGEST_PRINT]
        ),
        name=_("Register of letters"),
    )  # fmt: skip
    response = HttpResponse(content, content_type=sheets.XLSX)
    response["Content-Disposition"] = 'attachment; filename="letters.xlsx"'
    return response


@require_safe
def paper(request: OfficeRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(
        Paper.objects.select_related("answered", "registered_by", "community"),
        pk=pk,
        community=request.community,
    )
    context = {
        "paper": found,
        "answers": found.answers.all(),
        "today": calendar.today(),
        "panels": panels.shown("documents.paper", found, request),
        "may_keep": permissions.may_keep_papers(request.user, request.community),
    }
    return render(request, "documents/paper.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    _require_clerk(request)
    initial = {"direction": request.GET.get("direction", Direction.INCOMING)}
    if request.GET.get("answers", "").isdecimal():
        initial |= {"answered": request.GET["answers"], "direction": Direction.OUTGOING}
    token, target = _about(request)
    form = PaperForm(request.POST or None, community=request.community, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            found = papers.register(
                form.facts(),
                community=request.community,
                by=request.user,
                twice=form.cleaned_data["twice"],
                about=target.load() if target else None,
            )
        except RuleViolation as problem:
            refuse(form, problem)
            if problem.code == "same_paper":
                form.offer_twice()
        else:
            messages.success(
                request, _("Registered under the number %(number)s") % {"number": found.number}
            )
            return redirect(found)
    context = {"form": form, "target": target, "token": token}
    return render(request, "documents/paper_form.html", context, status=422 if form.errors else 200)


def _about(request: OfficeRequest) -> tuple[str, links.Target | None]:
    """What the letter is about, if a page of ours said so."""
    token = request.POST.get("about") or request.GET.get("about") or ""
    target = links.read(token)
    if target is not None and target.community_id != request.community.pk:
        raise Http404
    return token, target


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: OfficeRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Paper, pk=pk, community=request.community)
    _require_clerk(request)
    initial = {
        name: getattr(found, name)
        for name in ("correspondent", "subject", "registered_on", "their_number", "their_date",
                     "language", "due_on", "answered", "note")
    }  # fmt: skip
    form = PaperForm(
        request.POST or None, community=request.community, paper=found, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        try:
            found = papers.correct(found, form.facts(direction=found.direction), by=request.user)
        except RuleViolation as problem:
            refuse(form, problem)
        else:
            messages.success(request, _("The corrections are kept."))
            return redirect(found)
    context = {"form": form, "paper": found}
    return render(request, "documents/paper_form.html", context, status=422 if form.errors else 200)


@require_safe
def patterns(request: OfficeRequest) -> HttpResponse:
    return _patterns_page(request)


@require_POST
def set_pattern(request: OfficeRequest) -> HttpResponse:
    if not permissions.may_set_patterns(request.user, request.community):
        raise PermissionDenied(_("Numbers are set by the head or the administrator."))
    form = PatternForm(request.POST)
    if form.is_valid():
        try:
            papers.set_pattern(**form.cleaned_data, community=request.community, by=request.user)
        except RuleViolation as problem:
            refuse(form, problem)
        else:
            messages.success(request, _("Future letters are numbered in this way."))
            return redirect("documents:patterns", request.community.slug)
    return _patterns_page(request, refused=form)


def _patterns_page(request: OfficeRequest, refused: PatternForm | None = None) -> HttpResponse:
    present = selectors.patterns(request.community)
    forms = []
    for direction in Direction:
        mine = refused and refused.data.get("direction") == direction.value
        form = refused if mine else PatternForm(
            initial={"direction": direction.value, "pattern": present[direction.value]},
            prefix=None,
            auto_id=f"id_{direction.value}_%s",
        )  # fmt: skip
        forms.append((direction.label, form))
    context = {
        "forms": forms,
        "day": date_format(calendar.today()),
        "may_set": permissions.may_set_patterns(request.user, request.community),
    }
    return render(request, "documents/patterns.html", context, status=422 if refused else 200)


def _require_clerk(request: OfficeRequest) -> None:
    if not permissions.may_keep_papers(request.user, request.community):
        raise PermissionDenied(_("Letters are registered by clerks, officers and heads."))
