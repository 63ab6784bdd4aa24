"""Papers about one tie: the leader's briefing and the handover pack."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from pobratym.core import panels
from pobratym.core.http import OfficeRequest
from pobratym.journal.services import record
from pobratym.partners import handover, permissions
from pobratym.partners.selectors import briefing as selectors
from pobratym.partners.views.common import tie_or_404, tie_to_change


@require_safe
def briefing(request: OfficeRequest, slug: str) -> HttpResponse:
    """One page before a meeting, on the screen and on paper."""
    tie = tie_or_404(request, slug)
    context = selectors.of(tie)
    context["may_change"] = permissions.may_change(request.user, tie)
    context["panels"] = panels.shown("partners.briefing", tie, request)
    return render(request, "partners/briefing.html", context)


@require_POST
def handover_pack(request: OfficeRequest, slug: str) -> HttpResponse:
    """The whole tie as a ZIP. It holds personal data, so that the journal knows who took it."""
    tie = tie_to_change(request, slug)
    content = handover.pack(tie)
    record("partners.handed_over", about=tie, by=request.user)
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{handover.filename(tie)}"'
    return response
