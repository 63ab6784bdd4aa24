"""What the pages of help share."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from pobratym.core.http import OfficeRequest
from pobratym.partners import permissions


def require_writer(request: OfficeRequest) -> None:
    if not permissions.may_start(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department record help."))
