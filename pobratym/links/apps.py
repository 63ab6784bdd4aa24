from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import attention, daily, navigation


class LinksConfig(AppConfig):
    name = "pobratym.links"

    def ready(self) -> None:
        from pobratym.links import services  # noqa: PLC0415 - models are ready only now
        from pobratym.links.attention import broken  # noqa: PLC0415

        navigation.belongs("links", to="partners")
        navigation.offer_tab("partners", navigation.Tab(_("Links"), "links:list", "link", 60))
        attention.offer(broken)
        daily.offer("links.check", services.every_night)
