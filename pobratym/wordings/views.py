"""The library of clauses; headings and labels of papers, language by language."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, saved
from pobratym.wordings import permissions, selectors, services, tongues
from pobratym.wordings.forms import ClauseForm, PhrasesForm
from pobratym.wordings.states import Section


@require_http_methods(READ_WRITE)
def clauses(request: OfficeRequest) -> HttpResponse:
    form = ClauseForm(request.POST or None)
    if request.method == "POST" and _kept(
        request,
        form,
        lambda: services.keep_clause(
            form.cleaned_data["section"],
            {k: v for k, v in form.cleaned_data.items() if k != "section"},
            community=request.community,
            by=request.user,
        ),
        done=_("The clause is kept."),
    ):
        return redirect("wordings:clauses", request.community.slug)
    found = selectors.clauses(request.community)
    context = {
        "sections": [(section, found.get(section, [])) for section in Section],
        "form": form,
        "may_write": permissions.may_write(request.user, request.community),
    }
    return render(request, "wordings/clauses.html", context, status=422 if form.errors else 200)


@require_safe
def languages(request: OfficeRequest) -> HttpResponse:
    """Which languages papers can print, and how sure we are of each."""
    book = selectors.book(request.community, tongues.TONGUES)
    context = {
        "rows": [
            {
                "code": code,
                "name": tongues.name(code),
                "own": tongues.own_name(code),
                "missing": len(book.missing(code)),
                "unread": book.unread(code),
                "readers": book.readers(code),
            }
            for code in tongues.TONGUES
        ]
    }
    return render(request, "wordings/languages.html", context)


@require_http_methods(READ_WRITE)
def phrases(request: OfficeRequest, language: str) -> HttpResponse:
    if language not in tongues.TONGUES:
        raise Http404
    book = selectors.book(request.community, {language, "en"})
    form = PhrasesForm(request.POST or None, book=book, language=language)
    if request.method == "POST" and _kept(
        request,
        form,
        lambda: services.write_phrases(
            language,
            form.words(),
            reader=form.cleaned_data["reader"],
            community=request.community,
            by=request.user,
        ),
        done=_("Kept. Papers that are drawn from now on print them."),
    ):
        return redirect("wordings:languages", request.community.slug)
    context = {
        "form": form,
        "name": tongues.name(language),
        "unread": book.unread(language),
        "may_write": permissions.may_write(request.user, request.community),
    }
    return render(request, "wordings/phrases.html", context, status=422 if form.errors else 200)


def _kept(request: OfficeRequest, form: Form, write: Callable[[], object], *, done: str) -> bool:
    """Run a service for a valid form of somebody who may."""
    if not permissions.may_write(request.user, request.community):
        raise PermissionDenied(_("Wordings are kept by officers and heads."))
    return saved(request, form, write, done=done)
