"""The page behind an invitation's link."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.people import selectors
from pobratym.people.forms.accounts import NewcomerForm
from pobratym.people.models import Invitation, User
from pobratym.people.services import invitations
from pobratym.people.states import LinkState
from pobratym.people.views._common import done


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """GET, POST /invitation/<token>/ - join: with a new account, or with the one there is."""
    found = selectors.invitation_by(token)
    state = found.state(calendar.now()) if found else None
    if found is None or state is not LinkState.OPEN:
        return closed(request, state)
    account = User.objects.filter(email=found.email).first()
    if account is None:
        return _newcomer(request, found)
    signed_in = request.user.is_authenticated and request.user.pk == account.pk
    if request.method == "POST" and signed_in:
        try:
            invitations.accept(found, user=account)
        except RuleViolation as problem:
            return render(
                request, "people/invitation.html", {"problem": problem.message}, status=422
            )
        return _welcome(request, found, account)
    context = {"invitation": found, "signed_in": signed_in, "next": request.path}
    return render(request, "people/invitation.html", context)


def _newcomer(request: HttpRequest, found: Invitation) -> HttpResponse:
    if request.user.is_authenticated:  # somebody else's link, or a second address
        context = {"invitation": found, "signed_in": False, "next": request.path}
        return render(request, "people/invitation.html", context)
    form = NewcomerForm(request.POST or None, email=found.email)
    if request.method == "POST" and form.is_valid():
        try:
            membership = invitations.accept_as_newcomer(found, **form.cleaned_data)
        except RuleViolation:
            return closed(request, LinkState.USED)
        perform_login(request, Login(user=membership.user, email=found.email))
        return _welcome(request, found, membership.user)
    context = {"invitation": found, "form": form}
    return render(request, "people/invitation.html", context, status=422 if form.errors else 200)


def _welcome(request: HttpRequest, found: Invitation, user: User) -> HttpResponse:
    with translation.override(user.language):
        message = _("Welcome to the office of %(community)s.")
        return done(
            request,
            message % {"community": found.community.short_name},
            "office:today",
            found.community.slug,
        )


def closed(request: HttpRequest, state: LinkState | None, language: str = "") -> HttpResponse:
    """Answer 410 for a link that worked once, 404 for one that never did; both kindly."""
    with translation.override(language or translation.get_language()):
        return render(
            request,
            "people/link_closed.html",
            {"state": state, "language": translation.get_language()},
            status=410 if state else 404,
        )
