from __future__ import annotations

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation


class PeopleConfig(AppConfig):
    name = "pobratym.people"

    def ready(self) -> None:
        import_module("pobratym.people.receivers")
        from pobratym.people.sentences import SENTENCES  # noqa: PLC0415 - after the models

        import_module("pobratym.journal.sentences").register(**SENTENCES)
        offer = navigation.offer
        offer(navigation.NavItem(_("Members"), "people:members", "users", 85, "foot"))
        offer(
            navigation.NavItem(
                _("Settings"), "people:settings", "settings", 95, "foot", _administers
            )
        )


def _administers(request: Any) -> bool:
    from pobratym.people.permissions import may_administer  # noqa: PLC0415 - after the models

    return may_administer(request.user, request.community)
