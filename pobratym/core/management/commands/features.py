from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from pobratym.core import catalogues, features


class Command(BaseCommand):
    """Print the catalogue with the tests that prove each row."""

    help = "List the features and the tests that prove them; needs the source checkout."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--open", action="store_true", help="only those that no test proves")

    def handle(self, *args: Any, **options: Any) -> None:
        root = catalogues.PACKAGE.parent
        if not (root / "docs" / "features.csv").exists():
            raise CommandError("The catalogue is in the source checkout (docs/features.csv).")
        known, proofs = features.catalogue(root), features.proofs(root)
        for feature in known.values():
            tests = proofs.get(feature.id, [])
            if options["open"] and tests:
                continue
            self.stdout.write(f"{'✔' if tests else '·'} {feature.id:<4} {feature.title}")
            for test in [] if options["open"] else tests:
                self.stdout.write(f"         {test}")
        done = sum(1 for feature in known if proofs.get(feature))
        self.stdout.write(f"\n{done} of {len(known)} features are proved by a test.")
        if unknown := sorted(proofs.keys() - known.keys()):
            raise CommandError(
                f"Tests name features that the catalogue lacks: {', '.join(unknown)}."
            )
