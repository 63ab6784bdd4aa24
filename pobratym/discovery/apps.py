from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation, sitemap


class DiscoveryConfig(AppConfig):
    name = "pobratym.discovery"

    def ready(self) -> None:
        from pobratym.discovery.sentences import SENTENCES  # noqa: PLC0415 - needs loaded models
        from pobratym.journal import sentences  # noqa: PLC0415

        sentences.register(**SENTENCES)
        navigation.offer(navigation.NavItem(_("Find a partner"), "discovery:find", "radar", 30))
        navigation.offer_public(
            navigation.PublicItem(
                _("Find a community"), "discovery_public:find", 95, place="everywhere"
            )
        )
        sitemap.offer(_pages, order=0)


def _pages(communities: Sequence[Any]) -> Iterator[sitemap.Page]:
    yield sitemap.Page("discovery_public:find")
