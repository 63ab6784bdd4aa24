from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PlacesConfig(AppConfig):
    name = "pobratym.places"

    def ready(self) -> None:
        from pobratym.journal import sentences  # noqa: PLC0415 - needs loaded models
        from pobratym.places.sentences import SENTENCES  # noqa: PLC0415

        sentences.register(**SENTENCES)
        post_migrate.connect(_load_countries, sender=self)


def _load_countries(*, using: str, **_others: Any) -> None:
    """Countries are part of the schema, as permissions are: always there, also after a flush."""
    from pobratym.places.services import load_countries  # noqa: PLC0415 - needs loaded models

    load_countries(using=using)
