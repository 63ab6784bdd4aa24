from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation


class OfficeConfig(AppConfig):
    name = "pobratym.office"

    def ready(self) -> None:
        navigation.offer(navigation.NavItem(_("Today"), "office:today", "sun", order=10))
        navigation.offer(
            navigation.NavItem(_("Search"), "office:search", "search", order=999, place="search")
        )
