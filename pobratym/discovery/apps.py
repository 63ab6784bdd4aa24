from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation


class DiscoveryConfig(AppConfig):
    name = "pobratym.discovery"

    def ready(self) -> None:
        navigation.offer(navigation.NavItem(_("Find a partner"), "discovery:find", "radar", 30))
