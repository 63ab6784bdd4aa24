"""What the page Today shows besides what waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.aid.selectors import help as aid
from pobratym.core.attention import Item
from pobratym.journal import selectors as journal
from pobratym.journal import sentences
from pobratym.office.links import optional
from pobratym.partners.models import Tie
from pobratym.partners.selectors import at_hand, year
from pobratym.partners.selectors import tie as ties
from pobratym.partners.states import Goal
from pobratym.people import selectors as people
from pobratym.people.models import Community
from pobratym.talks.selectors import log

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NEWS: Final = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a note beneath and the page that explains it; `value` None is unknown."""

    title: StrOrPromise
    value: int | None
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    title: StrOrPromise
    ties: int
    url: str


@dataclass(frozen=True, slots=True)
class News:
    """One entry of the journal as a sentence."""

    at: dt.datetime
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A first step of a new office; `url` is empty where the person may not take it."""

    title: StrOrPromise
    why: StrOrPromise
    action: StrOrPromise
    url: str
    is_done: bool


def is_new(community: Community) -> bool:
    """True while nothing is kept about any partner. Queries: 1 that Today shares, or 2."""
    return not at_hand.ties(community) and not Tie.objects.of(community).exists()


def of_person(items: Sequence[Item], user_id: int) -> list[Item]:
    """Return the items a person answers for, and those nobody does."""
    return [item for item in items if item.whose in (None, user_id)]


def figures(community: Community, *, today: dt.date) -> list[Figure]:
    """Return the year in four figures. Queries: 2, and 1 that Today shares."""
    found = year.figures(community, today=today)
    talks = log.count_in_year(community, today=today)
    received = aid.received(community, year=today.year)
    partners = reverse("partners:list", args=[community.slug])
    begun = _("+%(n)d this year") % {"n": found.begun} if found.begun else ""
    fading = [
        ngettext("%(n)d fades", "%(n)d fade", found.fading) % {"n": found.fading}
        if found.fading
        else "",
        ngettext("%(n)d unknown", "%(n)d unknown", found.unknown) % {"n": found.unknown}
        if found.unknown
        else "",
    ]
    is_known = found.partnerships == 0 or found.unknown < found.partnerships
    records = _("%(year)d, as recorded") % {"year": today.year}
    return [
        Figure(_("Partnerships"), found.partnerships, begun, partners),
        Figure(
            _("Alive"),
            found.alive if is_known else None,
            ", ".join(filter(None, fading)) if is_known else _("no talks in the log yet"),
            f"{partners}?vitality=alive",
        ),
        Figure(_("Help received"), received, records, optional("aid:list", community)),
        Figure(_("Talks"), talks, records, optional("talks:talks", community)),
    ]


def goals(community: Community) -> list[GoalLine]:
    """Return the nine goals, each with the number of living ties that serve it. Queries: 1."""
    served = ties.goal_coverage(community)
    partners = reverse("partners:list", args=[community.slug])
    return [
        GoalLine(goal.label, len(served.get(goal, ())), f"{partners}?goal={goal}") for goal in Goal
    ]


def news(community: Community) -> list[News]:
    """Return what happened of late, in sentences. Queries: 1."""
    return [
        News(entry.at, sentences.sentence(entry))
        for entry in journal.of_community(community)[:NEWS]
    ]


def first_steps(community: Community, *, may_write: bool, may_invite: bool) -> list[Step]:
    """Return what a new office does first, and which of it is done. Queries: 1."""
    slug = [community.slug]
    return [
        Step(
            _("Add a partner"),
            _("One town you already talk to is enough to begin."),
            _("Add a partner"),
            reverse("partners:new", args=slug) if may_write else "",
            is_done=False,
        ),
        Step(
            _("Bring in your sheet"),
            _("The list you keep in Excel: columns are recognised, doubles found, none lost."),
            _("Import a sheet"),
            optional("office:import", community) if may_write else "",
            is_done=False,
        ),
        Step(
            _("Invite a colleague"),
            _("Nobody needs to work alone, but everything works for one person too."),
            _("Invite"),
            optional("people:invite", community) if may_invite else "",
            is_done=not people.is_one_person(community),
        ),
        Step(
            _("See the public portal"),
            _("Partners you mark as public appear there at once, in Ukrainian and English."),
            _("Open the portal"),
            optional("portal_public:home", community) if community.has_portal else "",
            is_done=False,
        ),
    ]
