"""What views that show a form have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

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
    results: list[Result] = []
    return results[0] if saved(request, form, lambda: results.append(write()), done=done) else None


def saved(
    request: OfficeRequest, form: forms.BaseForm, write: Callable[[], object], *, done: str
) -> bool:
    """Do as `submit` does, for a `write` that has no result; return whether it was done."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        write()
    except RuleViolation as problem:
        refuse(form, problem)
        return False
    except ValidationError as problem:
        known = set(form.fields)
        if hasattr(problem, "error_dict"):
            for field, errors in problem.error_dict.items():
                form.add_error(field if field in known else None, errors)
        else:
            form.add_error(None, problem)
        return False
    if done:
        messages.success(request, done)
    return True


def attempt(request: OfficeRequest, work: Callable[[], object], *, done: str = "") -> bool:
    """Run a write behind a single button; say what came of it in a message."""
    try:
        work()
    except ValidationError as problem:  # a broken rule too
        messages.error(request, " ".join(problem.messages))
        return False
    if done:
        messages.success(request, done)
    return True


def act(
    request: OfficeRequest, work: Callable[[], object], *, done: str, back: Any
) -> HttpResponse:
    """Run a write behind a single button, and go back to where it stands."""
    attempt(request, work, done=done)
    return redirect(back)


def told(form: forms.BaseForm) -> str:
    """Return all errors of a form as one sentence, for pages that do not show it again."""
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


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
