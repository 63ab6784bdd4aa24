from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command

from pobratym.core import serving


class Command(BaseCommand):
    """Serve one installation: the web server and the worker of background tasks."""

    help = "Serve the office and the portal, and run background tasks, until Ctrl-C or SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument(
            "--port", type=int, default=settings.PORT, help="default: $PORT or 8000"
        )
        parser.add_argument("--workers", type=int, default=1, help="web processes; one a core")
        parser.add_argument(
            "--migrate", action="store_true", help="bring the database up to date first"
        )
        parser.add_argument(
            "--no-tasks", action="store_true", help="no task worker (it runs elsewhere)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        server = serving.Server(
            options["host"], options["port"], options["workers"], tasks=not options["no_tasks"]
        )
        serving.require_free_port(server.host, server.port)
        if options["migrate"]:
            call_command("migrate", interactive=False, verbosity=0)
        elif waiting := serving.waiting_migrations():
            raise CommandError(
                f"The database is not up to date: {waiting} migrations wait. Make a backup, then "
                "run `pobratym migrate` (or `pobratym serve --migrate`)."
            )
        serving.collect_static_if_changed()
        sys.exit(server.run())
