"""A whole installation for a test: its own data, its own database, real processes on 127.0.0.1."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pobratym.core import catalogues

ROOT: Final = catalogues.PACKAGE.parent
PATIENCE: Final = 60  # seconds until a server must answer; machines of CI are slow

# Opens an account and a session, prints the session's key. Run in the installation.
SIGN_IN: Final = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from pobratym.people.sessions import SessionStore
from django.conf import settings
from pobratym.people.models import Community, Membership, RoleGrant, User
community = Community.objects.create(slug="poltava", name_uk="Громада", short_name_uk="Полтава")
user = User.objects.create_user("clerk@example.org", name="Clerk")
membership = Membership.objects.create(community=community, user=user)
for role in ("clerk", "officer", "administrator"):
    RoleGrant.objects.create(membership=membership, role=role)
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.create()
print("session", session.session_key)
"""
CSRF: Final = "a" * 32


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Installation:
    """Where it keeps its data, and how to run its commands. `session` signs in a clerk."""

    home: Path
    database_url: str = ""
    port: int = field(default_factory=free_port)
    session: str = ""

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "PORT"}}
        own = {"DATA_DIR": str(self.home), "PORT": str(self.port), "LOG_LEVEL": "WARNING"}
        return kept | own | ({"DATABASE_URL": self.database_url} if self.database_url else {})

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `pobratym …` to its end, whatever that is."""
        return subprocess.run(
            [sys.executable, "-m", "pobratym", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False,
            timeout=300,
        )  # fmt: skip

    def run(self, *arguments: str) -> str:
        """Run a command that must succeed; return what it says."""
        done = self.command(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def prepare(self) -> None:
        self.run("migrate", "--verbosity", "0")
        self.session = self.run("shell", "--verbosity", "0", "-c", SIGN_IN).split()[-1]

    @contextlib.contextmanager
    def serving(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """Serve while the block runs; nothing is left behind, whatever happens."""
        process = subprocess.Popen(
            [sys.executable, "-m", "pobratym", "serve", *arguments],
            cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            self.wait_for_answer(process)
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(PATIENCE)

    def wait_for_answer(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert process.poll() is None, "the server has ended"
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.request("GET", "/health/live/") == 200:
                    return
            time.sleep(0.05)
        raise AssertionError("the server does not answer")

    def request(self, method: str, path: str, form: dict[str, str] | None = None) -> int:
        """Return the status; raise OSError or HTTPException when there is no whole answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        body = urllib.parse.urlencode({**(form or {}), "csrfmiddlewaretoken": CSRF})
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={CSRF}"}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body if method == "POST" else None, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()

    def register_letter(self, subject: str) -> int:
        """Write one row through a page, as a clerk does. 302 is the acknowledgement."""
        form = {
            "direction": "in", "correspondent": "Ministry", "subject": subject,
            "registered_on": "2026-03-02", "language": "uk",
        }  # fmt: skip
        return self.request("POST", "/poltava/office/letters/add/", form)

    def letters(self) -> set[str]:
        """Return the subjects that the database holds."""
        code = (
            "from pobratym.documents.models import Paper\n"
            "print(*Paper.objects.values_list('subject', flat=True), sep='\\n')"
        )
        return set(self.run("shell", "--verbosity", "0", "-c", code).split())


def family(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the ids of a process and of all its descendants (Linux)."""
    found = [process.pid]
    for pid in found:
        children = Path(f"/proc/{pid}/task/{pid}/children")
        if children.exists():
            found += [int(child) for child in children.read_text(encoding="ascii").split()]
    return found
