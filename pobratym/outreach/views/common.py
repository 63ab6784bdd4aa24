"""What the views of this room share."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from pobratym.core.http import OfficeRequest
from pobratym.outreach import permissions
from pobratym.partners.models import Tie
from pobratym.partners.selectors import tie as ties


def require_writer(request: OfficeRequest) -> None:
    """Raises: PermissionDenied."""
    if not permissions.may_write(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department keep first contacts."))


def may_write(request: OfficeRequest) -> bool:
    return permissions.may_write(request.user, request.community)


def tie_or_404(request: OfficeRequest, slug: str) -> Tie:
    """Return the tie at this address in the community of the request."""
    tie = ties.by_slug(request.community, slug)
    if tie is None:
        raise Http404
    return tie


def tie_asked(request: OfficeRequest) -> Tie | None:
    """Return the tie that `?tie=` names, if any."""
    slug = request.GET.get("tie", "")
    return ties.by_slug(request.community, slug) if slug else None
