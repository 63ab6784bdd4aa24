from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation


class ResultsConfig(AppConfig):
    name = "pobratym.results"

    def ready(self) -> None:
        item = navigation.NavItem(_("Results"), "results:benchmarks", "chart-column", 70)
        navigation.offer(item)
