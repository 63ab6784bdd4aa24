from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "pobratym.agreements"
    verbose_name = _("Agreements")

    def ready(self) -> None:
        from pobratym.agreements import offers  # noqa: PLC0415 - models must be loaded first

        offers.make()
        post_migrate.connect(_load_law, sender=self)


def _load_law(*, using: str, **_others: Any) -> None:
    """What ships as data is there after every migration, and comes anew with every release."""
    from pobratym.agreements.services import legal  # noqa: PLC0415 - models must be loaded first

    legal.load(using=using)
