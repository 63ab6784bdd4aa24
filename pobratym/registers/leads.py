"""Where a lead is read: the room of first contact, above this one, says so."""

from __future__ import annotations

from collections.abc import Callable

from pobratym.partners.models import Tie

Page = Callable[[Tie], str]

_pages: list[Page] = []


def offer(page: Page) -> None:
    """Called from `AppConfig.ready`; `page(tie)` returns the address of its page as a lead."""
    _pages.append(page)


def address(tie: Tie) -> str:
    """Return the page of a tie as a lead; its own page when no room offers one."""
    return _pages[0](tie) if _pages else tie.get_absolute_url()
