from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation
from pobratym.core.navigation import Tab


class PrecedentsConfig(AppConfig):
    name = "pobratym.precedents"

    def ready(self) -> None:
        from pobratym.journal import sentences  # noqa: PLC0415 - models are ready only now

        navigation.belongs("precedents", to="agreements")
        navigation.offer_tab(
            "agreements.more", Tab(_("What others wrote"), "precedents:list", "library", 10)
        )
        sentences.register(**SENTENCES)


SENTENCES = {
    "precedents.imported": _("%(actor)s imported %(count)s precedents"),
}
