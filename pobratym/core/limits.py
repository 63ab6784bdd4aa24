"""How often somebody may ask: counted in the cache, in windows of fixed length."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `most` in `seconds`."""

    most: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Count:
    """What is left of the present window. Units: seconds."""

    allowed: bool
    left: int
    again_in: int


def count(key: str, rate: Rate, *, cache: str = "default") -> Count:
    """Count one more under `key`; the key itself is not kept, only its hash."""
    window, passed = divmod(int(time.time()), rate.seconds)
    again_in = rate.seconds - passed
    store: Any = caches[cache]
    name = f"limit:{hashlib.sha256(key.encode(errors='replace')).hexdigest()[:32]}:{window}"
    if store.add(name, 1, timeout=rate.seconds):
        used = 1
    else:
        try:
            used = store.incr(name)
        except ValueError:  # thrown out between the two calls
            used = 1
    return Count(used <= rate.most, max(rate.most - used, 0), again_in)


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from; behind our own proxy, what the proxy says."""
    if settings.BEHIND_PROXY and (forwarded := request.headers.get("X-Forwarded-For")):
        return forwarded.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
