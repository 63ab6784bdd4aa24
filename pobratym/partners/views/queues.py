"""What is easily forgotten: the leader's own part, the date of the last check."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pobratym.core import paging
from pobratym.core.http import OfficeRequest
from pobratym.partners.selectors import leader
from pobratym.partners.selectors import log as log_selectors
from pobratym.partners.selectors.log import LogFilters
from pobratym.partners.services import ties
from pobratym.partners.views.common import tie_to_change


@require_safe
def leader_part(request: OfficeRequest) -> HttpResponse:
    """Meetings and calls the leader took part in, and how many a year [S 3.1]."""
    number = paging.number_from(request.GET.get("page"))
    page = log_selectors.page(request.community, LogFilters(with_leader=True), number)
    for entry in page.rows:
        entry.community = request.community
    context = {"page": page, "years": leader.per_year(request.community)}
    return render(request, "partners/leader.html", context)


@require_POST
def checked(request: OfficeRequest, slug: str) -> HttpResponse:
    """The facts of a tie were compared with their source today, by the one who clicks."""
    tie = tie_to_change(request, slug)
    ties.check(tie, by=request.user)
    messages.success(request, _("Marked as checked today by you."))
    return redirect(tie)
