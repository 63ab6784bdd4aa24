from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProfilesConfig(AppConfig):
    name = "pobratym.profiles"
    verbose_name = _("Community profile")

    def ready(self) -> None:
        from pobratym.profiles import offers  # noqa: PLC0415 - models must be loaded first

        offers.make()
