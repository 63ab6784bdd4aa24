"""Lists of what is easily forgotten: donors to follow up, the leader's own part."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pobratym.core import calendar, paging
from pobratym.core.http import OfficeRequest
from pobratym.partners import permissions
from pobratym.partners.selectors import followup, leader
from pobratym.partners.selectors import log as log_selectors
from pobratym.partners.selectors.log import LogFilters
from pobratym.partners.services import ties
from pobratym.partners.views.common import tie_to_change


@require_safe
def follow_up(request: OfficeRequest) -> HttpResponse:
    """Everybody who helped once, with the next step and its date [S 1.3]."""
    context = {
        "donors": followup.donors(request.community),
        "today": calendar.today(),
        "may_write": permissions.may_start(request.user, request.community),
    }
    return render(request, "partners/follow_up.html", context)


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
