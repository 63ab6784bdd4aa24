"""What the registers show in other rooms: tabs, panels, search, timeline, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from pobratym.contacts.models import Organisation, Person
from pobratym.core import navigation, panels, search, tables, text, timeline
from pobratym.core.http import OfficeRequest
from pobratym.core.navigation import Tab
from pobratym.journal import sentences
from pobratym.partners.models import Tie
from pobratym.people import personal_data
from pobratym.people.models import Community, User
from pobratym.registers import personal
from pobratym.registers.models import CaseStudy, Helper, Translator
from pobratym.registers.tables import TABLES
from pobratym.registers.words import SENTENCES

TABS = (
    Tab(gettext_lazy("Who helps"), "registers:helpers", "", 50),
    Tab(gettext_lazy("Translators"), "registers:translators", "", 60),
    Tab(gettext_lazy("Events"), "registers:events", "", 70),
    Tab(gettext_lazy("Cases"), "registers:cases", "", 80),
    Tab(gettext_lazy("In the media"), "registers:mentions", "", 90),
)


def make() -> None:
    """Called when the room is ready."""
    navigation.belongs("registers", to="outreach")
    for tab in TABS:
        navigation.offer_tab("first_contact", tab)
    panels.offer(
        "contacts.organisation",
        panels.Panel(
            gettext_lazy("Helps in first contacts"),
            "registers/panels/organisation.html",
            of_organisation,
        ),
    )
    panels.offer(
        "contacts.person",
        panels.Panel(gettext_lazy("Translates for us"), "registers/panels/person.html", of_person),
    )
    timeline.offer("partners.tie", told)
    for source in _SOURCES:
        search.offer(source)
    for table in TABLES:
        tables.offer(table)
    personal_data.offer(personal.TRANSLATORS)
    sentences.register(**SENTENCES)


def of_organisation(found: Organisation, request: OfficeRequest) -> dict[str, Any] | None:
    """What an organisation helps with in first contacts. Queries: 1 or 2."""
    row = Helper.objects.filter(organisation=found).prefetch_related("covers").first()
    if row is None:
        return None
    row.community = found.community
    return {"helper": row, "more": panels.shown("registers.helper", row, request)}


def of_person(found: Person, request: OfficeRequest) -> dict[str, Any] | None:
    """What a person translates. Queries: 1."""
    row = Translator.objects.filter(person=found).first()
    if row is None:
        return None
    row.community = found.community
    return {"translator": row}


def told(tie: Tie) -> Iterable[timeline.Entry]:
    """Mentions in the media. Queries: 1."""
    for mention in tie.mentions.all():
        if mention.on:
            mention.community = tie.community
            yield timeline.Entry(
                mention.on, "outreach", mention.title, mention.medium, mention.url,
                mention.language,
            )  # fmt: skip


def _matching(rows: Any, asked: str, field: str = "search_text") -> Any:
    for word in text.fold(asked).split()[:8]:
        rows = rows.filter(**{f"{field}__contains": word})
    return rows


def find_cases(community: Community, user: User, asked: str, limit: int) -> Sequence[search.Hit]:
    """Case studies that hold every word. Queries: 1."""
    rows = _matching(CaseStudy.objects.filter(community=community), asked)
    return [
        search.Hit(row.title, reverse("registers:case", args=[community.slug, row.pk]), row.theme)
        for row in rows[:limit]
    ]


def find_helpers(community: Community, user: User, asked: str, limit: int) -> Sequence[search.Hit]:
    """Who helps, by the name of the organisation. Queries: 1."""
    rows = Helper.objects.filter(community=community).select_related("organisation")
    return [
        search.Hit(
            row.organisation.name,
            reverse("registers:helper", args=[community.slug, row.pk]),
            row.get_kind_display(),
            row.organisation.name_language,
        )
        for row in _matching(rows, asked, "organisation__search_text")[:limit]
    ]


_SOURCES = (
    search.Source(gettext_lazy("Who helps in first contacts"), find_helpers, order=45),
    search.Source(gettext_lazy("Case studies"), find_cases, order=60),
)
