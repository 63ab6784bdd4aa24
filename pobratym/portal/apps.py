from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratym.core import attention, calendar, navigation, panels, sitemap
from pobratym.core.attention import Item, Severity

PAGES = ("home", "partners", "open-data", "write")  # that every open portal has
PUBLIC = (
    navigation.PublicItem(gettext_lazy("All communities"), "portal_public:door", 5, place="site"),
    navigation.PublicItem(gettext_lazy("Home"), "portal_public:home", 10),
    navigation.PublicItem(
        gettext_lazy("Partners"), "portal_public:partners", 20, ("portal_public:partner",)
    ),
    navigation.PublicItem(gettext_lazy("Open data"), "portal_public:open-data", 80),
    navigation.PublicItem(
        gettext_lazy("Write to us"), "portal_public:write", 90, ("portal_public:sent",)
    ),
)


class PortalConfig(AppConfig):
    name = "pobratym.portal"

    def ready(self) -> None:
        import_module("pobratym.portal.receivers")
        navigation.offer(
            navigation.NavItem(
                gettext_lazy("Portal"), "portal:page", "globe", order=80, count=_waiting
            )
        )
        for item in PUBLIC:
            navigation.offer_public(item)
        sitemap.offer(_pages, order=10)
        sitemap.offer(_ties, order=90)
        attention.offer(_new_enquiries)
        panels.offer(
            "outreach.with_us",
            panels.Panel(gettext_lazy("Write to us"), "portal/_write_panel.html", _write_form),
        )


def _pages(communities: Sequence[Any]) -> Iterator[sitemap.Page]:
    for community in communities:
        for name in PAGES:
            yield sitemap.Page(f"portal_public:{name}", (community.slug,))


def _ties(communities: Sequence[Any]) -> Iterator[sitemap.Page]:
    from pobratym.portal.selectors import partners  # noqa: PLC0415 - after the models

    return partners.pages(communities)


def _write_form(community: Any, request: Any) -> dict[str, Any]:
    from pobratym.portal.forms import EnquiryForm  # noqa: PLC0415 - after the models

    return {"form": EnquiryForm(), "community": community}


def _waiting(request: Any) -> int:
    from pobratym.talks.selectors import enquiries  # noqa: PLC0415 - after the models

    return enquiries.count_waiting(request.community)


def _new_enquiries(community: Any, user: Any, today: dt.date) -> Iterator[Item]:
    from pobratym.talks.selectors import enquiries  # noqa: PLC0415 - after the models

    for letter in enquiries.waiting(community):
        days = max((today - calendar.day_of(letter.received_at)).days, 0)
        yield Item(
            Severity.PROMISE,
            _("New enquiry from %(organisation)s, %(country)s")
            % {"organisation": letter.organisation, "country": letter.country},
            ngettext(
                "Waits for an answer for %(days)d day.",
                "Waits for an answer for %(days)d days.",
                days,
            )
            % {"days": days},
            reverse("portal:enquiry", args=[community.slug, letter.pk]),
            _("Read"),
        )
