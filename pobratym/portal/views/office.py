"""The portal seen from the office: its style, its snippets, the letters that came."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import language, paging
from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import form_page, submit
from pobratym.partners.models import Tie
from pobratym.people.permissions import may_keep_directory, may_write
from pobratym.people.services.communities import change_community
from pobratym.places import selectors as places
from pobratym.places.models import Municipality
from pobratym.portal.forms import LeadForm, SettleForm, StyleForm
from pobratym.portal.selectors.partners import figures
from pobratym.talks.models import Enquiry
from pobratym.talks.selectors import enquiries as selectors
from pobratym.talks.services import enquiries
from pobratym.talks.states import EnquiryState


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: OfficeRequest) -> HttpResponse:
    """GET, POST portal/ - what the public sees, in which style, and how to embed it."""
    community = request.community
    may_change = may_keep_directory(request.user, community)
    if request.method == "POST" and not may_change:
        raise PermissionDenied(_("Officers, heads and administrators set up the portal."))
    form = StyleForm(request.POST or None, initial={"style": community.portal_style})

    def write() -> Any:
        values = {"portal_style": form.cleaned_data["style"]}
        return change_community(community, values=values, by=request.user)

    if submit(request, form, write, done=_("The style is saved.")):
        return redirect("portal:page", community.slug)
    ties = Tie.objects.of(community)
    return form_page(
        request,
        "portal/office.html",
        form,
        may_change=may_change,
        figures=figures(community),
        hidden=ties.filter(is_public=False).count(),
        snippets=_snippets(community.slug),
        waiting=selectors.count_waiting(community),
        home=f"{settings.PUBLIC_URL}{reverse('portal_public:home', args=[community.slug])}",
    )


@require_safe
def inbox(request: OfficeRequest) -> HttpResponse:
    """GET portal/enquiries/ - letters from abroad, those that wait by default."""
    state = request.GET.get("state", EnquiryState.NEW)
    found = selectors.found(request.community, state=state)
    number = paging.number_from(request.GET.get("page"))
    rows = Enquiry.objects.select_related("country")
    context = {
        "page": paging.page(found, number, rows=rows),
        "state": state,
        "states": [("all", _("all")), *EnquiryState.choices],
        "waiting": selectors.count_waiting(request.community),
    }
    return render(request, "portal/inbox.html", context)


@require_safe
def enquiry(request: OfficeRequest, pk: int) -> HttpResponse:
    found = _enquiry_or_404(request, pk)
    return _shown(request, found, SettleForm(), LeadForm())


@require_POST
def settle(request: OfficeRequest, pk: int) -> HttpResponse:
    """POST portal/enquiries/<pk>/settle/ - answered, set aside, or open again."""
    found = _enquiry_to_change(request, pk)
    form = SettleForm(request.POST)

    def write() -> Any:
        state = EnquiryState(form.cleaned_data["state"])
        return enquiries.settle(found, state=state, note=form.cleaned_data["note"], by=request.user)

    if submit(request, form, write, done=_("The enquiry is marked.")):
        return redirect("portal:inbox", request.community.slug)
    return _shown(request, found, form, LeadForm())


@require_POST
def lead(request: OfficeRequest, pk: int) -> HttpResponse:
    """POST portal/enquiries/<pk>/lead/ - begin a tie with who wrote."""
    found = _enquiry_to_change(request, pk)
    form = LeadForm(request.POST)
    candidates = _candidates(found)
    _offer(form, candidates)
    if form.is_valid():
        chosen = {str(place.pk): place for place in candidates}.get(form.cleaned_data["place"])
        try:
            tie = enquiries.turn_into_lead(found, body=chosen, by=request.user)
        except RuleViolation as problem:
            form.add_error(None, str(problem.message))
        else:
            messages.success(request, _("The lead is recorded. Nothing has been typed twice."))
            return redirect(tie)
    return _shown(request, found, SettleForm(), form)


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: OfficeRequest, pk: int) -> HttpResponse:
    """GET, POST portal/enquiries/<pk>/erase/ - for good, when the writer asks or the term ends."""
    found = _enquiry_to_change(request, pk)
    if request.method == "POST":
        enquiries.erase(found, by=request.user)
        messages.success(request, _("The enquiry is erased."))
        return redirect("portal:inbox", request.community.slug)
    return render(request, "portal/erase.html", {"enquiry": found})


def _enquiry_or_404(request: OfficeRequest, pk: int) -> Enquiry:
    found = selectors.by_pk(request.community, pk)
    if found is None:
        raise Http404
    return found


def _enquiry_to_change(request: OfficeRequest, pk: int) -> Enquiry:
    found = _enquiry_or_404(request, pk)
    if not may_write(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department answer enquiries."))
    return found


def _shown(
    request: OfficeRequest, found: Enquiry, form: SettleForm, lead_form: LeadForm
) -> HttpResponse:
    _offer(lead_form, _candidates(found))
    context = {
        "enquiry": found,
        "form": form,
        "lead_form": lead_form,
        "answer_language": language.name_of(found.language),
        "may_change": may_write(request.user, request.community),
    }
    refused = bool(form.errors or lead_form.errors)
    return render(request, "portal/enquiry.html", context, status=422 if refused else 200)


def _candidates(found: Enquiry) -> list[Municipality]:
    """Places of the writer's country whose name is like what was written."""
    named = found.organisation[: places.LONGEST_QUERY]
    nearest = places.find(named, country=found.country_id, limit=5).places
    return [one.municipality for one in nearest]


def _offer(form: LeadForm, candidates: list[Municipality]) -> None:
    field: Any = form.fields["place"]
    towns = [(str(place.pk), f"{place.name}, {place.country}") for place in candidates]
    field.choices = [*towns, (LeadForm.NEW, _("an organisation that is not kept yet"))]
    field.initial = towns[0][0] if towns else LeadForm.NEW


def _snippets(slug: str) -> list[dict[str, str]]:
    """What a webmaster copies into the official site: a link, a list, a map."""
    with translation.override("uk"):
        home = settings.PUBLIC_URL + reverse("portal_public:home", args=[slug])
        widget = settings.PUBLIC_URL + reverse("portal_public:widget", args=[slug])
    frame = '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>'
    words = _("Partners abroad")
    return [
        {"id": "snippet-link", "label": _("A link"), "code": f'<a href="{home}">{words}</a>'},
        {"id": "snippet-list", "label": _("The list"), "code": frame.format(widget, words, 480)},
        {
            "id": "snippet-map",
            "label": _("The map"),
            "code": frame.format(f"{widget}?show=map", words, 640),
        },
    ]
