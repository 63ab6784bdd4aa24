from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pobratym.matching import cli
from pobratym.matching.files import TableError


class Command(BaseCommand):
    help = "Measure how high hidden real partners rank (docs/adr: matching). Needs no database."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        cli.add_match_eval_arguments(parser)

    def handle(
        self, *, towns: Path, train: Path, test: Path, cold: Path | None, json: bool, **_others: Any
    ) -> None:
        try:
            report = cli.run_match_eval(
                towns=towns, train=train, test=test, cold=cold, as_json=json
            )
        except TableError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(report)
