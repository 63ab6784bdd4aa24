"""Personal data: one's own, and the register of the community."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar
from pobratym.core.http import OfficeRequest, PersonRequest
from pobratym.journal.services import record
from pobratym.people import personal_data, selectors
from pobratym.people.forms.personal import EraseForm
from pobratym.people.personal_data import Subject
from pobratym.people.services.personal import MEMBERS, export_account, export_member
from pobratym.people.views._common import attempt, done, form_page, require_administrator


@require_safe
@never_cache
def mine(request: PersonRequest) -> HttpResponse:
    """GET /me/data/ - what is kept about me, why and until when."""
    places = selectors.own_memberships(request.user)
    context = {"places": places, "account": export_account(request.user)}
    return render(request, "people/my_data.html", context)


@require_safe
@never_cache
def export_mine(request: PersonRequest) -> HttpResponse:
    """GET /me/data/export/ - all of it as one JSON file."""
    data: dict[str, Any] = {"account": export_account(request.user)}
    for place in selectors.own_memberships(request.user):
        me = Subject(MEMBERS, str(place.pk), str(request.user), request.user.email)
        rows = personal_data.same_person(place.community, me)
        others = [row for row in rows if row.source != MEMBERS]
        kept: dict[str, Any] = {MEMBERS: [export_member(place.community, str(place.pk))]}
        data[place.community.slug] = kept | personal_data.export(place.community, others)
    return _file(data, "my-data.json")


@require_safe
def register(request: OfficeRequest) -> HttpResponse:
    """GET settings/personal-data/ - everybody, with ground, purpose and term."""
    require_administrator(request)
    today = calendar.today()
    everybody = personal_data.register(request.community)
    overdue = [subject for subject in everybody if subject.is_overdue(today)]
    titles = {source.name: source.title for source in personal_data.sources()}
    shown = overdue if request.GET.get("show") == "overdue" else everybody
    context = {
        "rows": [(one, titles[one.source], one.is_overdue(today)) for one in shown],
        "everybody": len(everybody),
        "overdue": len(overdue),
        "without_ground": sum(not subject.basis for subject in everybody),
        "only_overdue": shown is overdue,
    }
    return render(request, "people/personal_data.html", context)


@require_POST
def export(request: OfficeRequest, source: str, key: str) -> HttpResponse:
    """POST …/export/ - all rows that are this person, as one JSON file; noted in the journal."""
    require_administrator(request)
    subject = _subject(request, source, key)
    rows = personal_data.same_person(request.community, subject)
    data = personal_data.export(request.community, rows)
    changes = {"person": subject.name}
    record("people.data_exported", about=request.community, by=request.user, changes=changes)
    return _file(data, "personal-data.json")


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: OfficeRequest, source: str, key: str) -> HttpResponse:
    require_administrator(request)
    subject = _subject(request, source, key)
    form = EraseForm(request.POST or None, expects=subject.name)
    if request.method == "POST" and form.is_valid():
        reason, room = form.cleaned_data["reason"], personal_data.named(source)
        assert room is not None  # the subject was found in it
        if attempt(form, lambda: room.erase(request.community, key, reason, request.user)):
            return done(request, _("The person’s data are erased."), _list(request))
    heading = _("Erase the data of %(name)s") % {"name": subject.name}
    return form_page(
        request, form, heading=heading, action=_("Erase for good"), back=_list(request),
        crumbs=[(_("Personal data"), _list(request))], is_final=True,
        explain=_(
            "Name, contacts and everything about the person are removed. What they did stays in "
            "the journal under “erased person”. This cannot be undone."
        ),
    )  # fmt: skip


def _subject(request: OfficeRequest, source: str, key: str) -> Subject:
    subject = personal_data.find(request.community, source, key)
    if subject is None:
        raise Http404
    return subject


def _file(data: object, name: str) -> HttpResponse:
    text = orjson.dumps(data, default=str, option=orjson.OPT_INDENT_2)
    return HttpResponse(
        text,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _list(request: OfficeRequest) -> str:
    return reverse("people:personal-data", args=[request.community.slug])
