from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.core.errors import RuleViolation
from pobratym.places import services
from pobratym.places.importers.load import Outcome

PROBLEMS_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Take in a gazetteer: the one that comes with the product (no arguments), a table of "
        "towns, KATOTTG, or a dump of GeoNames. Again and again without harm: rows are updated, "
        "never doubled, and what a person corrected stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", nargs="?", default="shipped", choices=services.KINDS)
        parser.add_argument("file", nargs="?", type=Path, help="not for “shipped”")
        parser.add_argument("--dry-run", action="store_true", help="report only, write nothing")
        parser.add_argument(
            "--again", action="store_true", help="read the file even if it was taken in before"
        )

    def handle(self, *, kind: str, file: Path | None, **options: Any) -> None:
        try:
            outcome = services.import_gazetteer(
                kind,
                file,
                dry_run=options["dry_run"],
                again=options["again"],
                progress=self._progress if options["verbosity"] > 1 else lambda done: None,
            )
        except RuleViolation as problem:
            raise CommandError(str(problem.message)) from problem
        if outcome is None:
            self.stdout.write(_("Nothing to do: this file was taken in before."))
        else:
            self._report(outcome, dry_run=options["dry_run"])

    def _progress(self, done: int) -> None:
        self.stdout.write(ngettext("%(count)s row", "%(count)s rows", done) % {"count": done})

    def _report(self, outcome: Outcome, *, dry_run: bool) -> None:
        if dry_run:
            self.stdout.write(_("Rehearsal: nothing was written."))
        self.stdout.write(
            _("Places: %(created)s new, %(updated)s updated, %(unchanged)s as they were.")
            % outcome.counts()
        )
        for problem in outcome.problems[:PROBLEMS_SHOWN]:
            self.stdout.write(
                _("Row %(row)s was passed over. %(message)s")
                % {"row": problem.row, "message": problem.message}
            )
        more = outcome.problem_count - len(outcome.problems[:PROBLEMS_SHOWN])
        if more > 0:
            self.stdout.write(
                ngettext(
                    "%(count)s more row was passed over.",
                    "%(count)s more rows were passed over.",
                    more,
                )
                % {"count": more}
            )
