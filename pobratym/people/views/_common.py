"""What the views of this room have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.core.forms import refuse
from pobratym.core.http import OfficeRequest
from pobratym.people import permissions
from pobratym.people.forms.base import VersionedForm

Crumbs = list[tuple[Any, str]]


def require_administrator(request: OfficeRequest) -> None:
    """Refuse, with the right that is missing, those who do not keep members and settings."""
    if not permissions.may_administer(request.user, request.community):
        raise PermissionDenied(_("Only the community’s administrator may do this."))


def require_writer(request: OfficeRequest) -> None:
    """Refuse those who neither keep partnerships nor administer the community."""
    if not permissions.may_keep_directory(request.user, request.community):
        raise PermissionDenied(
            _("Officers, heads of department and administrators may change this.")
        )


def attempt(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    """Call the service; a refusal is shown in the form and False returned."""
    try:
        act()
    except RuleViolation as problem:
        if problem.code == "changed_meanwhile" and isinstance(form, VersionedForm):
            form.instance.refresh_from_db(fields=["version"])
            # Whoever has compared may save over it, knowingly.
            form.data = dict(form.data.items()) | {"version": str(form.instance.version)}
        refuse(form, problem)
        return False
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    return True


def read(form: VersionedForm[Any]) -> tuple[dict[str, Any], int | None]:
    """Return the values and the version that was read; None, when the form did not say it."""
    values = dict(form.cleaned_data)
    return values, values.pop("version", None)


def form_page(
    request: HttpRequest, form: forms.BaseForm, *, heading: Any, action: Any, back: str,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show one form on a page of its own; a refused form answers 422."""
    context |= {"form": form, "heading": heading, "action": action, "back": back}
    template = context.pop("template", "people/form_page.html")
    return render(request, template, context, status=422 if form.errors else 200)


def done(request: HttpRequest, message: Any, where: Any, *args: Any) -> HttpResponse:
    """Say what happened and go on."""
    messages.success(request, message)
    return redirect(where, *args)
