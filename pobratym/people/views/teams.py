"""Working groups and the stakeholder map."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar, panels
from pobratym.core.http import OfficeRequest
from pobratym.people import permissions
from pobratym.people.forms.directory import (
    GroupForm,
    GroupMemberForm,
    StakeholderForm,
    UntilForm,
)
from pobratym.people.models import GroupMember, Stakeholder, WorkingGroup
from pobratym.people.selectors import directory
from pobratym.people.services import teams
from pobratym.people.views._common import Crumbs, attempt, done, form_page, read, require_writer


@require_safe
def groups(request: OfficeRequest) -> HttpResponse:
    context = {"groups": directory.groups(request.community), "may_write": _may_write(request)}
    return render(request, "people/groups.html", context)


@require_safe
def group(request: OfficeRequest, pk: int) -> HttpResponse:
    found = directory.group(request.community, pk)
    context = {
        "group": found,
        "panels": panels.shown("people.group", found, request),
        "may_write": _may_write(request),
        "crumbs": _crumbs(request),
    }
    return render(request, "people/group.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_group(request: OfficeRequest) -> HttpResponse:
    require_writer(request)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values, _first = read(form)
        made: list[WorkingGroup] = []
        act = teams.add_group
        if attempt(
            form, lambda: made.append(act(request.community, values=values, by=request.user))
        ):
            return done(request, _("The group is set up."), made[0].get_absolute_url())
    return form_page(
        request, form, heading=_("A new working group"), action=_("Set up"), back=_list(request),
        crumbs=_crumbs(request),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def edit_group(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = directory.group(request.community, pk)
    form = GroupForm(request.POST or None, instance=directory.group(request.community, pk))
    if request.method == "POST" and form.is_valid():
        values, version = read(form)
        if attempt(
            form, lambda: teams.change_group(found, values=values, version=version, by=request.user)
        ):
            return done(request, _("Saved."), found.get_absolute_url())
    return form_page(
        request, form, heading=found.name, action=_("Save"), back=found.get_absolute_url(),
        crumbs=_crumbs(request),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def end_group(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = directory.group(request.community, pk)
    form = UntilForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until"]
        if attempt(form, lambda: teams.end_group(found, until=until, by=request.user)):
            return done(request, _("Saved."), found.get_absolute_url())
    heading = _("%(name)s has done its work") % {"name": found.name}
    return form_page(
        request, form, heading=heading, action=_("Save"), back=found.get_absolute_url(),
        crumbs=_crumbs(request),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def add_to_group(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = directory.group(request.community, pk)
    form = GroupMemberForm(
        request.POST or None, instance=GroupMember(group=found), community=request.community
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if attempt(form, lambda: teams.add_to_group(found, values=values, by=request.user)):
            return done(request, _("Added."), found.get_absolute_url())
    heading = _("A member for %(name)s") % {"name": found.name}
    return form_page(
        request, form, heading=heading, action=_("Add"), back=found.get_absolute_url(),
        crumbs=_crumbs(request),
    )  # fmt: skip


@require_POST
def remove_from_group(request: OfficeRequest, pk: int, place: int) -> HttpResponse:
    require_writer(request)
    found = directory.group(request.community, pk)
    teams.remove_from_group(get_object_or_404(found.people, pk=place), by=request.user)
    return redirect(found)


@require_safe
def stakeholders(request: OfficeRequest) -> HttpResponse:
    """GET our-office/stakeholders/ - the grid of interest and influence, and the list; prints."""
    grid = directory.stakeholder_map(request.community)
    context = {
        "grid": [(place, found) for place, found in grid.items() if place != "unknown"],
        "unplaced": grid[next(place for place in grid if place == "unknown")],
        "everybody": [one for found in grid.values() for one in found],
        "may_write": _may_write(request),
        "today": calendar.today(),
    }
    return render(request, "people/stakeholders.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_stakeholder(request: OfficeRequest) -> HttpResponse:
    require_writer(request)
    form = StakeholderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values, _first = read(form)
        act = teams.add_stakeholder
        if attempt(form, lambda: act(request.community, values=values, by=request.user)):
            return done(request, _("Added."), _map(request))
    return form_page(
        request, form, heading=_("A new stakeholder"), action=_("Add"), back=_map(request),
        crumbs=[*_home(request), (_("Stakeholder map"), _map(request))],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def edit_stakeholder(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = get_object_or_404(Stakeholder, community=request.community, pk=pk)
    shown = get_object_or_404(Stakeholder, community=request.community, pk=pk)
    form = StakeholderForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        values, version = read(form)
        if attempt(
            form,
            lambda: teams.change_stakeholder(
                found, values=values, version=version, by=request.user
            ),
        ):
            return done(request, _("Saved."), _map(request))
    return form_page(
        request, form, heading=found.name, action=_("Save"), back=_map(request),
        crumbs=[*_home(request), (_("Stakeholder map"), _map(request))],
        remove_url=reverse("people:stakeholder-remove", args=[request.community.slug, pk]),
    )  # fmt: skip


@require_POST
def remove_stakeholder(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = get_object_or_404(Stakeholder, community=request.community, pk=pk)
    teams.remove_stakeholder(found, by=request.user)
    return done(request, _("Removed from the map."), _map(request))


def _may_write(request: OfficeRequest) -> bool:
    return permissions.may_keep_directory(request.user, request.community)


def _list(request: OfficeRequest) -> str:
    return reverse("people:groups", args=[request.community.slug])


def _map(request: OfficeRequest) -> str:
    return reverse("people:stakeholders", args=[request.community.slug])


def _home(request: OfficeRequest) -> Crumbs:
    return [(_("Our office"), reverse("people:our-office", args=[request.community.slug]))]


def _crumbs(request: OfficeRequest) -> Crumbs:
    return [*_home(request), (_("Working groups"), _list(request))]
