"""A sheet on its way in: upload, columns, preview, run, undo."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import form_page, submit
from pobratym.core.paging import number_from
from pobratym.core.text import identifier
from pobratym.office import kinds, permissions, planning
from pobratym.office.forms import ColumnsForm, GroundsForm, SheetForm, UploadForm, decisions
from pobratym.office.kinds.persons import grounds
from pobratym.office.models import ImportBatch
from pobratym.office.reading import MAX_BYTES
from pobratym.office.selectors import imports as selectors
from pobratym.office.services import imports
from pobratym.office.services.background import run_import
from pobratym.office.states import BatchState, LineState


def _require_writer(request: OfficeRequest) -> None:
    if not permissions.may_import(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department bring sheets in."))


def _batch(request: OfficeRequest, pk: int) -> ImportBatch:
    batch = selectors.one(request.community, pk)
    if batch is None:
        raise Http404
    _require_writer(request)
    return batch


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: OfficeRequest) -> HttpResponse:
    _require_writer(request)
    asked = request.GET.get("table", "")
    first = {"table": asked} if asked in kinds.KINDS else None
    form = UploadForm(request.POST or None, request.FILES or None, initial=first)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            content = file.read(MAX_BYTES + 1)
            batch = imports.take(
                request.community,
                content=content,
                name=file.name,
                table=form.cleaned_data["table"],
                by=request.user,
            )
        except RuleViolation as problem:
            form.add_error("file", problem.message)
        else:
            return redirect("office:columns", request.community.slug, batch.pk)
    return form_page(request, "office/import.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
def map_columns(request: OfficeRequest, pk: int) -> HttpResponse:
    """Which column is which; `?sheet=&header=` looks at another sheet or row of titles."""
    batch = _batch(request, pk)
    if not batch.is_open:
        return redirect(batch)
    source = request.POST if request.method == "POST" else request.GET
    sheet = identifier(source.get("sheet"))
    if sheet is not None and sheet < len(batch.sheets):
        header = identifier(source.get("header")) if source.get("was") == str(sheet) else None
        if (sheet, header) != (batch.sheet, batch.header):
            imports.choose_sheet(batch, sheet, header)
    form = ColumnsForm(request.POST or None, batch=batch)
    if submit(
        request,
        form,
        lambda: imports.map_columns(batch, form.mapping()),
        done=_("The columns are remembered for your next sheet."),
    ):
        return redirect(batch)
    context = {"batch": batch, "sheet_form": SheetForm(batch=batch)}
    return form_page(
        request, "office/columns.html", form, **context, earlier=selectors.same_file(batch)
    )


@require_safe
def batch_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """The preview of an import; once it runs, how far it is; then what came of it."""
    batch = _batch(request, pk)
    if batch.state == BatchState.READ:
        return redirect("office:columns", request.community.slug, batch.pk)
    if batch.table == "comparison":
        return redirect("office:compare", request.community.slug, batch.pk)
    if not batch.is_open:
        return render(request, "office/imported.html", {"batch": batch})
    return render(request, "office/preview.html", _preview(request, batch))


def _preview(
    request: OfficeRequest, batch: ImportBatch, form: GroundsForm | None = None
) -> dict[str, Any]:
    plan, kind = planning.plan(batch), kinds.of(batch)
    if kind.asks_basis:
        form = form or GroundsForm(initial=grounds(batch))
    counts = plan.counts()
    state = request.GET.get("state", "")
    lines = [line for line in plan.lines if line.state == state] if state else plan.lines
    number = number_from(request.GET.get("page"))
    page = lines[(number - 1) * selectors.PAGE : number * selectors.PAGE]
    return {
        "batch": batch,
        "kind": kind,
        "form": form,
        "new": kind.counted(len(plan.new)),
        "counts": [(s, LineState(s).label, n) for s, n in counts.items() if n],
        "total": len(plan.lines),
        "cut": batch.sheets[batch.sheet]["cut"],
        "state": state if state in LineState else "",
        "rows": selectors.shown(batch, page),
        "next": number + 1 if number * selectors.PAGE < len(lines) else None,
        "previous": number - 1 if number > 1 else None,
        "questions": selectors.questions(batch, plan),
        "coming": len(plan.new),
        "merging": len(plan.merges),
        "left": len(plan.lines) - len(plan.new) - len(plan.merges),
        "twins": counts[LineState.TWIN],
        "twins_choice": batch.decisions.get("twins", ""),
    }


@require_POST
def decide(request: OfficeRequest, pk: int) -> HttpResponse:
    """Keep what was decided on the page; with `action=import`, go on and import."""
    batch = _batch(request, pk)
    if batch.table == "comparison":
        raise Http404
    form = GroundsForm(request.POST) if kinds.of(batch).asks_basis else None
    if form and batch.is_open and not form.is_valid():
        return render(request, "office/preview.html", _preview(request, batch, form), status=422)
    decided = decisions(request.POST, batch) | {"grounds": form.decided() if form else None}
    try:
        imports.decide(batch, **decided)
        if request.POST.get("action") != "import":
            return redirect(f"{batch.get_absolute_url()}?{request.GET.urlencode()}")
        return _import(request, batch)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
        return redirect(batch)


def _import(request: OfficeRequest, batch: ImportBatch) -> HttpResponse:
    """A short sheet at once; a long one in the background."""
    rows = len(batch.sheets[batch.sheet]["rows"])
    batch = imports.begin(batch)
    if rows > imports.MOST_IN_REQUEST:
        run_import.enqueue(batch.pk, get_language() or "uk")
        return redirect(batch)
    batch = imports.run(batch, by=request.user)
    if batch.state == BatchState.DONE:
        text = ngettext("%(n)d row added.", "%(n)d rows added.", batch.added)
        messages.success(request, text % {"n": batch.added})
    return redirect(batch)


@require_safe
def progress(request: OfficeRequest, pk: int) -> HttpResponse:
    return render(request, "office/_progress.html", {"batch": _batch(request, pk)})


@require_POST
def undo(request: OfficeRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    try:
        batch = imports.undo(batch, by=request.user)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
    else:
        messages.success(request, _("The import is undone."))
    return redirect(batch)
