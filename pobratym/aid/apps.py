from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import attention, navigation, panels, timeline
from pobratym.core.panels import Panel


class AidConfig(AppConfig):
    name = "pobratym.aid"

    def ready(self) -> None:
        # Models are ready only now.
        from pobratym.aid import panels as ours  # noqa: PLC0415
        from pobratym.aid.attention import donors  # noqa: PLC0415
        from pobratym.journal import sentences  # noqa: PLC0415
        from pobratym.partners import handover  # noqa: PLC0415

        navigation.belongs("aid", to="partners")
        navigation.offer_tab("partners", navigation.Tab(_("Help"), "aid:list", "hand-heart", 50))
        navigation.offer_tab("partners.tie", navigation.Tab(_("help"), "aid:new", "hand-heart", 10))
        help_ = Panel(_("Help"), "aid/panels/help.html", ours.between, 50)
        panels.offer("partners.briefing", help_)
        panels.offer("contacts.organisation", help_)
        timeline.offer("partners.tie", ours.told)
        handover.offer(ours.parts)
        attention.offer(donors)
        sentences.register(**SENTENCES)


SENTENCES = {
    "aid.recorded": _("%(actor)s recorded help: %(object)s."),
    "aid.corrected": _("%(actor)s corrected the record of help “%(object)s”."),
    "aid.withdrawn": _("%(actor)s took back the record of help “%(what)s”."),
    "aid.campaign_opened": _("%(actor)s recorded the campaign “%(object)s”."),
    "aid.campaign_changed": _("%(actor)s changed the campaign “%(object)s”."),
    "aid.call_sent": _("%(actor)s marked partners as asked by “%(object)s”: %(ties)s."),
    "aid.call_answered": _("%(actor)s noted an answer to a call: %(object)s."),
}
