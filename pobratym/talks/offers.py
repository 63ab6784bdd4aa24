"""What talks show in other rooms: attention, search, the page and the papers of a tie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from pobratym.contacts.models import Organisation, Person
from pobratym.core import attention, calendar, daily, panels, search, text, timeline
from pobratym.core.dates import PartialDate
from pobratym.core.panels import Panel
from pobratym.partners.models import Tie
from pobratym.people import personal_data
from pobratym.people.models import Community, User
from pobratym.talks import personal
from pobratym.talks.attention import SOURCES
from pobratym.talks.models import Interaction
from pobratym.talks.selectors import leader, log
from pobratym.talks.services import enquiries
from pobratym.talks.states import Channel, Direction

BRIEFED: Final = 6


def told(tie: Tie) -> Iterable[timeline.Entry]:
    """The talks of a tie for its timeline. Queries: those of `log.of_tie`."""
    for entry in log.of_tie(tie):
        note = f"{Channel(entry.channel).label}, {Direction(entry.direction).label} · {entry.by}"
        entry.community = tie.community
        yield timeline.Entry(
            PartialDate.of(entry.on), "talk", entry.subject, note, entry.get_absolute_url()
        )


def around(found: Person | Organisation, _request: object) -> dict[str, object] | None:
    """The latest talks with one of the directory, None when there are none. Queries: 1."""
    talks = log.latest_with(found)
    return {"talks": talks} if talks else None


def leader_part(tie: Tie, _request: object) -> dict[str, object] | None:
    """In how many talks with a partner the leader took part, by year. Queries: as `log.of_tie`."""
    years = leader.with_tie(tie)
    return {"years": years} if years else None


def said(tie: Tie, _request: object) -> dict[str, object]:
    """What is open and what was said last, for the briefing. Queries: 2."""
    talks = tie.interactions.select_related("by").order_by("-on", "-pk")
    open_steps = tie.interactions.filter(next_done_on=None).exclude(next_step="")
    return {
        "talks": talks[:BRIEFED],
        "open_steps": open_steps.order_by("next_on", "pk"),
        "today": calendar.today(),
    }


def find_talks(community: Community, user: User, asked: str, limit: int) -> Sequence[search.Hit]:
    """Entries of the log that hold every word. Queries: 1."""
    rows = Interaction.objects.filter(community=community)
    for word in text.fold(asked).split()[:8]:
        rows = rows.filter(search_text__contains=word)
    return [
        search.Hit(
            entry.subject,
            reverse("talks:talk", args=[community.slug, entry.pk]),
            date_format(entry.on),
        )
        for entry in rows.select_related("tie")[:limit]
    ]


def offer() -> None:
    """Called when the room is ready."""
    for source in SOURCES:
        attention.offer(source)
    daily.offer("talks.expired_enquiries", enquiries.erase_expired)
    personal_data.offer(
        personal_data.Source(
            personal.NAME, gettext_lazy("Enquiries from abroad"), personal.subjects,
            personal.export, personal.erase,
        )
    )  # fmt: skip
    panels.offer("partners.around", Panel(gettext_lazy("Talks"), "talks/panels/talks.html", around))
    panels.offer(
        "partners.facts",
        Panel(gettext_lazy("The leader’s part"), "talks/panels/leader.html", leader_part),
    )
    panels.offer(
        "partners.summary", Panel(gettext_lazy("Latest talks"), "talks/panels/said.html", said)
    )
    search.offer(search.Source(gettext_lazy("Log of talks"), find_talks, order=30))
