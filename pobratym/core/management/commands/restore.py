from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from pobratym.core.backup import databases, work
from pobratym.core.backup.archive import DamagedError
from pobratym.core.backup.databases import UnableError


class Command(BaseCommand):
    """Put a backup back. The server must not run."""

    help = "Put a backup in place of the present data, which is kept aside. Stop the server first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a file made by `pobratym backup`")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        if not (options["yes"] or self._agreed()):
            raise CommandError("Nothing was changed.")
        loader = MigrationLoader(None, ignore_no_migrations=True)
        known = {f"{app}.{name}" for app, name in loader.disk_migrations}
        replaced = {
            f"{app}.{name}" for m in loader.disk_migrations.values() for app, name in m.replaces
        }
        connections.close_all()
        try:
            manifest, aside = work.put_back(
                file.absolute(),
                database=databases.of(settings.DATABASES["default"]),
                uploads=settings.MEDIA_ROOT,
                known_migrations=known | replaced,
            )
        except (UnableError, DamagedError) as error:
            raise CommandError(str(error)) from error
        call_command("migrate", interactive=False, verbosity=0)
        place = aside if connection.vendor == "sqlite" else f"{aside} and a schema of that name"
        self.stdout.write(
            f"Restored the state of {manifest.made_at}: {sum(manifest.rows.values())} rows, "
            f"{len(manifest.parts) - 1} uploaded files. What was there before: {place}."
        )

    def _agreed(self) -> bool:
        self.stdout.write(
            "The present data will be put aside. Type “restore” to go on: ", ending=""
        )
        self.stdout.flush()
        try:
            return input() == "restore"
        except EOFError:
            return False
