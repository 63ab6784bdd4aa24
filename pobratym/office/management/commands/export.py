from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import translation

from pobratym.core import tables
from pobratym.office import writing
from pobratym.office.services import exports
from pobratym.people.actors import CommandActor
from pobratym.people.models import Community


class Command(BaseCommand):
    """Any table of one community as a file."""

    help = "Write a table of a community as XLSX, CSV or JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", help=f"one of: {', '.join(sorted(tables.offered()))}")
        parser.add_argument("--community", required=True, help="address of the community: poltava")
        parser.add_argument("--format", choices=sorted(writing.WRITERS), default="xlsx")
        parser.add_argument("--language", choices=("uk", "en"), default="uk", help="of the titles")
        parser.add_argument("--out", type=Path, required=True, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        table = tables.named(options["table"])
        if table is None:
            known = ", ".join(sorted(tables.offered()))
            raise CommandError(f"There is no table “{options['table']}”. There are: {known}.")
        community = Community.objects.filter(slug=options["community"]).first()
        if community is None:
            raise CommandError(f"There is no community “{options['community']}”.")
        out: Path = options["out"]
        with translation.override(options["language"]):
            by = CommandActor("export")
            file = exports.export(community, table, options["format"], by=by)
            try:
                with out.open("wb") as stream:
                    stream.writelines(file.chunks)
            except OSError as error:
                raise CommandError(f"{out} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{out}: {out.stat().st_size} bytes")
