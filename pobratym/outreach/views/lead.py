"""One lead: where it stands, what was tried, what to do next; links for answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.core.text import identifier
from pobratym.outreach.forms.letters import LinkForm
from pobratym.outreach.models import Letter, Reply
from pobratym.outreach.selectors import lead as selectors
from pobratym.outreach.selectors import letters
from pobratym.outreach.services import replies as services
from pobratym.outreach.states import ANSWER_PURPOSE, ReplyState
from pobratym.outreach.views.common import may_write, require_writer, tie_or_404
from pobratym.people.guests import address
from pobratym.people.models import GuestLink


@require_safe
def lead(request: OfficeRequest, slug: str) -> HttpResponse:
    tie = tie_or_404(request, slug)
    today = calendar.today()
    context = {
        "lead": selectors.of(tie, today=today),
        "tie": tie,
        "today": today,
        "may_write": may_write(request),
    }
    return render(request, "outreach/lead.html", context)


@require_http_methods(READ_WRITE)
def link(request: OfficeRequest, slug: str) -> HttpResponse:
    """Make a link for an answer; its address is shown once. `?letter=` writes it into a draft."""
    require_writer(request)
    tie = tie_or_404(request, slug)
    letter = _letter(request, tie.pk)
    initial = {"guest_name": tie.name_en or tie.name_uk, "language": "en"}
    form = LinkForm(request.POST or None, initial=initial)

    def write() -> Any:
        return services.invite(tie, form.asked(), letter=letter, by=request.user)

    issued = submit(request, form, write, done=_("The link is made."))
    context: dict[str, Any] = {"tie": tie, "letter": letter}
    if issued:
        context["address"] = address(issued)
        context["issued"] = issued.link
        return render(request, "outreach/link.html", context)
    return form_page(request, "outreach/link.html", form, **context)


def _letter(request: OfficeRequest, tie: int) -> Letter | None:
    pk = identifier(request.GET.get("letter"))
    found = letters.one(request.community, pk) if pk else None
    if pk and (found is None or found.tie_id != tie):
        raise Http404
    return found


@require_POST
def close_link(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    require_writer(request)
    tie = tie_or_404(request, slug)
    rows = GuestLink.objects.filter(community=request.community, purpose=ANSWER_PURPOSE)
    services.revoke(get_object_or_404(rows, pk=pk), by=request.user)
    messages.success(request, _("The link is closed: it opens nothing any more."))
    return redirect("outreach:lead", request.community.slug, tie.slug)


@require_POST
def settle_reply(request: OfficeRequest, pk: int) -> HttpResponse:
    """An answer was read, is set aside, or comes back in."""
    require_writer(request)
    reply = _reply(request, pk)
    state = request.POST.get("state", "")
    if state in ReplyState.values:
        services.settle(reply, state=ReplyState(state), by=request.user)
    return redirect("outreach:lead", request.community.slug, reply.tie.slug)


@require_http_methods(READ_WRITE)
def erase_reply(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    reply = _reply(request, pk)
    if request.method == "POST":
        services.erase(reply, by=request.user)
        messages.success(request, _("The answer is erased."))
        return redirect("outreach:lead", request.community.slug, reply.tie.slug)
    return render(request, "outreach/erase_reply.html", {"reply": reply, "tie": reply.tie})


def _reply(request: OfficeRequest, pk: int) -> Reply:
    rows = Reply.objects.filter(community=request.community)
    reply: Reply = get_object_or_404(
        rows.select_related("tie", "link__created_by", "interaction", "community"), pk=pk
    )
    reply.tie.community = request.community
    return reply
