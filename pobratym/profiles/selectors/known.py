"""What the installation knows already, as drafts of blocks that a person accepts or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.contacts import selectors as contacts
from pobratym.contacts.states import MembershipState
from pobratym.core import language
from pobratym.documents.models import Symbol
from pobratym.partners.models import CommunityGoal, Tie
from pobratym.partners.selectors.listing import country_names
from pobratym.partners.states import Goal, Status
from pobratym.people.models import Community, Department
from pobratym.places.models import Municipality
from pobratym.profiles.selectors import exchange
from pobratym.profiles.states import Block

WRITTEN_IN: Final = ("uk", "en")
_AT_WORK: Final = (Status.ACTIVE, Status.DIALOGUE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of one block and where its facts are from."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class DraftFigure:
    value: str
    labels: dict[str, str]
    source: str


def drafts(community: Community, code: str, symbol: Symbol | None) -> dict[Block, Draft]:
    """Return the drafts in Ukrainian or English; none for other languages.

    Queries: 7, however many ties.
    """
    if code not in WRITTEN_IN:
        return {}
    with translation.override(code):
        found = {
            Block.PLACE: _place(community, code),
            Block.RESIDENTS: _residents(community),
            Block.EXPERIENCE: _experience(community, code),
            Block.PRIORITIES: _priorities(community, code),
            Block.SYMBOLS: _symbols(community, symbol),
            Block.LINKS: _links(community),
            Block.CONTACT: _contact(community),
        }
    return {block: draft for block, draft in found.items() if draft}


def figure(community: Community) -> DraftFigure | None:
    """The number of residents as a figure of the row. Queries: 0."""
    if not community.population:
        return None
    with translation.override("uk"):
        value = number_format(community.population, force_grouping=True)
    return DraftFigure(value, {"uk": "мешканців", "en": "residents"}, community.population_source)


def _place(community: Community, code: str) -> Draft | None:
    name = community.name_uk if code == "uk" else community.name_en or community.name_uk
    home = None
    if community.katottg:
        home = Municipality.objects.filter(katottg=community.katottg).first()
    region = (home.admin1_uk if code == "uk" else home.admin1_en) if home else ""
    where = ", ".join(part for part in (region, _("Ukraine")) if part)
    text = _("%(name)s, %(where)s.") % {"name": name, "where": where}
    return Draft(text, _("settings of the community, KATOTTG"))


def _residents(community: Community) -> Draft | None:
    if not community.population:
        return None
    text = ngettext(
        "The community has %(number)s resident.",
        "The community has %(number)s residents.",
        community.population,
    ) % {"number": number_format(community.population, force_grouping=True)}
    return Draft(text, community.population_source or _("settings of the community"))


def _experience(community: Community, code: str) -> Draft | None:
    ties = list(
        Tie.objects.of(community).public().filter(status__in=_AT_WORK).order_by("since", "pk")
    )
    memberships = contacts.networks(community).filter(state=MembershipState.MEMBER, until=None)
    networks = [
        language.pick(uk=one.network.name_uk, en=one.network.name_en, wanted=code).text
        for one in memberships
    ]
    lines = []
    if ties:
        names = country_names({tie.country for tie in ties if tie.country})
        told = "; ".join(_tie(tie, names, code) for tie in ties)
        lines.append(_("Our partners: %(partners)s.") % {"partners": told})
    if networks:
        lines.append(_("Member of: %(networks)s.") % {"networks": "; ".join(networks)})
    return Draft("\n".join(lines), _("the list of partners")) if lines else None


def _tie(tie: Tie, countries: dict[str, str], code: str) -> str:
    name = language.pick(uk=tie.name_uk, en=tie.name_en, wanted=code).text
    facts = [countries.get(tie.country or "", "")]
    if tie.since:
        facts.append(_("since %(when)s") % {"when": tie.since.label})
    told = ", ".join(fact for fact in facts if fact)
    return f"{name} ({told})" if told else name


def _priorities(community: Community, code: str) -> Draft | None:
    goals = CommunityGoal.objects.filter(community=community).order_by("rank")[:3]
    offers, needs = exchange.titles(community, code)
    lines = []
    if offers:
        lines.append(_("We offer: %(offers)s.") % {"offers": "; ".join(offers)})
    if needs:
        lines.append(_("We look for a partner for: %(needs)s.") % {"needs": "; ".join(needs)})
    if goals:
        told = "; ".join(str(Goal(goal.goal).label) for goal in goals)
        lines.append(_("What we want from partnerships: %(goals)s.") % {"goals": told})
    text = "\n".join(lines)
    return Draft(text, _("goals, needs and offers of the community")) if text else None


def _symbols(community: Community, symbol: Symbol | None) -> Draft | None:
    if symbol is None:
        return None
    told = _("The coat of arms of %(community)s.") % {"community": community.short_name}
    return Draft(told, symbol.source)


def _links(community: Community) -> Draft | None:
    lines = []
    if community.website:
        lines.append(_("Official site: %(address)s") % {"address": community.website})
    if community.has_portal:
        address = f"{settings.PUBLIC_URL}/{community.slug}/"
        lines.append(_("International partnerships: %(address)s") % {"address": address})
    return Draft("\n".join(lines), _("settings of the community")) if lines else None


def _contact(community: Community) -> Draft | None:
    found = Department.objects.filter(community=community).current().order_by("pk").first()
    return Draft(found.name, _("directory of the office")) if found else None
