"""Asks one address of the web, politely and safely. Knows nothing of the database.

Safely: whoever can type an address could otherwise make the server look into its own network. So
the name is resolved first, every address it has must be public, the connection goes to the address
that was looked at (no second resolving), and each redirection passes through the same gate.
Politely: HEAD first, GET only where HEAD is refused, little is read, and we say who we are.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from pobratym.links import rules
from pobratym.links.states import LinkState

SECONDS: Final = 10
MOST_HOPS: Final = 5
MOST_BYTES: Final = 64 * 1024
PORTS: Final = {"http": 80, "https": 443}
HEAD_REFUSED: Final = frozenset({400, 403, 404, 405, 406, 500, 501, 503})
_SAFE: Final = "/?&=%:;,+@~!$'()*[]"
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")

IP = ipaddress.IPv4Address | ipaddress.IPv6Address


class Answer(NamedTuple):
    """What came of asking. `is_silent`: no server answered, so it may be our own network."""

    state: LinkState
    status: int | None = None
    reason: str = ""
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may be asked. Tests let their own server through, nobody else should."""

    is_open: Callable[[IP], bool]
    ports: frozenset[int]


def is_public(address: IP) -> bool:
    """True for an address of the open internet, False for loopback, private, link-local…

    An IPv6 address that carries an IPv4 one is as public as both.
    """
    if isinstance(address, ipaddress.IPv6Address):
        teredo = address.teredo
        inner = address.ipv4_mapped or address.sixtofour or (teredo and teredo[1])
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


OPEN_INTERNET: Final = Gate(is_public, frozenset(PORTS.values()))


class _ShutError(Exception):
    """The gate does not open for this address."""


def ask(url: str, *, agent: str, gate: Gate = OPEN_INTERNET) -> Answer:
    """Return what an address answers. Takes `SECONDS` for each of `MOST_HOPS` steps at most."""
    try:
        return _follow(url, agent, gate)
    except _ShutError as problem:
        return Answer(LinkState.REFUSED, reason=str(problem))
    except ssl.SSLCertVerificationError as problem:
        return Answer(LinkState.BROKEN, reason=f"certificate: {problem.verify_message}"[:200])
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as problem:
        words = getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
        return Answer(LinkState.BROKEN, reason=str(words)[:200], is_silent=True)


def _follow(url: str, agent: str, gate: Gate) -> Answer:
    for _hop in range(MOST_HOPS + 1):
        status, onward = _once("HEAD", url, agent, gate)
        if status in HEAD_REFUSED:
            status, onward = _once("GET", url, agent, gate)
        if status not in REDIRECTS or not onward:
            return Answer(rules.state_of(status), status)
        url = urljoin(url, onward)
    return Answer(LinkState.BROKEN, status, "redirects without end")


def _once(method: str, url: str, agent: str, gate: Gate) -> tuple[int, str]:
    """Return the status and where the server sends us on."""
    parts = urlsplit(url)
    address = _admitted(parts, gate)
    path = quote(f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", safe=_SAFE)
    connection = _connection(parts, address)
    try:
        headers = {"User-Agent": agent, "Accept": "*/*", "Connection": "close"}
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        response.read(MOST_BYTES)
        return response.status, response.headers.get("Location", "")[:2000]
    finally:
        connection.close()


def _admitted(parts: SplitResult, gate: Gate) -> str:
    """Return the numeric address to connect to. Raises: _ShutError, OSError, ValueError."""
    if parts.scheme not in PORTS or not parts.hostname:
        raise _ShutError("neither http nor https")
    port = parts.port or PORTS[parts.scheme]
    if port not in gate.ports:
        raise _ShutError("an unusual port")
    found = socket.getaddrinfo(_host(parts), port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not all(gate.is_open(ipaddress.ip_address(address)) for address in addresses):
        raise _ShutError("an address inside a network")
    return addresses[0]


def _host(parts: SplitResult) -> str:
    """The name as machines write it: шаблон.укр is xn--…"""
    name = parts.hostname or ""
    return name if name.isascii() else name.encode("idna").decode()


def _connection(parts: SplitResult, address: str) -> http.client.HTTPConnection:
    """A connection to the address that was looked at, under the name that was asked for."""
    host, port = _host(parts), parts.port or PORTS[parts.scheme]
    if parts.scheme == "https":
        return _Tls(host, port, address)
    return _Plain(host, port, address)


class _Plain(http.client.HTTPConnection):
    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), SECONDS)


class _Tls(_Plain):
    default_port = 443

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
