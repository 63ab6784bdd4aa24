"""Everything under one partnership: /partners/<tie>/plan/…"""

from __future__ import annotations

from django.urls import path, register_converter

from pobratym.plans.states import Step
from pobratym.plans.views import parts, plan


class StepConverter:
    """One of the six steps by its address."""

    regex = "|".join(Step.values)

    def to_python(self, value: str) -> Step:
        return Step(value)

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(StepConverter, "plan_step")

app_name = "plans"

urlpatterns = [
    path("plan/", plan.page, name="plan"),
    path("plan/start/", plan.start, name="start"),
    path("plan/<int:number>/", plan.page, name="version"),
    path("plan/<int:number>/period/", plan.frame, name="frame"),
    path("plan/<int:number>/agree/", plan.agree, name="agree"),
    path("plan/<int:number>/review/", plan.review, name="review"),
    path("plan/<int:number>/discard/", plan.discard, name="discard"),
    path("plan/<int:number>/print/", plan.sheet, name="sheet"),
    path("plan/<int:number>/changes/", plan.changes, name="changes"),
    path("plan/<int:number>/simple-first/", parts.simple_first, name="simple-first"),
    path("plan/<int:number>/activities/<int:pk>/move/", parts.progress, name="progress"),
    path("plan/<int:number>/<plan_step:step>/", parts.page, name="step"),
    path("plan/<int:number>/<plan_step:step>/add/", parts.add, name="part-add"),
    path("plan/<int:number>/<plan_step:step>/<int:pk>/", parts.edit, name="part"),
    path("plan/<int:number>/<plan_step:step>/<int:pk>/place/", parts.place, name="part-place"),
    path("plan/<int:number>/<plan_step:step>/<int:pk>/remove/", parts.remove, name="part-remove"),
]
