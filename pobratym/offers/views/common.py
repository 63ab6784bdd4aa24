"""What the views of this room share."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from pobratym.core import text
from pobratym.core.http import OfficeRequest
from pobratym.offers import permissions
from pobratym.offers.models import Statement
from pobratym.offers.selectors import shown


def may_write(request: OfficeRequest) -> bool:
    return permissions.may_write(request.user, request.community)


def require_writer(request: OfficeRequest) -> None:
    if not may_write(request):
        raise PermissionDenied(_("Officers and heads of the department keep needs and offers."))


def statement_or_404(request: OfficeRequest, kind: str, pk: int) -> Statement:
    found = shown.statement(request.community, kind, pk)
    if found is None:
        raise Http404
    return found


def statement_to_change(request: OfficeRequest, kind: str, pk: int) -> Statement:
    """Return the row when the person may change it. Raises: Http404, PermissionDenied."""
    found = statement_or_404(request, kind, pk)
    require_writer(request)
    return found


def version_read(request: OfficeRequest, row: Statement) -> int:
    """The version a button was shown for; a button without one means the present row."""
    return text.identifier(request.POST.get("version")) or row.version
