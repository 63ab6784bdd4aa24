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
        from pobratym.plans import finding, handing_over, offers  # noqa: PLC0415
        from pobratym.plans import panels as ours  # noqa: PLC0415
        from pobratym.plans import tables as our_tables  # noqa: PLC0415

        navigation.belongs("plans", to="partners")
        tab = navigation.Tab(_("Joint plan"), "plans:plan", "", 10, covers=("plans:version",))
        navigation.offer_tab("partners.under_tie", tab)
        page = "partners.tie"
        panels.offer(
            page, Panel(_("Joint plan"), "plans/panels/plan.html", ours.plan, 10, wide=True)
        )
        panels.offer(
            "partners.briefing",
            Panel(_("Joint plan"), "plans/panels/briefing.html", ours.briefing, 10),
        )
        timeline.offer(page, offers.told)
        handover.offer(handing_over.parts)
        attention.offer(offers.attention)
        evidence.offer(offers.plan_in_place)
        evidence.offer(offers.joint_work)
        tables.offer(our_tables.INDICATORS)
        search.offer(search.Source(_("Joint plans"), finding.find, order=40))
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
}
