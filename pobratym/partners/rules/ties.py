"""With whom a tie may be made, and what an ending needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

AGGRESSOR_STATES: Final = frozenset({"RU", "BY"})


def barred_countries(countries: Iterable[str]) -> list[str]:
    """Return those of `countries` (ISO 3166-1 alpha-2) with which no new tie can be made.

    Source: Pobratym's own rule after the study, section 1.1: ties with municipalities of the
        aggressor states were ended by decision of the councils. The states are the Russian
        Federation and, as its territory served the aggression, Belarus.
    Reading: existing ties with them can only be recorded as ended. Status of the reading: to be
        confirmed by the community's lawyer.
    """
    return sorted(AGGRESSOR_STATES.intersection(countries))


def same_parties(first: Collection[object], second: Collection[object]) -> bool:
    """True when two ties would have the very same partners, in whatever order.

    Source: Pobratym's own: one relation is one record; renewals and new papers are its events.
    """
    return set(first) == set(second)
