"""Needs and offers for tests: the smallest valid ones, and those ready for the public."""

from __future__ import annotations

from typing import Any

from pobratym.offers.models import Need, Offer
from pobratym.offers.services import statements
from pobratym.offers.states import Sector, State
from pobratym.partners.states import Goal
from pobratym.people.actors import CommandActor
from pobratym.people.models import Community

BY = CommandActor("test")


def facts(**more: Any) -> dict[str, Any]:
    return {
        "title_uk": "Досвід бюджету участі",
        "text_uk": "Покажемо, як мешканці обирають проєкти.",
        "goal": Goal.SHARING,
        "sector": Sector.SOCIAL,
    } | more


def offer(community: Community, **more: Any) -> Offer:
    return statements.add_offer(community, facts=facts(**more), by=BY)


def need(community: Community, **more: Any) -> Need:
    given = {"title_uk": "Навчання вчителів", "goal": Goal.EXPERTISE} | more
    return statements.add_need(
        community, facts=facts(**given), is_open=not given.get("offer"), by=BY
    )


def published(row: Any) -> Any:
    return statements.move(row, to=State.PUBLISHED, version=row.version, by=BY)
