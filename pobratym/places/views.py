from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import form_page, submit
from pobratym.people import permissions
from pobratym.places import services
from pobratym.places.forms import PlaceForm


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    """Add a place by hand, then go on where the person came from (`?next=`) with the place."""
    if not permissions.may_write(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department add places."))
    onward = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(onward, {request.get_host()}):
        onward = ""
    name = request.GET.get("name", "")[:200]
    form = PlaceForm(request.POST or None, initial={"name_uk": name})

    def write() -> Any:
        although = form.cleaned_data["although_similar"]
        return services.add_municipality(form.entry(), although_similar=although, by=request.user)

    place = submit(request, form, write, done=_("The place is added."))
    if place:
        joint = "&" if "?" in onward else "?"
        return redirect(f"{onward}{joint}place={place.pk}" if onward else request.community)
    return form_page(request, "places/add.html", form, onward=onward)
