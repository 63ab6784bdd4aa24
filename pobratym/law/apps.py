from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LawConfig(AppConfig):
    name = "pobratym.law"
    verbose_name = _("Law")

    def ready(self) -> None:
        from pobratym.law import offers  # noqa: PLC0415 - models must be loaded first

        offers.make()
        post_migrate.connect(_load, sender=self)


def _load(*, using: str, **_others: Any) -> None:
    """What ships as data is there after every migration, and comes anew with every release."""
    from pobratym.law import services  # noqa: PLC0415 - models must be loaded first

    services.load(using=using)
