from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "pobratym.agreements"
    verbose_name = _("Agreements")

    def ready(self) -> None:
        from pobratym.agreements import offers  # noqa: PLC0415 - models must be loaded first

        offers.make()
