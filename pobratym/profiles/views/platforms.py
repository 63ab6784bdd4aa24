"""Platforms: the text that fits, our entry there, when it was last looked at."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, act, form_page, submit
from pobratym.profiles.forms.outside import PlatformForm, PutForm
from pobratym.profiles.models import Listing
from pobratym.profiles.selectors import platforms as selectors
from pobratym.profiles.selectors.platforms import Entry
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import platforms as services
from pobratym.profiles.services.platforms import Put
from pobratym.profiles.views.common import (
    address,
    page_of,
    profile_or_404,
    require_write,
    tabs,
)


@require_safe
def platforms(request: OfficeRequest) -> HttpResponse:
    """GET profile/platforms/ - every platform, our entry there and whether it is in step."""
    profile = profile_of(request.community)
    return page_of(request, "platforms", {"entries": selectors.entries(profile)})


def _entry_or_404(request: OfficeRequest, code: str) -> Entry:
    found = selectors.entry(profile_or_404(request), code)
    if found is None:
        raise Http404
    return found


@require_http_methods(READ_WRITE)
def platform(request: OfficeRequest, code: str) -> HttpResponse:
    """GET the text for a platform; POST records that it has been copied there."""
    entry = _entry_or_404(request, code)
    listing = entry.listing
    form = PutForm(
        request.POST or None,
        initial={"link": listing.link, "needs_told": listing.needs_told} if listing else None,
    )
    if request.method == "POST":
        require_write(request)
    profile = profile_of(request.community)
    done = submit(
        request, form,
        lambda: services.put(
            profile, entry,
            Put(form.cleaned_data["published_on"], form.cleaned_data["link"],
                form.cleaned_data["needs_told"]),
            by=request.user,
        ),
        done=_("Recorded. We shall tell you when the profile and this entry differ."),
    )  # fmt: skip
    if done:
        return redirect(address(request.community, "platform", code))
    context = {"entry": entry, "form": form}
    status = 422 if form.errors else 200
    return page_of(request, "platform", context | {"current_tab": "platforms"}, status=status)


@require_POST
def check(request: OfficeRequest, code: str) -> HttpResponse:
    require_write(request)
    profile = profile_or_404(request)
    listing = get_object_or_404(Listing, profile=profile, platform=code)
    if "remove" in request.POST:
        return act(
            request,
            lambda: services.remove(profile, listing, by=request.user),
            done=_("The entry is no longer kept."),
            back=address(request.community, "platforms"),
        )
    return act(
        request,
        lambda: services.check(profile, listing, by=request.user),
        done=_("Checked today."),
        back=address(request.community, "platform", code),
    )


@require_http_methods(READ_WRITE)
def edit(request: OfficeRequest, code: str = "") -> HttpResponse:
    """Correct what is known of a platform, or add one."""
    require_write(request)
    profile = profile_or_404(request)
    found = _entry_or_404(request, code).platform if code else None
    start = {"version": found.version} if found else None
    form = PlatformForm(request.POST or None, instance=found, profile=profile, initial=start)
    done = submit(
        request, form,
        lambda: services.correct(
            request.community, code, form.facts(), version=form.cleaned_data["version"],
            by=request.user,
        )
        if found
        else services.add(request.community, form.facts(), by=request.user),
        done=_("The platform is kept."),
    )  # fmt: skip
    if done:
        return redirect(address(request.community, "platform", done.code))
    context = {"platform": found, "tabs": tabs(request.community, "platforms")}
    return form_page(request, "profiles/platform_form.html", form, **context)
