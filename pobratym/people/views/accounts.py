"""Where a person lands after signing in, and what they may do with their own account."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.core.http import PersonRequest
from pobratym.people import selectors
from pobratym.people.forms.accounts import MeForm
from pobratym.people.services import accounts
from pobratym.people.views._common import attempt, done, form_page


@require_safe
@never_cache
def start(request: PersonRequest) -> HttpResponse:
    """GET /start/ - the office of the person, in their language; a choice when there are more."""
    communities = selectors.communities_of(request.user)
    with translation.override(request.user.language):
        if len(communities) == 1:
            return redirect("office:today", communities[0].slug)
        return redirect("account:communities")


@require_safe
def communities(request: PersonRequest) -> HttpResponse:
    """GET /communities/ - the communities one works in; help for a member of none."""
    found = selectors.communities_of(request.user)
    return render(request, "people/communities.html", {"communities": found})


@require_http_methods(["GET", "HEAD", "POST"])
def me(request: PersonRequest) -> HttpResponse:
    """GET, POST /me/ - name, language; the way to password, second step, sessions, own data."""
    user = request.user
    form = MeForm(request.POST or None, initial={"name": user.name, "language": user.language})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        if attempt(form, lambda: accounts.change_self(user, **chosen)):
            with translation.override(chosen["language"]):
                return done(request, _("Your account is changed."), reverse("account:me"))
    return form_page(
        request,
        form,
        heading=_("My account"),
        action=_("Save"),
        back="",
        template="people/me.html",
        second_step=selectors.has_second_step(user),
        places=selectors.own_memberships(user),
    )
