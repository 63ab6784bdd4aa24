from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError

from pobratym.core import calendar, daily


class Command(BaseCommand):
    """Run what the worker of tasks runs every night."""

    help = (
        "Run the jobs of the night at once: erase what is kept too long, check links. The worker "
        "of `serve` runs them by itself; this is for those who have a timer of their own."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = daily.run(today=calendar.today())
        for name, outcome in done.items():
            self.stdout.write(f"{name}: {outcome}")
        failed = [name for name, outcome in done.items() if isinstance(outcome, Exception)]
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}. The log says why.")
