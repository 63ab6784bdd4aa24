from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation, panels
from pobratym.core.navigation import Tab
from pobratym.core.panels import Panel


class ReadinessConfig(AppConfig):
    name = "pobratym.readiness"

    def ready(self) -> None:
        # Models are ready only now.
        from pobratym.journal import sentences  # noqa: PLC0415
        from pobratym.readiness.panels import self_checks  # noqa: PLC0415

        navigation.belongs("readiness", to="partners")
        navigation.offer_tab(
            "partners.under_tie", Tab(_("Readiness"), "readiness:readiness", "", 40)
        )
        panel = Panel(_("Readiness"), "readiness/panels/readiness.html", self_checks, 40)
        panels.offer("partners.tie", panel)
        sentences.register(**SENTENCES)


SENTENCES = {
    "readiness.self_checked": _("%(actor)s answered a self-check for %(object)s: %(check)s."),
}
