"""The lawful track: steps with clocks, files, letters."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.agreements import letters, permissions
from pobratym.agreements.forms.turns import DayForm, DoneForm, SkipForm
from pobratym.agreements.models import Step
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.services import track
from pobratym.agreements.views.common import (
    agreement_or_404,
    form_page,
    page_of,
)
from pobratym.core import calendar
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import act, saved
from pobratym.documents import links
from pobratym.documents import selectors as documents
from pobratym.law.rules import clocks


@require_safe
def page(request: OfficeRequest, code: str) -> HttpResponse:
    agreement = agreement_or_404(request, code)
    steps = selectors.steps(agreement)
    files = documents.files_of_many(steps)
    today = calendar.today()
    published = next((s.done_on for s in steps if s.code == track.PUBLICATION), None)
    context = {
        "rows": [(step, files[step.pk], step.is_late(on=today)) for step in steps],
        "repealed": {step.basis_id for step in steps if step.basis.is_repealed(on=today)},
        "current": selectors.current(steps),
        "council_from": published
        and clocks.earliest_consideration(published, days=calendar.working()),
        "own_way": track.OWN_WAY,
        "about": links.sign(agreement, community_id=request.community.pk),
        "today": today,
    }
    return page_of(request, agreement, "track", context)


def _step(request: OfficeRequest, code: str, step: str) -> Step:
    agreement = agreement_or_404(request, code)
    if not permissions.may_settle(request.user, agreement):
        raise PermissionDenied(_("Steps are settled by officers, heads, leaders and clerks."))
    return get_object_or_404(
        Step.objects.select_related("agreement__community"), agreement=agreement, code=step
    )


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: OfficeRequest, code: str, step: str, what: str) -> HttpResponse:
    """Start, finish or skip a step."""
    row = _step(request, code, step)
    form, write, title, action = _work(request, row, what)
    if saved(request, form, write, done=_("Recorded.")):
        return redirect("agreements:track", request.community.slug, code)
    return form_page(
        request, row.agreement, form, title=title, action=action, step=row, back="agreements:track"
    )


def _work(request: OfficeRequest, row: Step, what: str) -> tuple[Any, Any, str, str]:
    initial = {"version": row.version}
    form: Any
    if what == "done":
        form = DoneForm(request.POST or None, initial=initial)
        return (
            form,
            lambda: track.finish_step(
                row,
                track.Done(form.cleaned_data["on"], form.cleaned_data["number"]),
                version=form.cleaned_data["version"],
                by=request.user,
            ),
            _("Done: %(step)s") % {"step": row.name},
            _("Done"),
        )
    if what == "skip":
        form = SkipForm(request.POST or None, initial=initial)
        return (
            form,
            lambda: track.skip_step(row, **form.cleaned_data, by=request.user),
            _("Leave out: %(step)s") % {"step": row.name},
            _("Leave out"),
        )
    if what == "start":
        form = DayForm(request.POST or None)
        return (
            form,
            lambda: track.start_step(row, on=form.cleaned_data["on"], by=request.user),
            _("Begin: %(step)s") % {"step": row.name},
            _("Begin"),
        )
    raise Http404


@require_POST
def reopen(request: OfficeRequest, code: str, step: str) -> HttpResponse:
    row = _step(request, code, step)
    return act(
        request,
        lambda: track.reopen_step(row, by=request.user),
        done=_("The step is open again."),
        back=reverse("agreements:track", args=[request.community.slug, code]),
    )


@require_safe
def letter(request: OfficeRequest, code: str, kind: str, suffix: str) -> HttpResponse:
    """A letter or cover note, as DOCX to change or PDF to send."""
    agreement = agreement_or_404(request, code)
    made = letters.make(agreement, kind, suffix)
    if made is None:
        raise Http404
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{code}-{kind}.{suffix}"'
    return response
