"""Translators in the community's register of personal data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.journal.services import Actor
from pobratym.people.models import Community
from pobratym.people.personal_data import Source, Subject
from pobratym.registers.models import Translator
from pobratym.registers.services import rows as services

_OF_TRANSLATOR: Final = (
    "kind", "languages", "is_written", "is_oral", "availability", "conditions",
)  # fmt: skip


def _translators(community: Community) -> Iterator[Subject]:
    """Everybody in the pool; ground and term are those of the contact. Queries: 1."""
    rows = Translator.objects.filter(community=community, person__erased_at=None)
    for row in rows.select_related("person"):
        yield Subject(
            "registers.translators", str(row.pk), row.person.name, row.person.email,
            row.person.get_data_basis_display(), row.person.data_purpose, row.person.keep_until,
            reverse("registers:translator", args=[community.slug, row.pk]),
        )  # fmt: skip


def _translator(community: Community, key: str) -> dict[str, Any]:
    row = get_object_or_404(
        Translator.objects.select_related("person"), community=community, pk=key
    )
    return {"name": row.person.name} | {field: getattr(row, field) for field in _OF_TRANSLATOR}


def _erase_translator(community: Community, key: str, reason: str, by: Actor) -> None:
    rows = Translator.objects.select_related("person", "community")
    services.drop(get_object_or_404(rows, community=community, pk=key), by=by)


TRANSLATORS: Final = Source(
    "registers.translators", _("Translators"), _translators, _translator, _erase_translator
)
