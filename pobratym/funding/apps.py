from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from pobratym.core import attention, navigation, panels, search, tables


class FundingConfig(AppConfig):
    name = "pobratym.funding"
    verbose_name = _("Funding")

    def ready(self) -> None:
        # Models are ready only now.
        from pobratym.funding import told  # noqa: PLC0415
        from pobratym.journal import sentences  # noqa: PLC0415

        navigation.offer(navigation.NavItem(_("Funding"), "funding:index", "coins", 60))
        panels.offer(
            "partners.tie",
            panels.Panel(
                _("Funds for this partnership"), "funding/panels/tie.html", told.of_tie, 50
            ),
        )
        attention.offer(told.attention)
        search.offer(search.Source(_("Funding"), told.find, order=55))
        tables.offer(told.TABLE)
        sentences.register(**SENTENCES)
        post_migrate.connect(_load_catalogue, sender=self)


def _load_catalogue(*, using: str, **_others: Any) -> None:
    """What ships as data is there after every migration, and comes anew with every release."""
    from pobratym.funding.services import catalogue  # noqa: PLC0415 - models must be loaded first

    catalogue.load(using=using)


SENTENCES = {
    "funding.programme_added": _("%(actor)s added the funding programme “%(object)s”."),
    "funding.programme_edited": _("%(actor)s changed the funding programme “%(object)s”."),
    "funding.deadlines_set": _("%(actor)s set the deadlines of “%(object)s”: %(deadlines)s."),
}
