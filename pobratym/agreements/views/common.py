"""What the pages of one agreement share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from pobratym.agreements import permissions
from pobratym.agreements.models import Agreement
from pobratym.core.http import OfficeRequest
from pobratym.core.navigation import Part


def tabs(agreement: Agreement, current: str) -> list[Part]:
    """The four pages of an agreement."""
    pages = (
        ("agreement", _("Overview")),
        ("text", _("Text")),
        ("track", _("Lawful track")),
        ("copies", _("Copies and signing")),
    )
    args = [agreement.community.slug, agreement.code]
    return [
        Part(title, reverse(f"agreements:{name}", args=args), name == current)
        for name, title in pages
    ]


def agreement_or_404(request: OfficeRequest, code: str) -> Agreement:
    return get_object_or_404(
        Agreement.objects.select_related("community", "tie", "parent__community"),
        community=request.community,
        code=code,
    )


def agreement_to_write(request: OfficeRequest, code: str) -> Agreement:
    agreement = agreement_or_404(request, code)
    if not permissions.may_write(request.user, agreement):
        raise PermissionDenied(_("Agreements are written by officers and heads."))
    return agreement


def page_of(
    request: OfficeRequest, agreement: Agreement, name: str, context: dict[str, Any], **more: Any
) -> HttpResponse:
    """Render one of the four pages, with what all of them show."""
    shared = {
        "agreement": agreement,
        "tabs": tabs(agreement, name),
        "may_write": permissions.may_write(request.user, agreement),
        "may_settle": permissions.may_settle(request.user, agreement),
    }
    return render(request, f"agreements/{name}.html", shared | context, **more)


def form_page(
    request: OfficeRequest, agreement: Agreement, form: BaseForm, **context: Any
) -> HttpResponse:
    """Render a page with one form; a refused one answers 422."""
    return render(
        request,
        "agreements/form.html",
        {"agreement": agreement, "form": form} | context,
        status=422 if form.errors else 200,
    )
