"""What views that show a form have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from pobratym.core import comparing
from pobratym.core.errors import RuleViolation
from pobratym.core.forms import ReadingForm, refuse
from pobratym.core.http import OfficeRequest

READ_WRITE: Final = ["GET", "HEAD", "POST"]

Result = TypeVar("Result")


def submit(
    request: OfficeRequest, form: forms.BaseForm, write: Callable[[], Result], *, done: str
) -> Result | None:
    """Run `write` when the posted form is valid; return its result, None when anything is wrong.

    A broken rule or constraint is shown in the form; on success the person reads `done`.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        result = write()
    except RuleViolation as problem:
        refuse(form, problem)
        return None
    except ValidationError as problem:
        known = set(form.fields)
        if hasattr(problem, "error_dict"):
            for field, errors in problem.error_dict.items():
                form.add_error(field if field in known else None, errors)
        else:
            form.add_error(None, problem)
        return None
    messages.success(request, done)
    return result


def attempt(request: OfficeRequest, work: Callable[[], object], *, done: str = "") -> bool:
    """Run a write behind a single button; say what came of it in a message."""
    try:
        work()
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
        return False
    if done:
        messages.success(request, done)
    return True


def form_page(
    request: OfficeRequest, template: str, form: forms.BaseForm, **context: Any
) -> HttpResponse:
    """Show a form; 422 when it was refused, so that scripts and htmx can tell.

    A form that reads a row also gets `differences`, see `core.comparing`: what a colleague wrote
    meanwhile, or None.
    """
    if isinstance(form, ReadingForm) and "differences" not in context:
        context["differences"] = comparing.merged(form, form.instance)
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
