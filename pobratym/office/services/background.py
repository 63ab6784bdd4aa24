"""Imports of long sheets run in the background."""

from __future__ import annotations

from django.utils import translation
from django_tasks import task

from pobratym.office.models import ImportBatch
from pobratym.office.services import imports
from pobratym.people.actors import CommandActor


@task()
def run_import(batch_id: int, language: str) -> None:
    """Run an import that a person began; its page shows what came of it."""
    batch = ImportBatch.objects.select_related("community", "by").get(pk=batch_id)
    with translation.override(language):
        imports.run(batch, by=batch.by or CommandActor("import"))
