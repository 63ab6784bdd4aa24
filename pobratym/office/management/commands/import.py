"""The command `pobratym import`."""  # noqa: N999 - it is named as it is typed

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import translation

from pobratym.core.errors import RuleViolation
from pobratym.office import planning
from pobratym.office.lines import Plan
from pobratym.office.models import ImportBatch
from pobratym.office.services import imports
from pobratym.office.states import BatchState, LineState
from pobratym.people.actors import CommandActor
from pobratym.people.models import Community
from pobratym.people.states import Basis

SHOWN = 50


class Command(BaseCommand):
    """A table from a sheet, all of its rows or none."""

    help = (
        "Bring partnerships, organisations or contacts in from XLSX, XLS, ODS or CSV; "
        "--dry-run rehearses and writes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", choices=["ties", "organisations", "persons"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--community", required=True, help="address of the community: poltava")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")
        parser.add_argument("--partly", action="store_true", help="leave out rows with problems")
        parser.add_argument("--merge", action="store_true", help="fill in what kept rows lack")
        parser.add_argument("--basis", choices=Basis.values, help="persons: ground for keeping")
        parser.add_argument("--purpose", help="persons: what the data are kept for")
        parser.add_argument("--keep-until", type=dt.date.fromisoformat, help="persons: 2029-12-31")

    def handle(self, *args: Any, **options: Any) -> None:
        community = Community.objects.filter(slug=options["community"]).first()
        if community is None:
            raise CommandError(f"There is no community “{options['community']}”.")
        with translation.override("en"):
            try:
                batch = self._read(community, options)
                left = self._tell(planning.plan(batch))
                if options["dry_run"]:
                    batch.delete()
                    self.stdout.write("A rehearsal: nothing was written.")
                    return
                if left and not options["partly"]:
                    batch.delete()
                    raise CommandError(
                        f"Nothing was written: {left} rows have problems. Correct them, or add "
                        "--partly to leave them out."
                    )
                batch = imports.run(imports.begin(batch), by=CommandActor("import"))
            except RuleViolation as problem:
                raise CommandError(str(problem.message)) from problem
        if batch.state != BatchState.DONE:
            raise CommandError(batch.problem)
        self.stdout.write(f"Added {batch.added}, completed {batch.merged}.")

    def _read(self, community: Community, options: Mapping[str, Any]) -> ImportBatch:
        file: Path = options["file"]
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        by = CommandActor("import")
        batch = imports.take(
            community, content=content, name=file.name, table=options["table"], by=by
        )
        imports.map_columns(batch, {int(place): key for place, key in batch.mapping.items()})
        given = {
            "data_basis": options["basis"],
            "data_purpose": options["purpose"],
            "keep_until": options["keep_until"],
        }
        return imports.decide(
            batch,
            twins="merge" if options["merge"] else "",
            grounds={name: str(value) for name, value in given.items() if value},
        )

    def _tell(self, plan: Plan) -> int:
        """Print what becomes of the rows; return how many cannot come in."""
        for state, count in plan.counts().items():
            if count:
                self.stdout.write(f"{count:7} {state.label}")
        bad = [line for line in plan.lines if line.state in {LineState.WRONG, LineState.PLACE}]
        for line in bad[:SHOWN]:
            why = " ".join(line.problems) or "No gazetteer knows this place for certain."
            self.stderr.write(f"row {line.number}, {line.name[:60]}: {why}")
        return len(bad)
