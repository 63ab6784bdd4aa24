"""One step of a plan and its rows. The six steps work alike; what differs is their form."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, attempt, form_page, submit
from pobratym.partners import permissions
from pobratym.partners.views.common import tie_or_404
from pobratym.plans.forms import FORMS, PartForm
from pobratym.plans.models import Activity, Part, PlanVersion
from pobratym.plans.selectors import steps, versions
from pobratym.plans.services import parts as services
from pobratym.plans.states import ActivityState, Step
from pobratym.plans.views.common import address, plan_or_404, plan_to_change


@require_safe
def page(request: OfficeRequest, tie: str, number: int, step: Step) -> HttpResponse:
    found = tie_or_404(request, tie)
    plan = plan_or_404(found, number)
    content = versions.content(plan)
    stepper = steps.of(plan, content, at=step)
    here = next(i for i, one in enumerate(stepper) if one.step == step)
    may_change = permissions.may_change(request.user, found)
    context = {
        "tie": found,
        "plan": plan,
        "step": stepper[here],
        "previous": stepper[here - 1] if here else None,
        "next": stepper[here + 1] if here + 1 < len(stepper) else None,
        "stepper": stepper,
        "rows": content.of(step),
        "may_edit": plan.is_draft and may_change,
        "may_progress": may_change,
        "matrix": steps.matrix(content),
    }
    return render(request, "plans/step.html", context)


@require_http_methods(READ_WRITE)
def add(request: OfficeRequest, tie: str, number: int, step: Step) -> HttpResponse:
    plan = _draft_to_change(request, tie, number)
    form_class = FORMS[step]
    model = form_class._meta.model
    row = model(plan=plan)
    form = form_class(request.POST or None, instance=row, plan=plan, initial=_asked(request))

    def write() -> Any:
        return services.add(plan, model, values=form.facts(), by=request.user)

    if submit(request, form, write, done=_("Added.")):
        again = "add_another" in request.POST
        return redirect(address("part-add" if again else "step", plan.tie, number, step))
    return _form(request, form, plan, step)


@require_http_methods(READ_WRITE)
def edit(request: OfficeRequest, tie: str, number: int, step: Step, pk: int) -> HttpResponse:
    plan = _draft_to_change(request, tie, number)
    part = _part_or_404(plan, step, pk)
    form = FORMS[step](request.POST or None, instance=part, plan=plan)

    def write() -> Any:
        version = form.read_version
        return services.change(part, values=form.facts(), version=version, by=request.user)

    if submit(request, form, write, done=_("The changes are saved.")):
        return redirect(address("step", plan.tie, number, step))
    return _form(request, form, plan, step, part=part)


@require_POST
def place(request: OfficeRequest, tie: str, number: int, step: Step, pk: int) -> HttpResponse:
    """Move a row up or down by one."""
    plan = _draft_to_change(request, tie, number)
    part = _part_or_404(plan, step, pk)
    if request.POST.get("to") not in {"up", "down"}:
        raise Http404
    up = request.POST["to"] == "up"
    attempt(request, lambda: services.move(part, up=up))
    return redirect(address("step", plan.tie, number, step))


@require_POST
def remove(request: OfficeRequest, tie: str, number: int, step: Step, pk: int) -> HttpResponse:
    plan = _draft_to_change(request, tie, number)
    part = _part_or_404(plan, step, pk)
    attempt(request, lambda: services.remove(part, by=request.user), done=_("Removed."))
    return redirect(address("step", plan.tie, number, step))


@require_POST
def simple_first(request: OfficeRequest, tie: str, number: int) -> HttpResponse:
    plan = _draft_to_change(request, tie, number)
    done = _("The simplest procedures at the partner come first now.")
    attempt(request, lambda: services.simple_first(plan), done=done)
    return redirect(address("step", plan.tie, number, Step.ACTIVITIES))


@require_POST
def progress(request: OfficeRequest, tie: str, number: int, pk: int) -> HttpResponse:
    """Say how far an activity of an agreed plan is."""
    plan = plan_to_change(request, tie, number)
    activity = get_object_or_404(Activity, plan=plan, pk=pk)
    activity.plan = plan
    to = request.POST.get("to", "")
    if to not in ActivityState.values:
        raise Http404
    attempt(request, lambda: services.progress(activity, to=ActivityState(to), by=request.user))
    return redirect(address("step", plan.tie, number, Step.ACTIVITIES))


def _draft_to_change(request: OfficeRequest, slug: str, number: int) -> PlanVersion:
    plan = plan_to_change(request, slug, number)
    if not plan.is_draft:
        raise PermissionDenied(
            _("An agreed plan stays as it was agreed. Draft a new version to change it.")
        )
    return plan


def _part_or_404(plan: PlanVersion, step: Step, pk: int) -> Part:
    part: Part = get_object_or_404(FORMS[step]._meta.model, plan=plan, pk=pk)
    part.plan = plan
    return part


def _asked(request: OfficeRequest) -> dict[str, str]:
    """What a link already knows: `?goal=…&activity=…` of a cell without an effect."""
    return {name: request.GET[name] for name in ("goal", "activity") if name in request.GET}


def _form(
    request: OfficeRequest,
    form: PartForm,
    plan: PlanVersion,
    step: Step,
    part: Part | None = None,
) -> HttpResponse:
    """Show the form of a row under the stepper."""
    stepper = steps.of(plan, versions.content(plan), at=step)
    here = next(one for one in stepper if one.step == step)
    return form_page(
        request,
        "plans/part.html",
        form,
        tie=plan.tie,
        plan=plan,
        step=here,
        stepper=stepper,
        part=part,
    )
