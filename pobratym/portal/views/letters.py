"""Writing to the community from abroad."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.core import limits
from pobratym.core.limits import Rate
from pobratym.people.actors import VisitorActor
from pobratym.people.models import Community
from pobratym.portal.forms import EnquiryForm
from pobratym.portal.views.common import public, show
from pobratym.talks.services.enquiries import receive_enquiry

A_VISITOR: Final = Rate(5, seconds=3600)
A_COMMUNITY: Final = Rate(60, seconds=3600)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, community: Community) -> HttpResponse:
    """GET, POST <community>/contact/ - a letter to the office; limits instead of a captcha."""
    form = EnquiryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not _may_write_again(request, community):
            form.add_error(None, _too_often())
        else:
            receive_enquiry(community, letter=form.letter(), by=VisitorActor())
            return redirect("portal_public:sent", community.slug)
    return show(
        request,
        community,
        "portal/write.html",
        title=_("Write to us"),
        description=_("Propose cooperation to %(community)s.")
        % {"community": community.short_name},
        form=form,
        status=422 if form.errors else 200,
    )


@public
@require_safe
def sent(request: HttpRequest, community: Community) -> HttpResponse:
    title = _("Your letter has arrived")
    return show(request, community, "portal/sent.html", title=title, description="")


def _may_write_again(request: HttpRequest, community: Community) -> bool:
    visitor = limits.count(f"enquiry:{limits.address_of(request)}", A_VISITOR)
    return visitor.allowed and limits.count(f"enquiries:{community.pk}", A_COMMUNITY).allowed


def _too_often() -> ValidationError:
    return ValidationError(
        _("Too many letters have come from here. Please try again in an hour, or send an e-mail."),
        code="too_often",
    )
