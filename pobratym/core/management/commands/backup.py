from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from pobratym.core.backup import databases, work
from pobratym.core.backup.archive import DamagedError
from pobratym.core.backup.databases import UnableError


class Command(BaseCommand):
    """Make a backup while the server runs."""

    help = "Write database and uploads into one file, verified; the server may go on running."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="for example /backups/monday.tar.gz")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        database = databases.of(settings.DATABASES["default"])
        try:
            manifest = work.make(file.absolute(), database=database, uploads=settings.MEDIA_ROOT)
        except (UnableError, DamagedError) as error:
            raise CommandError(str(error)) from error
        rows, uploads = sum(manifest.rows.values()), len(manifest.parts) - 1
        self.stdout.write(
            f"{file}: {rows} rows in {len(manifest.rows)} tables, {uploads} uploaded files, "
            f"{file.stat().st_size / 1e6:.1f} MB, read back and found whole."
        )
        self.stdout.write("It holds personal data and password hashes: keep it as such.")
