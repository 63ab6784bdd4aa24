"""Known ties of the world: lists taken in, looked at, used, taken out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import form_page, submit
from pobratym.core.paging import number_from
from pobratym.discovery import lists, permissions
from pobratym.discovery.forms import TieListForm
from pobratym.discovery.models import TieList
from pobratym.discovery.selectors import tie_lists as selectors
from pobratym.discovery.services import tie_lists as services
from pobratym.discovery.states import Trouble


def _require_keeper(request: OfficeRequest) -> None:
    if not permissions.may_keep_lists(request.user, request.community):
        raise Http404


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    """GET find/ties/ - the lists of this installation."""
    _require_keeper(request)
    return render(request, "discovery/tie_lists.html", {"lists": selectors.every()})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    """GET, POST find/ties/add/ - read a file; nothing counts before it was looked at."""
    _require_keeper(request)
    is_sent = request.method == "POST"
    form = TieListForm(request.POST, request.FILES) if is_sent else TieListForm()

    def write() -> TieList:
        data = dict(form.cleaned_data)
        file = data.pop("file")
        content = file.read(lists.MAX_BYTES + 1)
        return services.take(content, file_name=file.name, by=request.user, **data)

    done = _("The list is read. Look it through, then take it into use.")
    kept = submit(request, form, write, done=done)
    if kept:
        return redirect("discovery:tie-list", request.community.slug, kept.pk)
    return form_page(request, "discovery/tie_list_add.html", form)


@require_safe
def one(request: OfficeRequest, pk: int) -> HttpResponse:
    """GET find/ties/<list>/ - what a list holds, and the rows that gave no tie (`?trouble=`)."""
    _require_keeper(request)
    kept = get_object_or_404(TieList, pk=pk)
    trouble = request.GET.get("trouble", "")
    context: dict[str, Any] = {
        "list": kept,
        "sample": selectors.sample(kept),
        "trouble": trouble if trouble in Trouble else "",
        "counts": [(kind, kept.counts[kind]) for kind in Trouble if kept.counts.get(kind)],
        "page": selectors.troubles(kept, trouble, number=number_from(request.GET.get("page"))),
    }
    return render(request, "discovery/tie_list.html", context)


@require_POST
def use(request: OfficeRequest, pk: int) -> HttpResponse:
    _require_keeper(request)
    kept = get_object_or_404(TieList, pk=pk)
    try:
        kept = services.use(kept, by=request.user)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
    else:
        text = ngettext(
            "%(n)d tie counts in the ranking now.", "%(n)d ties count in the ranking now.",
            kept.counts["ties"],
        )  # fmt: skip
        messages.success(request, text % {"n": kept.counts["ties"]})
    return redirect("discovery:tie-list", request.community.slug, kept.pk)


@require_POST
def remove(request: OfficeRequest, pk: int) -> HttpResponse:
    _require_keeper(request)
    kept = get_object_or_404(TieList, pk=pk)
    services.remove(kept, by=request.user)
    done = _("“%(title)s” is taken out. The ranking is as it was before it.")
    messages.success(request, done % {"title": kept.title})
    return redirect("discovery:tie-lists", request.community.slug)
