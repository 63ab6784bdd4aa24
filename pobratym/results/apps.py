from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import attention, navigation, panels, search, tables
from pobratym.core.panels import Panel


class ResultsConfig(AppConfig):
    name = "pobratym.results"

    def ready(self) -> None:
        # Models are ready only now.
        from pobratym.journal import sentences  # noqa: PLC0415
        from pobratym.results import offers  # noqa: PLC0415

        item = navigation.NavItem(_("Results"), "results:benchmarks", "chart-column", 70)
        navigation.offer(item)
        for tab in TABS:
            navigation.offer_tab("results", tab)
        attention.offer(offers.late)
        tie = Panel(_("Indicators"), "results/panels/tie.html", offers.of_tie, 35)
        panels.offer("partners.tie", tie)
        briefing = Panel(_("Indicators"), "results/panels/briefing.html", offers.in_briefing, 20)
        panels.offer("partners.briefing", briefing)
        search.offer(search.Source(_("Indicators"), offers.find, order=60))
        tables.offer(offers.MEASUREMENTS)
        sentences.register(**SENTENCES)


TABS = (
    navigation.Tab(_("Beside others"), "results:benchmarks", "scale", 10),
    navigation.Tab(_("Indicators"), "results:indicators", "chart-line", 20),
)
SENTENCES = {
    "results.indicator_begun": _("%(actor)s began to measure “%(object)s”."),
    "results.indicator_changed": _("%(actor)s changed the indicator “%(object)s”."),
    "results.indicator_closed": _("%(actor)s stopped measuring “%(object)s”."),
    "results.indicator_reopened": _("%(actor)s measures “%(object)s” again."),
    "results.measured": _("%(actor)s wrote down a value: %(object)s."),
    "results.measurement_corrected": _("%(actor)s corrected a value: %(object)s."),
    "results.measurement_withdrawn": _("%(actor)s took back a value: %(object)s."),
}
