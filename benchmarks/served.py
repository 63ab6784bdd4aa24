"""The real server, `pobratym serve`, under a small load: four clients, a bounded number of asks."""

from __future__ import annotations

import http.client
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from benchmarks.databases import Database

CLIENTS: Final = 4
PATIENCE: Final = 60  # seconds until the server must answer


@dataclass(frozen=True, slots=True)
class Load:
    """Requests in a second and milliseconds of the clock, as the clients saw them."""

    name: str
    requests: int
    per_second: float
    median_ms: float
    p95_ms: float


def measure(database: Database, keys: Mapping[str, str]) -> list[Load]:
    """Serve the seeded database and ask for both lists; `keys` are those of `cases.keys`."""
    token = {"Authorization": f"Bearer {keys['token']}"}
    session = {"Cookie": f"sessionid={keys['session']}"}
    with _serving(database) as port:
        return [
            _load("empty response", port, "/health/live/", {}, each=500),
            _load("tie list, JSON", port, keys["json_list"], token, each=150),
            _load("tie list, HTML", port, keys["html_list"], session, each=60),
        ]


@contextmanager
def _serving(database: Database) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "pobratym", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=database.environment, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live/", timeout=2).close()
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("pobratym serve does not answer.")


def _load(name: str, port: int, path: str, headers: Mapping[str, str], *, each: int) -> Load:
    """Let `CLIENTS` ask `each` times, one request after the other over one connection."""

    def client(_number: int) -> list[float]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        times = []
        for _ in range(each):
            began = time.perf_counter()
            connection.request("GET", path, headers=dict(headers))
            answer = connection.getresponse()
            answer.read()
            if answer.status != http.HTTPStatus.OK:
                raise SystemExit(f"{path} answers {answer.status}")
            times.append((time.perf_counter() - began) * 1000)
        connection.close()
        return times

    with ThreadPoolExecutor(CLIENTS) as clients:
        client(0)  # warms up, alone
        began = time.perf_counter()
        times = sorted(one for found in clients.map(client, range(CLIENTS)) for one in found)
        lasted = time.perf_counter() - began
    p95 = times[int(len(times) * 0.95)]
    return Load(name, len(times), len(times) / lasted, statistics.median(times), p95)
