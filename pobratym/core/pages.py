"""What views that show a form have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from pobratym.core.errors import RuleViolation
from pobratym.core.forms import refuse
from pobratym.core.http import OfficeRequest

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


def form_page(
    request: OfficeRequest, template: str, form: forms.BaseForm, **context: Any
) -> HttpResponse:
    """Show a form; 422 when it was refused, so that scripts and htmx can tell."""
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
