from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import attention, navigation, panels, search, tables, timeline
from pobratym.core.navigation import Tab
from pobratym.core.panels import Panel


class ExchangeConfig(AppConfig):
    name = "pobratym.exchange"

    def ready(self) -> None:
        # Models are ready only now.
        from pobratym.exchange import finding  # noqa: PLC0415
        from pobratym.exchange import panels as ours  # noqa: PLC0415
        from pobratym.exchange import tables as our_tables  # noqa: PLC0415
        from pobratym.exchange.attention import promises_due  # noqa: PLC0415
        from pobratym.journal import sentences  # noqa: PLC0415
        from pobratym.partners import handover  # noqa: PLC0415

        navigation.belongs("exchange", to="partners")
        for tab in (
            Tab(_("Promises"), "exchange:promises", "", 20),
            Tab(_("Give and take"), "exchange:exchange", "", 30),
        ):
            navigation.offer_tab("partners.under_tie", tab)
        page = "partners.tie"
        for panel in (
            Panel(_("Promises"), "exchange/panels/promises.html", ours.promises, 20),
            Panel(_("Give and take"), "exchange/panels/balance.html", ours.give_and_take, 30),
        ):
            panels.offer(page, panel)
        told = _("Promises and expectations")
        panels.offer(
            "partners.briefing", Panel(told, "exchange/panels/briefing.html", ours.briefing, 20)
        )
        timeline.offer(page, ours.told)
        handover.offer(ours.parts)
        attention.offer(promises_due)
        tables.offer(our_tables.PROMISES)
        search.offer(search.Source(_("Promises"), finding.find, order=41))
        sentences.register(**SENTENCES)


SENTENCES = {
    "exchange.promised": _("%(actor)s recorded a promise (%(side)s): %(text)s"),
    "exchange.promise_changed": _("%(actor)s changed a promise: %(text)s"),
    "exchange.promise_kept": _("%(actor)s recorded a promise as kept: %(text)s"),
    "exchange.promise_taken_back": _("%(actor)s recorded a promise as taken back: %(text)s"),
    "exchange.promise_reopened": _("%(actor)s opened a promise again: %(text)s"),
    "exchange.promise_removed": _("%(actor)s removed a promise: %(text)s"),
    "exchange.expectation_added": _("%(actor)s recorded an expectation or a fear: %(text)s"),
    "exchange.expectation_changed": _("%(actor)s changed an expectation or a fear: %(text)s"),
    "exchange.expectation_removed": _("%(actor)s removed an expectation or a fear: %(text)s"),
    "exchange.need_added": _("%(actor)s recorded a need: %(text)s"),
    "exchange.need_changed": _("%(actor)s changed a need: %(text)s"),
    "exchange.need_removed": _("%(actor)s removed a need: %(text)s"),
    "exchange.offer_added": _("%(actor)s recorded an offer: %(text)s"),
    "exchange.offer_changed": _("%(actor)s changed an offer: %(text)s"),
    "exchange.offer_removed": _("%(actor)s removed an offer: %(text)s"),
}
