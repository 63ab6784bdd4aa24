"""Members of a community: the list, invitations, one member, roles, leaving."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar, language
from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.people import permissions, selectors
from pobratym.people.forms.members import (
    InviteForm,
    LanguageForm,
    LeaveForm,
    MemberForm,
    RolesForm,
)
from pobratym.people.models import Invitation, LanguageSkill, Membership
from pobratym.people.roles import Role
from pobratym.people.services import duties, invitations, members
from pobratym.people.services.invitations import Sent
from pobratym.people.views._common import (
    attempt,
    done,
    form_page,
    read,
    require_administrator,
    require_writer,
)

ISSUED = "issued_invitation"


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    """GET members/ - who works here, in which roles; who is invited."""
    now = calendar.now()
    administers = permissions.may_administer(request.user, request.community)
    people = selectors.members(request.community)
    context = {
        "members": people,
        "invitations": [
            (i, i.state(now)) for i in selectors.waiting_invitations(request.community)
        ],
        "may_administer": administers,
        "one_person": sum(member.ended_on is None for member in people) <= 1,
        "issued": request.session.pop(ISSUED, None) if administers else None,
    }
    return render(request, "people/members.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: OfficeRequest) -> HttpResponse:
    require_administrator(request)
    form = InviteForm(
        request.POST or None, initial={"roles": [Role.OFFICER], "language": language.current()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            sent = invitations.invite(request.community, **form.cleaned_data, by=request.user)
        except RuleViolation as problem:
            form.add_error(None, problem)
        else:
            return _issued(request, sent)
    return form_page(
        request, form, heading=_("Invite a colleague"), action=_("Send the invitation"),
        back=_list(request), crumbs=[(_("Members"), _list(request))],
    )  # fmt: skip


@require_POST
def send_again(request: OfficeRequest, pk: int) -> HttpResponse:
    require_administrator(request)
    found = get_object_or_404(Invitation, community=request.community, pk=pk)
    try:
        return _issued(request, invitations.send_again(found, by=request.user))
    except RuleViolation as problem:
        return done(request, problem.message, _list(request))


@require_POST
def revoke(request: OfficeRequest, pk: int) -> HttpResponse:
    require_administrator(request)
    found = get_object_or_404(Invitation, community=request.community, pk=pk)
    try:
        invitations.revoke(found, by=request.user)
    except RuleViolation as problem:
        return done(request, problem.message, _list(request))
    return done(
        request, _("The invitation is withdrawn; its link no longer works."), _list(request)
    )


@require_safe
def member(request: OfficeRequest, pk: int) -> HttpResponse:
    """GET members/<pk>/ - one member: roles, position, duties, languages."""
    found = selectors.member(request.community, pk)
    context = {
        "member": found,
        "may_administer": permissions.may_administer(request.user, request.community),
        "may_write": permissions.may_keep_directory(request.user, request.community),
        "crumbs": [(_("Members"), _list(request))],
    }
    return render(request, "people/member.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: OfficeRequest, pk: int) -> HttpResponse:
    require_administrator(request)
    found = selectors.member(request.community, pk)
    form = MemberForm(request.POST or None, instance=found, community=request.community)
    if request.method == "POST" and form.is_valid():
        fresh = selectors.member(request.community, pk)
        values, version = read(form)
        act = members.change_member
        if attempt(form, lambda: act(fresh, values=values, version=version, by=request.user)):
            return done(request, _("Saved."), _page(request, found))
    return form_page(
        request, form, heading=str(found.user), action=_("Save"), back=_page(request, found),
        crumbs=[(_("Members"), _list(request))],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: OfficeRequest, pk: int) -> HttpResponse:
    require_administrator(request)
    found = selectors.member(request.community, pk)
    form = RolesForm(request.POST or None, initial={"roles": [g.role for g in found.roles.all()]})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["roles"]
        if attempt(form, lambda: members.change_roles(found, roles=chosen, by=request.user)):
            return done(request, _("The roles are changed."), _page(request, found))
    heading = _("Roles of %(name)s") % {"name": found.user}
    return form_page(
        request, form, heading=heading, action=_("Save the roles"), back=_page(request, found),
        crumbs=[(_("Members"), _list(request))], explain_roles=True,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: OfficeRequest, pk: int) -> HttpResponse:
    require_administrator(request)
    found = selectors.member(request.community, pk)
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        if attempt(form, lambda: members.end_membership(found, **chosen, by=request.user)):
            message = _("%(name)s is no longer a member; what they did stays in the journal.")
            return done(request, message % {"name": found.user}, _list(request))
    heading = _("%(name)s leaves the community") % {"name": found.user}
    return form_page(
        request, form, heading=heading, action=_("End the membership"), back=_page(request, found),
        crumbs=[(_("Members"), _list(request))],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def add_language(request: OfficeRequest, pk: int) -> HttpResponse:
    found = selectors.member(request.community, pk)
    if found.user_id != request.user.pk:
        require_writer(request)
    form = LanguageForm(request.POST or None, instance=LanguageSkill(membership=found))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        if attempt(form, lambda: duties.add_language(found, values=chosen, by=request.user)):
            return done(request, _("The language is on the list."), _page(request, found))
    heading = _("A language of %(name)s") % {"name": found.user}
    return form_page(
        request, form, heading=heading, action=_("Add"), back=_page(request, found),
        crumbs=[(_("Members"), _list(request))],
    )  # fmt: skip


@require_POST
def remove_language(request: OfficeRequest, pk: int, skill: int) -> HttpResponse:
    found = selectors.member(request.community, pk)
    if found.user_id != request.user.pk:
        require_writer(request)
    duties.remove_language(get_object_or_404(found.languages, pk=skill), by=request.user)
    return redirect(_page(request, found))


def _issued(request: OfficeRequest, sent: Sent) -> HttpResponse:
    """The link is shown once, on the next page: where no mail server is, it is passed by hand."""
    request.session[ISSUED] = {"email": sent.invitation.email, "url": sent.url}
    return redirect(_list(request))


def _list(request: OfficeRequest) -> str:
    return reverse("people:members", args=[request.community.slug])


def _page(request: OfficeRequest, membership: Membership) -> str:
    return reverse("people:member", args=[request.community.slug, membership.pk])
