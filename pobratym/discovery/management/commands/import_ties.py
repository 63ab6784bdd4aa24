from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.discovery.models import TieList
from pobratym.discovery.services import tie_lists
from pobratym.discovery.states import Trouble
from pobratym.people.actors import CommandActor

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Take in a list of known ties of the world: a result of the Wikidata query service (CSV, "
        "TSV, JSON) or two columns of towns. The ranking learns from it who is tied with whom."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--title", help="how the list is called; the file's name by default")
        parser.add_argument("--source", required=True, help="where it is from")
        parser.add_argument("--licence", required=True, help="under which licence")
        parser.add_argument("--dry-run", action="store_true", help="report only, write nothing")
        parser.add_argument("--undo", action="store_true", help="take this file's list out again")

    def handle(self, *, file: Path, dry_run: bool, undo: bool, **options: Any) -> None:
        by = CommandActor("import-ties")
        try:
            content = file.read_bytes()
            if undo:
                self._undo(content, by)
                return
            with transaction.atomic():
                kept = tie_lists.take(
                    content, title=options["title"] or file.stem, source=options["source"],
                    licence=options["licence"], file_name=file.name, by=by,
                )  # fmt: skip
                self._report(kept)
                if dry_run:
                    transaction.set_rollback(True)
                    self.stdout.write(_("Rehearsal: nothing was written."))
                else:
                    tie_lists.use(kept, by=by)
        except RuleViolation as problem:
            raise CommandError(str(problem.message)) from problem
        except OSError as problem:
            raise CommandError(_("There is no file %(path)s.") % {"path": file}) from problem

    def _undo(self, content: bytes, by: CommandActor) -> None:
        kept = TieList.objects.filter(digest=tie_lists.digest(content)).first()
        if kept is None:
            raise CommandError(_("No list of this content is kept."))
        tie_lists.remove(kept, by=by)
        self.stdout.write(_("“%(title)s” is taken out again.") % {"title": kept.title})

    def _report(self, kept: TieList) -> None:
        self.stdout.write(
            _("%(rows)s rows read, %(ties)s ties found.")
            % {"rows": kept.counts["rows"], "ties": kept.counts["ties"]}
        )
        for trouble in Trouble:
            if count := kept.counts.get(trouble.value):
                self.stdout.write(f"  {trouble.label}: {count}")
        for row, trouble, said, count in kept.troubles[:SHOWN]:
            number = f" ({count})" if count else ""
            self.stdout.write(
                _("Row %(row)s: %(trouble)s%(number)s: %(said)s")
                % {"row": row, "trouble": Trouble(trouble).label, "number": number, "said": said}
            )
