"""Where the search begins: a community of unknown place chooses its main settlement."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pobratym.core import text
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import act
from pobratym.discovery import permissions
from pobratym.discovery.services import home as services
from pobratym.discovery.standing import HOME
from pobratym.places import selectors as places
from pobratym.places.models import Municipality


def nowhere(request: OfficeRequest) -> HttpResponse:
    """Say that the search has no place to begin at, and let a settlement be chosen (`?home=`)."""
    name = text.clean_line(request.GET.get("home", ""))[:200]
    context = {
        "asked": name,
        "may_settle": permissions.may_settle(request.user, request.community),
        "found": places.find(name, country=HOME) if name else None,
    }
    return render(request, "discovery/nowhere.html", context)


@require_POST
def settle(request: OfficeRequest) -> HttpResponse:
    """Let the search begin at a settlement (`place`)."""
    if not permissions.may_settle(request.user, request.community):
        raise PermissionDenied(_("Administrators keep the facts about the community."))
    pk = text.identifier(request.POST.get("place"))
    place = get_object_or_404(Municipality, pk=pk, country=HOME)
    return act(
        request,
        lambda: services.settle(request.community, municipality=place, by=request.user),
        done=_("The search begins here: %(town)s.") % {"town": place},
        back=reverse("discovery:find", args=[request.community.slug]),
    )
