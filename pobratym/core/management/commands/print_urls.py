from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management import BaseCommand
from django.urls import URLPattern, URLResolver, get_resolver


def patterns() -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the product as a route, with its pattern."""

    def walk(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, URLPattern]]:
        for entry in resolver.url_patterns:
            route = prefix + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry, route)
            else:
                yield route, entry

    return walk(get_resolver(), "/")


def promised() -> list[str]:
    """Return the addresses people and machines may rely on, sorted; the name stands beside each.

    Those with two underscores are for developers.
    """
    return sorted(
        {
            f"{route}  {entry.name or ''}".rstrip()
            for route, entry in patterns()
            if "__" not in route
        }
    )


class Command(BaseCommand):
    """`make urls` writes this into tests/urls.txt, where a review sees what changes."""

    help = "Print every address of the product."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n".join(promised()))
