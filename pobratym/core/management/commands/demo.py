from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Mapping
from typing import Any, Final, NoReturn

from django.conf import settings
from django.core.management import BaseCommand, CommandParser, call_command, get_commands

from pobratym.core import serving
from pobratym.core.supervisor import take_foreground

GOODBYE: Final = "\nЗупинено. До зустрічі. / Stopped. Goodbye.\n"


class Command(BaseCommand):
    """A working house at once. The rooms bring the data: `import_places`, `load_demo`.

    Both skip what they have loaded before; what `load_demo` returns (who may sign in) is shown
    when the server answers.
    """

    help = "Make a working house with the demonstration data and serve it; nothing to set."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument(
            "--port", type=int, default=settings.PORT, help="default: $PORT or 8000"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        give_back = take_foreground()

        def leave(*_signal: object) -> NoReturn:
            """Ctrl-C while the data are prepared: nothing half written, the next start goes on."""
            give_back()
            self._say(GOODBYE)
            os._exit(0)  # an exception might be caught on its way out of a migration

        signal.signal(signal.SIGINT, leave)
        code = self._serve(options)
        give_back()
        if code == 0:
            self._say(GOODBYE)
        sys.exit(code)

    def _serve(self, options: Mapping[str, Any]) -> int:
        server = serving.Server(options["host"], options["port"], quiet=True)
        serving.require_free_port(server.host, server.port)
        self._say("Підготовка даних… / Preparing the data…")
        if serving.waiting_migrations():
            call_command("migrate", interactive=False, verbosity=0)
        known = get_commands()
        if "import_places" in known:
            call_command("import_places", stdout=io.StringIO())
        # What it says is kept for the end: there people look for it.
        sign_ins = call_command("load_demo", stdout=io.StringIO()) if "load_demo" in known else ""
        serving.collect_static_if_changed()

        def announce() -> bool:
            if not server.answers():
                return False
            self._say(f"\nПобратим працює / Pobratym is running:  {server.address}/\n")
            if sign_ins:
                self._say(sign_ins)
            self._say("Зупинити / Stop: Ctrl-C\n")
            return True

        return server.run(when_ready=announce)

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
