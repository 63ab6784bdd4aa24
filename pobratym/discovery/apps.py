from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation


class DiscoveryConfig(AppConfig):
    name = "pobratym.discovery"

    def ready(self) -> None:
        from pobratym.discovery.sentences import SENTENCES  # noqa: PLC0415 - needs loaded models
        from pobratym.journal import sentences  # noqa: PLC0415

        sentences.register(**SENTENCES)
        navigation.offer(navigation.NavItem(_("Find a partner"), "discovery:find", "radar", 30))
