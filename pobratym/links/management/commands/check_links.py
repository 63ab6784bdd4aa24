from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from pobratym.links import selectors, services
from pobratym.people.models import Community


class Command(BaseCommand):
    """Ask the addresses of partners whether they still answer."""

    help = (
        "Check the links of partners, one of each host: those whose turn it is, or with --again "
        "all. Without a network nothing is called broken."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--community", help="address of one community: poltava; else all")
        parser.add_argument("--again", action="store_true", help="whenever they were asked last")

    def handle(self, *args: Any, **options: Any) -> None:
        urls = self._urls(options["community"])
        wait = dt.timedelta() if options["again"] else services.AGAIN_AFTER
        asked = services.check(urls, again_after=wait)
        self.stdout.write(f"{asked} of {len(urls)} links asked.")
        for url, link in sorted(selectors.checks(urls).items()):
            status = link.status or link.reason
            self.stdout.write(f"{link.state:9} {url} {status}".rstrip())

    def _urls(self, slug: str | None) -> set[str]:
        if not slug:
            return selectors.all_urls()
        community = Community.objects.filter(slug=slug).first()
        if community is None:
            raise CommandError(f"There is no community “{slug}”.")
        return {row.url for row in selectors.kept(community)}
