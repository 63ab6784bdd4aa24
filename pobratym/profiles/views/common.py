"""What the pages of the profile share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pobratym.core.http import OfficeRequest
from pobratym.core.navigation import Part
from pobratym.people.models import Community
from pobratym.profiles import permissions
from pobratym.profiles.models import Profile
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.states import Block


def address(community: Community, name: str, *more: object) -> str:
    return reverse(f"profiles:{name}", args=[community.slug, *more])


def tabs(community: Community, current: str) -> list[Part]:
    """The pages of the profile."""
    pages = (
        ("page", _("Profile")),
        ("pictures", _("Photos and materials")),
        ("platforms", _("Platforms")),
        ("readers", _("Reader’s test")),
        ("versions", _("Versions")),
    )
    return [Part(title, address(community, name), name == current) for name, title in pages]


def profile_or_404(request: OfficeRequest) -> Profile:
    """The profile that is begun; pages about its parts do not exist before."""
    profile = profile_of(request.community)
    if profile.pk is None:
        raise Http404
    return profile


def require_write(request: OfficeRequest) -> None:
    if not permissions.may_write(request.user, request.community):
        raise PermissionDenied(_("The profile is written by officers and heads."))


def block_or_404(key: str) -> Block:
    if key not in Block.values:
        raise Http404
    return Block(key)


def page_of(
    request: OfficeRequest, name: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render one of the pages with what all of them show."""
    shared = {
        "tabs": tabs(request.community, name),
        "may_write": permissions.may_write(request.user, request.community),
    }
    return render(request, f"profiles/{name}.html", shared | context, status=status)


def pdf_response(request: HttpRequest, document: bytes, name: str) -> HttpResponse:
    """A PDF shown in the browser and saved under a sensible name."""
    response = HttpResponse(document, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
