from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import attention, navigation, panels, search, tables, timeline
from pobratym.core.panels import Panel


class PlansConfig(AppConfig):
    name = "pobratym.plans"

    def ready(self) -> None:
        # Models are ready only now.
        from pobratym.journal import sentences  # noqa: PLC0415
        from pobratym.partners import evidence, handover  # noqa: PLC0415
        from pobratym.partners.rules.vitality import Part  # noqa: PLC0415
        from pobratym.plans import finding, handing_over, offers  # noqa: PLC0415
        from pobratym.plans import panels as ours  # noqa: PLC0415
        from pobratym.plans import tables as our_tables  # noqa: PLC0415

        navigation.belongs("plans", to="partners")
        page = "partners.tie"
        for panel in (
            Panel(_("Joint plan"), "plans/panels/plan.html", ours.plan, 10, wide=True),
            Panel(_("Promises"), "plans/panels/promises.html", ours.promises, 20),
            Panel(_("Give and take"), "plans/panels/balance.html", ours.give_and_take, 30),
            Panel(_("Readiness"), "plans/panels/readiness.html", ours.self_checks, 40),
        ):
            panels.offer(page, panel)
        panels.offer(
            "partners.briefing",
            Panel(_("Plan and promises"), "plans/panels/briefing.html", ours.briefing, 10),
        )
        timeline.offer(page, offers.told)
        handover.offer(handing_over.parts)
        attention.offer(offers.attention)
        evidence.offer(Part.PLAN, offers.plan_in_place)
        evidence.offer(Part.WORK, offers.joint_work)
        tables.offer(our_tables.PROMISES)
        tables.offer(our_tables.INDICATORS)
        search.offer(search.Source(_("Plans and promises"), finding.find, order=40))
        sentences.register(**SENTENCES)


SENTENCES = {
    "plans.drafted": _("%(actor)s began version %(number)s of the plan with %(object)s."),
    "plans.framed": _("%(actor)s changed period or note of plan %(number)s with %(object)s."),
    "plans.agreed": _("%(actor)s recorded that plan %(number)s with %(object)s is agreed."),
    "plans.reviewed": _("%(actor)s recorded a joint review of plan %(number)s with %(object)s."),
    "plans.discarded": _("%(actor)s threw away draft %(number)s of the plan with %(object)s."),
    "plans.part_added": _("%(actor)s added to plan %(number)s: %(text)s"),
    "plans.part_changed": _("%(actor)s changed in plan %(number)s: %(text)s"),
    "plans.part_removed": _("%(actor)s removed from plan %(number)s: %(text)s"),
    "plans.activity_moved": _("%(actor)s marked an activity as “%(state)s”: %(text)s"),
    "plans.promised": _("%(actor)s recorded a promise (%(side)s): %(text)s"),
    "plans.promise_changed": _("%(actor)s changed a promise: %(text)s"),
    "plans.promise_kept": _("%(actor)s recorded a promise as kept: %(text)s"),
    "plans.promise_taken_back": _("%(actor)s recorded a promise as taken back: %(text)s"),
    "plans.promise_reopened": _("%(actor)s opened a promise again: %(text)s"),
    "plans.promise_removed": _("%(actor)s removed a promise: %(text)s"),
    "plans.expectation_added": _("%(actor)s recorded an expectation or a fear: %(text)s"),
    "plans.expectation_changed": _("%(actor)s changed an expectation or a fear: %(text)s"),
    "plans.expectation_removed": _("%(actor)s removed an expectation or a fear: %(text)s"),
    "plans.need_added": _("%(actor)s recorded a need: %(text)s"),
    "plans.need_changed": _("%(actor)s changed a need: %(text)s"),
    "plans.need_removed": _("%(actor)s removed a need: %(text)s"),
    "plans.offer_added": _("%(actor)s recorded an offer: %(text)s"),
    "plans.offer_changed": _("%(actor)s changed an offer: %(text)s"),
    "plans.offer_removed": _("%(actor)s removed an offer: %(text)s"),
    "plans.self_checked": _("%(actor)s answered a self-check for %(object)s: %(check)s."),
}
