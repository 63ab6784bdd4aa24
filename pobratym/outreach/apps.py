from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    name = "pobratym.outreach"
    verbose_name = _("First contact")

    def ready(self) -> None:
        from pobratym.outreach import offers, receivers  # noqa: F401, PLC0415 - after the models

        offers.make()
