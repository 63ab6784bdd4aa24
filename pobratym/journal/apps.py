from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation


class JournalConfig(AppConfig):
    name = "pobratym.journal"

    def ready(self) -> None:
        navigation.offer(
            navigation.NavItem(_("Journal"), "journal:index", "book-open-text", 90, "foot")
        )
