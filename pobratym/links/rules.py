"""What an answer of a server means for a link, and when it deserves attention."""

from __future__ import annotations

from typing import Final

from pobratym.links.states import LinkState

GONE: Final = frozenset({404, 410})
GUARDED: Final = frozenset({401, 402, 403, 405, 406, 407, 421, 429, 451})
FAILURES_THAT_COUNT: Final = 2


def state_of(status: int) -> LinkState:
    """Return what an HTTP status means, once redirections are followed.

    Source: RFC 9110 sections 15.3 to 15.6, RFC 6585 section 4, RFC 7725 section 3: 2xx is a page;
        401, 403, 429 and their like are answers of a server that is there; other 4xx and 5xx mean
        that a visitor sees no page.
    """
    if 200 <= status < 300:  # noqa: PLR2004 - the class of success
        return LinkState.WORKS
    return LinkState.GUARDED if status in GUARDED else LinkState.BROKEN


def is_worth_saying(state: LinkState, *, status: int | None, failures: int) -> bool:
    """Return whether a person should look at a link: gone for good, or failed twice in a row.

    Source: a decision of this project: servers stumble, and one stumble is no news.
    """
    return state == LinkState.BROKEN and (status in GONE or failures >= FAILURES_THAT_COUNT)
