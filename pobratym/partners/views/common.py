"""What the views of this room share."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

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
