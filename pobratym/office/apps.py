from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import daily, navigation


class OfficeConfig(AppConfig):
    name = "pobratym.office"

    def ready(self) -> None:
        from pobratym.journal import sentences  # noqa: PLC0415 - models are ready only now
        from pobratym.office.services import imports  # noqa: PLC0415

        navigation.offer(navigation.NavItem(_("Today"), "office:today", "sun", order=10))
        navigation.offer(
            navigation.NavItem(_("Search"), "office:search", "search", order=999, place="search")
        )
        navigation.offer(
            navigation.NavItem(_("Import and export"), "office:sheets", "sheet", 90, "foot")
        )
        daily.offer("office.abandoned_imports", imports.forget_abandoned)
        sentences.register(**SENTENCES)


SENTENCES = {
    "office.exported": _("%(actor)s exported the table “%(table)s” as %(format)s."),
    "office.imported": _(
        "%(actor)s imported the sheet “%(object)s”: added %(added)s, completed %(merged)s."
    ),
    "office.import_undone": _(
        "%(actor)s undid the import of “%(object)s”: taken back %(gone)s, changed since %(stay)s."
    ),
}
