from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation


class ApiConfig(AppConfig):
    name = "pobratym.api"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from pobratym.journal import sentences  # noqa: PLC0415 - after the models

        sentences.register(**SENTENCES)
        navigation.offer(
            navigation.NavItem(_("Programmes (API)"), "api:tokens", "key-round", 97, "foot", _may)
        )


def _may(request: Any) -> bool:
    from pobratym.people.permissions import may_administer  # noqa: PLC0415 - after the models

    return may_administer(request.user, request.community)


SENTENCES = {
    "api.token_issued": _(
        "%(actor)s issued the API token “%(object)s”: %(scopes)s, until %(until)s."
    ),
    "api.token_revoked": _("%(actor)s withdrew the API token “%(object)s”."),
}
