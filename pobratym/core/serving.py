"""What must hold before an installation serves, and how its processes are started."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import URLError

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

from pobratym.core import daily
from pobratym.core.supervisor import Supervisor

_MARK: Final = ".collected"
THREADS: Final = 4  # a worker's threads; one Python process works on one request at a time anyway


@dataclass(frozen=True, slots=True)
class Server:
    """How to serve: where to listen, how many web processes, with or without the task worker."""

    host: str
    port: int
    workers: int = 1
    tasks: bool = True
    quiet: bool = False

    @property
    def address(self) -> str:
        """Where this machine reaches the server."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::", ""} else self.host  # noqa: S104 - read
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    def commands(self) -> list[list[str]]:
        python = sys.executable
        web = [
            python, "-m", "granian", "--interface", "wsgi", "pobratym.config.wsgi:application",
            "--host", self.host, "--port", str(self.port), "--workers", str(self.workers),
            "--blocking-threads", str(THREADS), "--no-ws", "--log-level", "warning",
            "--respawn-failed-workers", "--workers-kill-timeout", "10",
        ]  # fmt: skip
        worker = [python, "-m", "pobratym", "db_worker", "--no-startup-delay", "--no-reload"]
        return [web, worker] if self.tasks else [web]

    def run(self, *, when_ready: Callable[[], bool] | None = None) -> int:
        """Serve until told to end; return the exit code. Orders the jobs of the next night."""
        if self.tasks:
            daily.schedule()
        environment = {**os.environ, "PORT": str(self.port)}
        if self.quiet:  # what a person at a terminal wants to see: only what went wrong
            environment = {"LOG_FORMAT": "console", "LOG_LEVEL": "WARNING", **environment}
        return Supervisor(environment).run(self.commands(), when_ready=when_ready)

    def answers(self) -> bool:
        """True once the server answers."""
        try:
            with urllib.request.urlopen(f"{self.address}/health/live/", timeout=2) as response:  # noqa: S310 - our own address
                return bool(response.status == 200)  # noqa: PLR2004 - HTTP
        except (URLError, OSError):
            return False


def require_free_port(host: str, port: int) -> None:
    """Raises: CommandError when somebody listens there already, or we may not."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CommandError(
            f"Cannot listen on {host}:{port}: {(error.strerror or str(error)).lower()}. "
            f"Choose another port, for example PORT={port + 1}."
        ) from error


def waiting_migrations() -> int:
    """Return how many migrations the database lacks.

    Raises: CommandError when the database does not answer.
    """
    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    except OperationalError as error:
        raise CommandError(
            f"The database does not answer; look at DATABASE_URL. {error}"
        ) from error
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect_static_if_changed() -> bool:
    """Collect the static files when they differ from those collected last; say whether we did."""
    mark = Path(settings.STATIC_ROOT) / _MARK
    digest = _digest_of_static_files()
    if mark.exists() and mark.read_text(encoding="ascii") == digest:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(digest, encoding="ascii")
    return True


def _digest_of_static_files() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(None):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
