"""The asker against a server of our own; the gate lets this machine through only for the test."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from pobratym.links import asking
from pobratym.links.asking import Gate, ask, is_public
from pobratym.links.states import LinkState

BIG = asking.MOST_BYTES * 100


class Site(BaseHTTPRequestHandler):
    seen: list[str]

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        self.server.seen.append(f"{method} {self.path}")  # type: ignore[attr-defined]
        self.server.agents.append(self.headers["User-Agent"])  # type: ignore[attr-defined]
        onward = {
            "/moved": "/ok", "/round": "/round", "/inside": "http://10.0.0.1/",
            "/file": "file:///etc/passwd", "/port": "http://127.0.0.1:22/",
        }.get(self.path)  # fmt: skip
        if onward:
            self.send_response(302)
            self.send_header("Location", onward)
        elif self.path == "/nohead" and method == "HEAD":
            self.send_response(405)
        elif self.path[1:].isdigit():
            self.send_response(int(self.path[1:]))
        else:
            self.send_response(200)
        self.end_headers()
        if method == "GET" and self.path == "/nohead":
            self.wfile.write(b"x" * BIG)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[Any]:
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.seen, server.agents = [], []
    server.handle_error = lambda *_: None  # we hang up before a long page ends
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    yield server
    server.shutdown()
    server.server_close()


def asked(site: Any, path: str) -> asking.Answer:
    port = site.server_port
    loopback = ipaddress.ip_address("127.0.0.1")
    gate = Gate(lambda address: address == loopback, frozenset({port}))
    return ask(f"http://localhost.localdomain:{port}{path}".replace(".localdomain", ""),
               agent="Pobratym", gate=gate)  # fmt: skip


@pytest.mark.parametrize(
    ("path", "state", "status"),
    [
        ("/ok", LinkState.WORKS, 200),
        ("/сторінка?q=ї&a=%20", LinkState.WORKS, 200),
        ("/moved", LinkState.WORKS, 200),
        ("/nohead", LinkState.WORKS, 200),
        ("/404", LinkState.BROKEN, 404),
        ("/410", LinkState.BROKEN, 410),
        ("/503", LinkState.BROKEN, 503),
        ("/403", LinkState.GUARDED, 403),
        ("/429", LinkState.GUARDED, 429),
        ("/round", LinkState.BROKEN, 302),
        ("/inside", LinkState.REFUSED, None),
        ("/file", LinkState.REFUSED, None),
        ("/port", LinkState.REFUSED, None),
    ],
)
def test_what_a_site_answers(site: Any, path: str, state: LinkState, status: int | None) -> None:
    answer = asked(site, path)

    assert (answer.state, answer.status, answer.is_silent) == (state, status, False)


def test_head_comes_first_and_get_only_where_it_is_refused(site: Any) -> None:
    asked(site, "/ok")
    asked(site, "/nohead")

    assert site.seen == ["HEAD /ok", "HEAD /nohead", "GET /nohead"]
    assert set(site.agents) == {"Pobratym"}


def test_a_silent_server_may_be_our_own_line(site: Any) -> None:
    site.shutdown()
    site.server_close()

    answer = asked(site, "/ok")

    assert (answer.state, answer.status, answer.is_silent) == (LinkState.BROKEN, None, True)


def test_a_slow_server_is_not_waited_for(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0.05)
    monkeypatch.setattr(Site, "do_HEAD", lambda self: time.sleep(0.3))

    assert asked(site, "/ok").is_silent


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/",
        "http://10.1.2.3/", "http://192.168.0.1/", "http://172.16.0.1/", "http://169.254.169.254/",
        "http://100.64.0.1/", "http://224.0.0.1/", "http://[fe80::1]/", "http://[fc00::1]/",
        "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://user@127.0.0.1/",
        "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://", "https:///x",
        "http://127.0.0.1:22/",
    ],
)  # fmt: skip
def test_nothing_inside_a_network_is_asked(url: str) -> None:
    answer = ask(url, agent="Pobratym")

    assert (answer.state, answer.is_silent) == (LinkState.REFUSED, False)


@pytest.mark.parametrize(
    "address", ["64:ff9b::a00:1", "2002:7f00:1::", "::ffff:10.0.0.1", "255.255.255.255"]
)
def test_an_address_inside_another_is_seen(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111"])
def test_the_open_internet_is_open(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("url", ["http://[", "http://a:99999/", f"http://{'я' * 300}.example/"])
def test_an_address_that_is_none_breaks_nothing(url: str) -> None:
    assert ask(url, agent="Pobratym").state in {LinkState.BROKEN, LinkState.REFUSED}
