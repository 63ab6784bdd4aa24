"""What the community offers and looks for, as the profile tells it."""

from __future__ import annotations

from pobratym.core import calendar, language
from pobratym.offers.models import Need, Offer, Statement
from pobratym.people.models import Community
from pobratym.profiles.selectors.texts import Texts
from pobratym.profiles.states import Block
from pobratym.tone import selectors as tone

MOST = 5


def has_offer(texts: Texts) -> bool:
    """True when an offer is published, or the priorities offer something by their words.

    Queries: 0 when the words tell, else 1.
    """
    told = any(
        tone.heard(texts.text(Block.PRIORITIES, code), code).offered
        for code in dict.fromkeys((texts.profile.original, "en"))
    )
    return told or _offers(texts.profile.community)


def _offers(community: Community) -> bool:
    return Offer.objects.of(community).public(on=calendar.today()).exists()


def titles(community: Community, code: str) -> tuple[list[str], list[str]]:
    """Return the titles of published offers and needs in a language, five each. Queries: 2."""
    today = calendar.today()
    offers = Offer.objects.of(community).public(on=today).order_by("-published_on", "pk")
    needs = Need.objects.of(community).public(on=today).order_by("-published_on", "pk")
    return (
        [_title(one, code) for one in offers[:MOST]],
        [_title(one, code) for one in needs[:MOST]],
    )


def _title(one: Statement, code: str) -> str:
    return language.pick(uk=one.title_uk, en=one.title_en, wanted=code).text
