"""Without an account: the page “partner with us”, and the form for an answer by link."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.core import language, limits, navigation, panels
from pobratym.core.limits import Rate
from pobratym.outreach import showing
from pobratym.outreach.forms.letters import AnswerForm
from pobratym.outreach.services import replies as services
from pobratym.outreach.states import ANSWER_PURPOSE
from pobratym.people.guests import GuestRequest, guest_page
from pobratym.people.models import Community

A_GUEST: Final = Rate(10, seconds=3600)


@login_not_required
@require_safe
def with_us(request: HttpRequest, community: str) -> HttpResponse:
    """Who we are, what we offer and look for, how to exchange, how to write to us."""
    found = get_object_or_404(Community, slug=community, has_portal=True)
    context = {
        "community": found,
        "shown": showing.of(found),
        "panels": panels.shown("outreach.with_us", found, request),
        **navigation.shown_public(request, found),
    }
    return render(request, "outreach/with_us.html", context)


@guest_page(ANSWER_PURPOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: GuestRequest, token: str) -> HttpResponse:
    """The small form that comes with a letter."""
    link = request.guest.link
    found = services.about(link)
    if found is None:
        raise Http404
    tie, letter = found
    form = AnswerForm(request.POST or None, initial={"organisation": link.guest_name})
    context = {"community": request.community, "tie": tie, "link": link, "form": form}
    if request.method == "POST" and form.is_valid():
        key = f"outreach.answer:{limits.address_of(request)}"
        if not limits.count(key, A_GUEST).allowed:
            form.add_error(None, _too_often())
        else:
            given = form.answer(language=language.current())
            services.receive(link, given, tie=tie, letter=letter, signs=form.signs())
            return render(request, "outreach/answer_sent.html", context)
    return render(request, "outreach/answer.html", context, status=422 if form.errors else 200)


def _too_often() -> ValidationError:
    return ValidationError(
        _("Too many answers came from your address. Please try again in an hour."),
        code="too_often",
    )
