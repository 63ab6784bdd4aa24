"""What partnerships show in other rooms: attention, search, panels, tables of ties and events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy

from pobratym.contacts.models import Organisation, Person
from pobratym.core import attention, panels, search, tables, text
from pobratym.core.http import OfficeRequest
from pobratym.core.panels import Panel
from pobratym.partners import permissions
from pobratym.partners.attention import SOURCES
from pobratym.partners.models import Tie
from pobratym.partners.selectors import around
from pobratym.partners.selectors import tie as ties
from pobratym.partners.states import Status
from pobratym.partners.tables import EVENT_COLUMNS, TIE_COLUMNS, event_rows, tie_rows
from pobratym.people.models import Community, User, WorkingGroup

AROUND: Final = "partners.around"  # where upper rooms offer what they know of one of the directory


def of_person(person: Person, request: OfficeRequest) -> dict[str, object] | None:
    """The ties of a person and what upper rooms know of them; None when there is nothing."""
    found = {"contacts": around.person(person), "more": panels.shown(AROUND, person, request)}
    return found if any(found.values()) else None


def of_organisation(organisation: Organisation, request: OfficeRequest) -> dict[str, object] | None:
    """The ties of an organisation and what upper rooms know; None when there is nothing."""
    found = {
        "ties": around.organisation(organisation),
        "more": panels.shown(AROUND, organisation, request),
    }
    return found if any(found.values()) else None


def groups_of(tie: Tie, request: OfficeRequest) -> dict[str, object] | None:
    """The working groups of a tie, None when there are none. Queries: 2."""
    rows = list(ties.groups(tie))
    may_change = permissions.may_change(request.user, tie)
    url = reverse("partners:people", args=[tie.community.slug, tie.slug]) if may_change else ""
    return {"groups": rows, "change_url": url} if rows else None


def ties_of(group: WorkingGroup, request: OfficeRequest) -> dict[str, object]:
    """The ties a working group works on. Queries: 1."""
    return {"ties": list(ties.ties_of_group(group))}


def find_ties(community: Community, user: User, asked: str, limit: int) -> Sequence[search.Hit]:
    """Ties whose names hold every word. Queries: 1."""
    rows = Tie.objects.of(community)
    for word in text.fold(asked).split()[:8]:
        rows = rows.filter(search_text__contains=word)
    hits = []
    for tie in rows.order_by("sort_uk")[:limit]:
        tie.community = community
        note = str(Status(tie.status).label)
        hits.append(search.Hit(tie.name, tie.get_absolute_url(), note, tie.name_language))
    return hits


def offer() -> None:
    """Called when the room is ready."""
    for source in SOURCES:
        attention.offer(source)
    panels.offer(
        "contacts.person",
        Panel(gettext_lazy("In partnerships"), "partners/panels/person.html", of_person),
    )
    panels.offer(
        "contacts.organisation",
        Panel(
            gettext_lazy("In partnerships"), "partners/panels/organisation.html", of_organisation
        ),
    )
    panels.offer(
        "partners.tie",
        Panel(gettext_lazy("Working groups"), "partners/panels/groups.html", groups_of, 30),
    )
    panels.offer(
        "people.group",
        Panel(gettext_lazy("Works on"), "partners/panels/ties_of_group.html", ties_of),
    )
    search.offer(search.Source(gettext_lazy("Partners"), find_ties, order=10))
    tables.offer(tables.Table("ties", gettext_lazy("Partnerships"), TIE_COLUMNS, tie_rows))
    tables.offer(tables.Table("events", gettext_lazy("Turning points"), EVENT_COLUMNS, event_rows))
