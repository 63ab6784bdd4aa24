"""`pobratym agreements render CODE --out DIR`: all copies of an agreement as files."""

from __future__ import annotations

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pobratym.agreements import copies
from pobratym.agreements.models import Agreement
from pobratym.documents import pdf


class Command(BaseCommand):
    help = "Write all copies of an agreement (PDF, DOCX) into a folder and print their hashes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        render = actions.add_parser("render", help="write the copies for signing")
        render.add_argument("code", help="the number of the agreement, e.g. 2026-01")
        render.add_argument("--community", default="", help="its community, when there are several")
        render.add_argument("--out", required=True, type=Path, help="the folder to write to")

    def handle(self, *args: Any, **options: Any) -> None:
        found = Agreement.objects.filter(code=options["code"]).select_related("community")
        if options["community"]:
            found = found.filter(community__slug=options["community"])
        rows = list(found[:2])
        if not rows:
            raise CommandError(f"There is no agreement {options['code']}.")
        if len(rows) > 1:
            raise CommandError("Several communities have this number: name one by --community.")
        options["out"].mkdir(parents=True, exist_ok=True)
        try:
            self._write(rows[0], options["out"])
        except pdf.Unprintable as lacking:
            raise CommandError(f"No font of the PDF has these letters: {lacking.letters}") from None

    def _write(self, agreement: Agreement, out: Path) -> None:
        draft = copies.Draft(agreement)
        for owner, copy in draft.copies():
            for suffix, content in (
                ("pdf", copies.as_pdf(draft, copy)),
                ("docx", copies.as_docx(draft, copy)),
            ):
                target = out / f"{agreement.code}-{owner.position + 1}.{suffix}"
                target.write_bytes(content)
                self.stdout.write(f"{hashlib.sha256(content).hexdigest()}  {target}")
