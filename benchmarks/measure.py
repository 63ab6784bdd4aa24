"""One request through the whole WSGI stack, in this process, beside the same SQL alone."""

from __future__ import annotations

import io
import json
import statistics
import sys
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, transaction

ROUNDS: Final = 7
CSRF: Final = "a" * 32
Statement = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Cost:
    """Units: milliseconds of CPU and of the clock, for one go; the median of rounds."""

    cpu_ms: float
    wall_ms: float


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    goal_ms: float | None
    queries: int
    size: int
    request: Cost
    sql: Cost


class Caller:
    """Calls the WSGI application as granian does: an environment in, bytes out."""

    def __init__(self, session: str = "", *, token: str = "") -> None:
        from pobratym.config.wsgi import application  # noqa: PLC0415 - needs the environment

        self._application = application
        self._session, self._token = session, token

    def get(self, path: str) -> bytes:
        return self._call("GET", path, b"")

    def post(self, path: str, form: dict[str, str]) -> bytes:
        body = urllib.parse.urlencode({**form, "csrfmiddlewaretoken": CSRF}).encode()
        return self._call("POST", path, body)

    def post_json(self, path: str, data: dict[str, str]) -> bytes:
        return self._call("POST", path, json.dumps(data).encode(), kind="application/json")

    def _call(
        self,
        method: str,
        address: str,
        body: bytes,
        *,
        kind: str = "application/x-www-form-urlencoded",
    ) -> bytes:
        path, _, query = address.partition("?")
        status: list[str] = []
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1", "SCRIPT_NAME": "",
            "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body), "wsgi.errors": sys.stderr, "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http", "wsgi.multithread": True, "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }  # fmt: skip

        def start(
            line: str, headers: object, trouble: object = None, /
        ) -> Callable[[bytes], object]:
            status.append(line)
            return bytes.__len__  # nobody writes the old way

        if self._session:
            environ["HTTP_COOKIE"] = f"sessionid={self._session}; csrftoken={CSRF}"
        if self._token:
            environ["HTTP_AUTHORIZATION"] = f"Bearer {self._token}"
        answer = self._application(environ, start)
        content = b"".join(answer)
        answer.close()
        if not status[0].startswith(("200", "201", "302")):
            raise SystemExit(f"{method} {address} answers {status[0]}")
        return content


def captured(work: Callable[[], object]) -> list[Statement]:
    """Return the statements that `work` sends to the database."""
    statements: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's call
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        work()
    return statements


def replay(statements: list[Statement]) -> None:
    """Send the statements again and fetch what they find: no models, no forms, no templates."""
    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()


def cost(work: Callable[[], object], *, times: int) -> Cost:
    """Return what one go of `work` costs; the first round only warms up."""
    rounds = []
    for _ in range(ROUNDS + 1):
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(times):
            work()
        rounds.append((time.process_time() - cpu, time.perf_counter() - wall))
    cpus, walls = zip(*rounds[1:], strict=True)
    return Cost(statistics.median(cpus) / times * 1e3, statistics.median(walls) / times * 1e3)


def read(name: str, work: Callable[[], bytes], *, goal: float | None, times: int = 40) -> Result:
    """Measure something that reads; its SQL alone is the statements it sends, sent again."""
    content = work()
    statements = captured(work)
    return Result(
        name, goal, len(statements), len(content), cost(work, times=times),
        cost(lambda: replay(statements), times=times),
    )  # fmt: skip


def write(
    name: str, work: Callable[[], bytes], bare: Callable[[], None], *, goal: float, times: int = 20
) -> Result:
    """Measure something that writes; `bare` writes as much by SQL alone, in one transaction."""
    content = work()
    statements = captured(work)

    def alone() -> None:
        with transaction.atomic():
            bare()

    return Result(
        name, goal, len(statements), len(content), cost(work, times=times), cost(alone, times=times)
    )
