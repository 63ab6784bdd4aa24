"""Asking addresses and keeping what they answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django_tasks import task

from pobratym.core import calendar
from pobratym.links import asking, selectors
from pobratym.links.asking import Answer
from pobratym.links.models import CheckedLink
from pobratym.links.states import LinkState
from pobratym.people.models import Community

AGAIN_AFTER: Final = dt.timedelta(days=7)
DOUBTED_AGAIN_AFTER: Final = dt.timedelta(hours=20)
ON_DEMAND_AGAIN_AFTER: Final = dt.timedelta(hours=1)
MOST_HOSTS: Final = 200
AT_ONCE: Final = 8
Ask = Callable[[str], Answer]


def every_night(today: dt.date) -> str:
    """Ask the addresses whose turn it is, and forget those that nobody keeps any more.

    Writes: checked links. Asks the network, unless the setting CHECK_LINKS forbids it.
    """
    if not settings.CHECK_LINKS:
        return "switched off"
    urls = selectors.all_urls()
    forget(but=urls)
    asked = check(urls)
    return f"{asked} of {len(urls)} asked"


@task()
def check_community(community_id: int) -> int:
    """Ask the addresses of one community now; return how many were asked."""
    community = Community.objects.get(pk=community_id)
    return check({row.url for row in selectors.kept(community)}, again_after=ON_DEMAND_AGAIN_AFTER)


def check(
    urls: Iterable[str], *, again_after: dt.timedelta = AGAIN_AFTER, ask: Ask | None = None
) -> int:
    """Ask those addresses whose turn it is, one of each host; return how many were asked.

    When no server at all answers, it is our own line that is down: nothing is called broken.
    Writes: checked links. Queries: 1 for 500 addresses, and 2 for each that was asked.
    """
    ask = ask or (lambda url: asking.ask(url, agent=_agent()))
    due = _due(urls, again_after)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(ask, due))
    is_online = any(not answer.is_silent for answer in answers)
    for url, answer in zip(due, answers, strict=True):
        _keep(url, answer, is_online=is_online)
    return len(due)


def _agent() -> str:
    return f"Pobratym link check (+{settings.PUBLIC_URL})"


def _due(urls: Iterable[str], again_after: dt.timedelta) -> list[str]:
    """The addresses to ask, those asked longest ago first, one of each host."""
    wanted, now = set(urls), calendar.now()
    known = selectors.checks(wanted)
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    last = {url: (known[url].asked_at if url in known else None) or never for url in wanted}
    hosts: dict[str, str] = {}
    for url in sorted(wanted, key=lambda url: (last[url], url)):
        doubted = url in known and known[url].failures == 1
        wait = min(again_after, DOUBTED_AGAIN_AFTER) if doubted else again_after
        if last[url] is never or now - last[url] >= wait:
            hosts.setdefault((urlsplit(url).hostname or "").lower(), url)
    return list(hosts.values())[:MOST_HOSTS]


@transaction.atomic
def _keep(url: str, answer: Answer, *, is_online: bool) -> CheckedLink:
    link = CheckedLink.objects.select_for_update().filter(url=url).first() or CheckedLink(url=url)
    if answer.is_silent and not is_online:
        link.reason = "" if link.checked_on else answer.reason
        link.save()
        return link
    link.state, link.status, link.reason = answer.state, answer.status, answer.reason
    link.asked_at, link.checked_on = calendar.now(), calendar.today()
    is_broken = answer.state == LinkState.BROKEN
    link.failures = link.failures + 1 if is_broken else 0
    link.broken_since = (link.broken_since or calendar.today()) if is_broken else None
    link.save()
    return link


def forget(*, but: Iterable[str]) -> int:
    """Delete what is known of addresses that nobody keeps; return how many. Writes: links."""
    kept = set(but)
    gone = [pk for pk, url in CheckedLink.objects.values_list("pk", "url") if url not in kept]
    for start in range(0, len(gone), 500):
        CheckedLink.objects.filter(pk__in=gone[start : start + 500]).delete()
    return len(gone)
