from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import attention, navigation, search


class PeopleConfig(AppConfig):
    name = "pobratym.people"

    def ready(self) -> None:
        from pobratym.journal import sentences  # noqa: PLC0415 - needs loaded models
        from pobratym.people import attention as own  # noqa: PLC0415
        from pobratym.people import finding, receivers  # noqa: F401, PLC0415
        from pobratym.people.sentences import SENTENCES, WORDS  # noqa: PLC0415

        sentences.register(**SENTENCES)
        sentences.register_words(**WORDS)
        attention.offer(own.items)
        search.offer(search.Source(_("People"), finding.people, order=60))
        search.offer(search.Source(_("Bodies and groups"), finding.bodies, order=70))
        _offer_navigation()
        _offer_personal_data()


def _offer_navigation() -> None:
    entry = navigation.NavItem
    navigation.offer(entry(_("Our office"), "people:our-office", "building-2", 82, "foot"))
    navigation.offer(entry(_("Members"), "people:members", "users", 85, "foot"))
    navigation.offer(entry(_("Settings"), "people:settings", "settings", 95, "foot", _administers))


def _offer_personal_data() -> None:
    from pobratym.people import personal_data  # noqa: PLC0415 - needs loaded models
    from pobratym.people.services import personal as own  # noqa: PLC0415

    personal_data.offer(
        personal_data.Source(
            own.MEMBERS, _("Members"), own.members, own.export_member, own.erase_member
        )
    )
    personal_data.offer(
        personal_data.Source(
            own.OUTSIDERS,
            _("People from outside in working groups"),
            own.outsiders,
            own.export_outsider,
            own.erase_outsider,
        )
    )


def _administers(request: Any) -> bool:
    from pobratym.people.permissions import may_administer  # noqa: PLC0415 - needs loaded models

    return may_administer(request.user, request.community)
