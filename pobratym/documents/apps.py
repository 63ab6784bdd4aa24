from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "pobratym.documents"
    verbose_name = _("Papers and files")

    def ready(self) -> None:
        from pobratym.documents import offers  # noqa: PLC0415 - models must be loaded first

        offers.make()
