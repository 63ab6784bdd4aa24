"""Today: what waits, the year in figures, the nine goals, what happened."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from babel.dates import format_date
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pobratym.core import attention, calendar, language
from pobratym.core.http import OfficeRequest
from pobratym.office.links import optional
from pobratym.office.selectors import today as selectors
from pobratym.partners import permissions as partners
from pobratym.people import permissions as people
from pobratym.people import selectors as members
from pobratym.talks.selectors import log

SHOWN: Final = 12
NEAR_DAYS: Final = 14


@require_safe
def today(request: OfficeRequest) -> HttpResponse:
    if selectors.is_new(request.community):
        return _start(request)
    return render(request, "office/today.html", _waiting(request) | _around(request))


def _start(request: OfficeRequest) -> HttpResponse:
    """The first page of an office without partners: what to do first."""
    steps = selectors.first_steps(
        request.community,
        may_write=partners.may_start(request.user, request.community),
        may_invite=people.may_administer(request.user, request.community),
    )
    return render(request, "office/start.html", {"steps": steps, "day": _day_in_words()})


def _waiting(request: OfficeRequest) -> dict[str, Any]:
    everything = attention.collect(request.community, request.user, today=calendar.today())
    mine = selectors.of_person(everything, request.user.pk)
    only_mine = request.GET.get("whose") == "mine"
    asked = mine if only_mine else everything
    show_all = request.GET.get("show") == "all"
    return {
        "items": asked if show_all else asked[:SHOWN],
        "waiting": len(asked),
        "more": 0 if show_all else max(0, len(asked) - SHOWN),
        "everything": len(everything),
        "mine": len(mine),
        "only_mine": only_mine,
        "can_divide": len(mine) != len(everything) or only_mine,
    }


def _around(request: OfficeRequest) -> dict[str, Any]:
    community, day = request.community, calendar.today()
    goals = selectors.goals(community)
    return {
        "today": day,
        "day": _day_in_words(),
        "figures": selectors.figures(community, today=day),
        "goals": goals,
        "has_gaps": any(goal.ties == 0 for goal in goals),
        "finding": optional("discovery:list", community),
        "steps": log.later_steps(community, after=day + timedelta(NEAR_DAYS)),
        "news": selectors.news(community),
        "journal_url": optional("journal:index", community),
        "talks_url": optional("talks:talks", community),
        "new_talk_url": optional("talks:new-talk", community)
        if partners.may_start(request.user, community)
        else "",
        "alone": members.is_one_person(community),
    }


def _day_in_words() -> str:
    return format_date(calendar.today(), "EEEE, d MMMM", locale=language.current())
