"""What the views of this room share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.core.forms import refuse
from pobratym.core.http import OfficeRequest
from pobratym.partners import permissions
from pobratym.partners.models import Tie
from pobratym.partners.selectors import tie as tie_selectors


def tie_or_404(request: OfficeRequest, slug: str) -> Tie:
    """Return the tie at this address in the community of the request."""
    tie = tie_selectors.by_slug(request.community, slug)
    if tie is None:
        raise Http404
    return tie


def tie_to_change(request: OfficeRequest, slug: str) -> Tie:
    """Return the tie when the person may change it. Raises: Http404, PermissionDenied."""
    tie = tie_or_404(request, slug)
    if not permissions.may_change(request.user, tie):
        raise PermissionDenied(_("Officers and heads of the department change partnerships."))
    return tie


def submit(
    request: OfficeRequest, form: forms.BaseForm, write: Callable[[], Any], *, done: str
) -> Any | None:
    """Run `write` when the posted form is valid; return its result, None when anything is wrong.

    A broken rule is shown in the form; on success the person reads `done`.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        result = write()
    except RuleViolation as problem:
        refuse(form, problem)
        return None
    messages.success(request, done)
    return result


def form_page(
    request: OfficeRequest, template: str, form: forms.BaseForm, **context: Any
) -> HttpResponse:
    """Show a form; 422 when it was refused, so that scripts and htmx can tell."""
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def back_to(tie: Tie) -> HttpResponse:
    return redirect(tie)
