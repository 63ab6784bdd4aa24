"""Settings of a community, and the installation's list of communities."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar
from pobratym.core.http import OfficeRequest, PersonRequest
from pobratym.people import guests, selectors
from pobratym.people.forms.communities import CommunityForm, NewCommunityForm
from pobratym.people.models import Community, GuestLink
from pobratym.people.services import communities, invitations
from pobratym.people.services.guests import revoke
from pobratym.people.views._common import attempt, done, form_page, read, require_administrator


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: OfficeRequest) -> HttpResponse:
    """GET, POST settings/ - facts about the community, its portal."""
    require_administrator(request)
    fresh = Community.objects.get(pk=request.community.pk)
    form = CommunityForm(request.POST or None, instance=fresh)
    if request.method == "POST" and form.is_valid():
        values, version = read(form)
        act, here = communities.change_community, request.community
        if attempt(form, lambda: act(here, values=values, version=version, by=request.user)):
            return done(request, _("Saved."), "people:settings", request.community.slug)
    return form_page(
        request, form, heading=_("Settings"), action=_("Save"), back="",
        template="people/settings.html", one_person=selectors.is_one_person(request.community),
    )  # fmt: skip


@require_safe
def links(request: OfficeRequest) -> HttpResponse:
    """GET settings/links/ - links given to guests, and where each stands."""
    require_administrator(request)
    now, purposes = calendar.now(), guests.registered()
    rows = [
        (link, link.state(now), purposes[link.purpose].title if link.purpose in purposes else "")
        for link in selectors.guest_links(request.community)
    ]
    return render(request, "people/guest_links.html", {"rows": rows})


@require_POST
def revoke_link(request: OfficeRequest, pk: int) -> HttpResponse:
    require_administrator(request)
    revoke(get_object_or_404(GuestLink, community=request.community, pk=pk), by=request.user)
    return redirect("people:links", request.community.slug)


@require_safe
def installation(request: PersonRequest) -> HttpResponse:
    """GET /installation/ - all communities; for the installation's administrator."""
    _require_superuser(request)
    context = {
        "communities": selectors.all_communities(),
        "issued": request.session.pop("issued_first", None),
    }
    return render(request, "people/installation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_community(request: PersonRequest) -> HttpResponse:
    _require_superuser(request)
    form = NewCommunityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        email = facts.pop("email")
        sent: list[invitations.Sent] = []
        act = invitations.found
        if attempt(form, lambda: sent.append(act(email=email, names=facts, by=request.user))):
            request.session["issued_first"] = {"email": email, "url": sent[0].url}
            return redirect("account:installation")
    where = reverse("account:installation")
    return form_page(
        request, form, heading=_("A new community"), action=_("Open the community"), back=where,
        template="people/plain_form_page.html",
    )  # fmt: skip


def _require_superuser(request: PersonRequest) -> None:
    if not request.user.is_superuser:
        raise PermissionDenied(_("Only the administrator of the installation may do this."))
