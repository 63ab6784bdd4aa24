"""A plan as a whole: its page, its life, its difference from the one before, its sheet."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar
from pobratym.core.dates import PartialDate
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, attempt, form_page, submit
from pobratym.partners import permissions
from pobratym.partners.views.common import tie_or_404, tie_to_change
from pobratym.plans.forms import AgreeForm, FrameForm, ReviewForm
from pobratym.plans.selectors import changes as differences
from pobratym.plans.selectors import sheet as sheets
from pobratym.plans.selectors import steps, versions
from pobratym.plans.services import versions as services
from pobratym.plans.states import Step
from pobratym.plans.views.common import address, plan_or_404, plan_to_change


@require_safe
def page(request: OfficeRequest, tie: str, number: int | None = None) -> HttpResponse:
    """The version asked for; without a number the draft, else the agreed one."""
    found = tie_or_404(request, tie)
    known = versions.of_tie(found)
    plan = (
        versions.current(known)
        if number is None
        else next((one for one in known if one.number == number), None)
    )
    if plan is None and number is not None:
        raise Http404
    context: dict[str, Any] = {
        "tie": found,
        "plan": plan,
        "versions": known,
        "has_draft": any(one.is_draft for one in known),
        "may_change": permissions.may_change(request.user, found),
        "today": calendar.today(),
    }
    if plan:
        content = versions.content(plan)
        context["steps"] = [(s, content.of(s.step)) for s in steps.of(plan, content)]
        context["stepper"] = [step for step, _rows in context["steps"]]
        context["complete"] = len(Step) - steps.missing(content)
        context["is_known"] = plan.is_draft or not content.is_empty
    return render(request, "plans/plan.html", context)


@require_POST
def start(request: OfficeRequest, tie: str) -> HttpResponse:
    found = tie_to_change(request, tie)
    done = _("A draft is begun. Go through the six steps in any order.")
    attempt(request, lambda: services.draft(found, by=request.user), done=done)
    return redirect(address("plan", found))


@require_http_methods(READ_WRITE)
def frame(request: OfficeRequest, tie: str, number: int) -> HttpResponse:
    plan = plan_to_change(request, tie, number)
    form = FrameForm(request.POST or None, instance=plan)

    def write() -> Any:
        version = form.read_version
        return services.frame(plan, values=form.facts(), version=version, by=request.user)

    if submit(request, form, write, done=_("The changes are saved.")):
        return redirect(plan)
    return form_page(request, "plans/frame.html", form, tie=plan.tie, plan=plan)


@require_http_methods(READ_WRITE)
def agree(request: OfficeRequest, tie: str, number: int) -> HttpResponse:
    plan = plan_to_change(request, tie, number)
    form = AgreeForm(
        request.POST or None, initial={"on": PartialDate.of(calendar.today()), "home": request.user}
    )

    def write() -> Any:
        return services.agree(plan, what=form.agreement(), by=request.user)

    if submit(request, form, write, done=_("The plan is agreed.")):
        return redirect(plan)
    stepper = steps.of(plan, versions.content(plan))
    return form_page(request, "plans/agree.html", form, tie=plan.tie, plan=plan, stepper=stepper)


@require_http_methods(READ_WRITE)
def review(request: OfficeRequest, tie: str, number: int) -> HttpResponse:
    plan = plan_to_change(request, tie, number)
    form = ReviewForm(request.POST or None, initial={"on": calendar.today()})

    def write() -> Any:
        return services.review(plan, **form.cleaned_data, by=request.user)

    if submit(request, form, write, done=_("The review is recorded.")):
        return redirect(plan)
    return form_page(request, "plans/review.html", form, tie=plan.tie, plan=plan)


@require_http_methods(READ_WRITE)
def discard(request: OfficeRequest, tie: str, number: int) -> HttpResponse:
    plan = plan_to_change(request, tie, number)
    if request.method == "POST":
        done = _("The draft is thrown away.")
        attempt(request, lambda: services.discard(plan, by=request.user), done=done)
        return redirect(address("plan", plan.tie))
    return render(request, "plans/discard.html", {"tie": plan.tie, "plan": plan})


@require_safe
def sheet(request: OfficeRequest, tie: str, number: int) -> HttpResponse:
    """The plan in two languages side by side, to print and to send."""
    found = tie_or_404(request, tie)
    plan = plan_or_404(found, number)
    context = {
        "tie": found,
        "plan": plan,
        "frames": sheets.frames(plan),
        "sections": sheets.sections(versions.content(plan)),
        "today": calendar.today(),
    }
    return render(request, "plans/sheet.html", context)


@require_safe
def changes(request: OfficeRequest, tie: str, number: int) -> HttpResponse:
    """What is different from the version before, or from the one named by `?from=`."""
    found = tie_or_404(request, tie)
    known = {plan.number: plan for plan in versions.of_tie(found)}
    plan = known.get(number)
    earlier = [known[n] for n in sorted(known, reverse=True) if n < number]
    if plan is None or not earlier:
        raise Http404
    asked = request.GET.get("from", "")
    before = next((one for one in earlier if str(one.number) == asked), earlier[0])
    context = {
        "tie": found,
        "plan": plan,
        "before": before,
        "earlier": earlier,
        "changes": differences.between(versions.content(before), versions.content(plan)),
    }
    return render(request, "plans/changes.html", context)
