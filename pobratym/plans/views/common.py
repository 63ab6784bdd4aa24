"""What the views of this room share."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import form_page
from pobratym.partners import permissions
from pobratym.partners.models import Tie
from pobratym.partners.views.common import tie_or_404, tie_to_change
from pobratym.plans.forms.fields import RowForm
from pobratym.plans.models import PlanVersion
from pobratym.plans.models.worded import Worded
from pobratym.plans.selectors import shown, versions

READ_WRITE: Final = ["GET", "HEAD", "POST"]

__all__ = [
    "READ_WRITE",
    "address",
    "attempt",
    "may_change",
    "plan_or_404",
    "row_form_page",
    "row_or_404",
    "tie_or_404",
    "tie_to_change",
]


def address(name: str, tie: Tie, *more: object) -> str:
    """Return the address of a page of this room under the tie."""
    return reverse(f"plans:{name}", args=[tie.community.slug, tie.slug, *more])


def plan_or_404(tie: Tie, number: int) -> PlanVersion:
    plan = versions.numbered(tie, number)
    if plan is None:
        raise Http404
    return plan


def row_or_404(model: type[Worded], *, tie: Tie, pk: int) -> Any:
    """Return a row of this tie, with the tie on it."""
    row: Any = get_object_or_404(model, tie=tie, pk=pk)
    row.tie = tie
    return row


def may_change(request: OfficeRequest, tie: Tie) -> bool:
    return permissions.may_change(request.user, tie)


def attempt(request: OfficeRequest, work: Any, *, done: str = "") -> bool:
    """Run a write behind a single button; say what came of it in a message."""
    try:
        work()
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
        return False
    if done:
        messages.success(request, done)
    return True


def row_form_page(
    request: OfficeRequest, template: str, form: RowForm[Any], **context: Any
) -> HttpResponse:
    """Show the form of a row; after a colleague's change, what is stored now stands beside it."""
    stored = []
    if form.has_error(NON_FIELD_ERRORS, "changed_meanwhile"):
        fresh = type(form.instance)._default_manager.get(pk=form.instance.pk)
        form.data = QueryDict(mutable=True)
        form.data.update(request.POST)
        form.data["version"] = str(fresh.version)
        stored = [
            (shown.label(field), shown.value(fresh, field))
            for field in shown.fields(fresh)
            if field.name in form.fields
            and getattr(fresh, field.name) != form.cleaned_data.get(field.name)
        ]
    context = {"stored": stored, "hint": None, "has_tone": False} | context
    return form_page(request, template, form, **context)
