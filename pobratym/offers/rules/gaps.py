"""Needs beside which nothing is offered."""

from __future__ import annotations

from collections.abc import Collection, Hashable


def is_alone(*, has_return: bool, group: Hashable, offered: Collection[Hashable]) -> bool:
    """True when a need has no offer beside it: none named in return, none in its group.

    Source: the study, section 1.3: it is unfitting to stand as a mere receiver; the community
        says what it can offer. Grouping is Pobratym's own.
    """
    return not has_return and group not in offered
