"""The matcher of this process: made once, and anew when places or ties have changed."""

from __future__ import annotations

import hashlib
import logging
import time
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock, Thread
from typing import Final

from django.db import connection

from pobratym.discovery import knowledge
from pobratym.discovery.standing import Standing
from pobratym.matching.matcher import Matcher
from pobratym.matching.towns import Towns
from pobratym.places.models import Municipality

logger = logging.getLogger(__name__)

CHECK_EVERY: Final = 30.0  # seconds a process trusts what it knows of the places
AT_ONCE: Final = 20_000  # so many places are prepared while the reader waits


@dataclass(frozen=True)
class Matching:
    """What a ranking needs: the matcher, its towns, and what these are."""

    matcher: Matcher
    standing: Standing
    version: str  # of the places
    ends: knowledge.Ends

    @cached_property
    def print(self) -> str:
        """What changes when an answer could: places, ties, lists, the learned part."""
        learned = sorted(self.matcher.learned.provenance.items())
        known = repr((self.version, self.ends, learned)).encode()
        return hashlib.sha256(known).hexdigest()[:16]

    @cached_property
    def homes(self) -> dict[int, int]:
        """The row of each community of the installation that has a place on the map."""
        places = {
            pk: knowledge.row_at(lat, lon, self.towns, self.standing)
            for pk, lat, lon in self.ends.homes
        }
        return {pk: row for pk, row in places.items() if row is not None}

    @property
    def towns(self) -> Towns:
        return self.matcher.known.towns


@dataclass
class _Keeper:
    version: str = ""
    checked_at: float = -CHECK_EVERY
    matching: Matching | None = None
    lock: Lock = field(default_factory=Lock)
    preparing: Thread | None = None


_keeper = _Keeper()


def current() -> Matching | None:
    """Return the matcher over today's places and ties; None while it is being prepared.

    Queries: 3; 1 more when places were not looked at for half a minute, 2 when they changed.
    """
    with _keeper.lock:
        version = _version()
        if not knowledge.is_prepared(version) and _is_long_work():
            _prepare_aside()
            return None
        return _made(version)


def prepare() -> int:
    """Make everything ready and return how many places there are."""
    with _keeper.lock:
        _keeper.checked_at = -CHECK_EVERY
        return len(_made(_version()).towns)


def forget() -> None:
    """Let the next question begin anew."""
    with _keeper.lock:
        _keeper.version, _keeper.matching, _keeper.checked_at = "", None, -CHECK_EVERY


def _version() -> str:
    now = time.monotonic()
    if now - _keeper.checked_at < CHECK_EVERY:
        return _keeper.version
    version = knowledge.version()
    if version != _keeper.version:
        _keeper.matching = None
    _keeper.version, _keeper.checked_at = version, now
    return version


def _made(version: str) -> Matching:
    known, kept = knowledge.ends(), _keeper.matching
    if kept is None or kept.ends != known:
        towns = kept.towns if kept else knowledge.gazetteer(version)
        standing = kept.standing if kept else knowledge.standing(version)
        matcher = Matcher.of(towns, knowledge.known_ties(towns, standing, known))
        _keeper.matching = kept = Matching(matcher, standing, version, known)
    return kept


def _is_long_work() -> bool:
    return Municipality.objects.count() > AT_ONCE


def _prepare_aside() -> None:
    """Begin to prepare the places in a thread of this process, once."""
    if _keeper.preparing is None or not _keeper.preparing.is_alive():
        _keeper.preparing = Thread(target=_read_places, name="prepare-matching", daemon=True)
        _keeper.preparing.start()


def _read_places() -> None:
    try:
        knowledge.gazetteer()
    except Exception:
        logger.exception("The places could not be prepared for the search of partners.")
    finally:
        connection.close()
