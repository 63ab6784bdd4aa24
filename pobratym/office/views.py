from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pobratym.core import attention, calendar
from pobratym.core.http import OfficeRequest


@require_safe
def today(request: OfficeRequest) -> HttpResponse:
    day = calendar.today()
    items = attention.collect(request.community, request.user, today=day)
    return render(request, "office/today.html", {"items": items, "day": day})
