"""Needs and offers for the demonstration.

Poltava's aims and tasks are those the study of 2024 names, its programme of participatory
budgeting is a fact; how they are worded as needs and offers is invented, and each row that is
wholly invented says so. Mala Dolyna is invented altogether.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from pobratym.core import calendar
from pobratym.core.translation import Translation
from pobratym.offers.library import strength
from pobratym.offers.models import Offer, Statement
from pobratym.offers.services import links, statements
from pobratym.offers.states import (
    Challenge,
    Form,
    Priority,
    Sector,
    Standing,
    State,
)
from pobratym.partners.models import Tie
from pobratym.partners.states import Goal
from pobratym.people.models import Community, User

STUDY: Final = "Магістерська робота про міжнародні зв’язки Полтавської громади, 2024, розділ {}"
INVENTED: Final = "вигаданий приклад"


def load(poltava: Community, ties: Mapping[str, Tie], by: User) -> None:
    """Give Poltava needs and offers, and name partnerships for some of them."""
    budget = _publish(
        _offer(
            poltava,
            {
                "title_uk": "Бюджет участі: як мешканці обирають проєкти",
                "title_en": "Participatory budgeting: how residents choose projects",
                "text_uk": "У громаді діє програма партиципаторного бюджетування. Покажемо, як "
                "мешканці подають і обирають проєкти, і чесно розкажемо про труднощі.",
                "text_en": "Our community has a programme of participatory budgeting. We show how "
                "residents hand in and choose projects, and tell honestly what is hard.",
                "goal": Goal.SHARING,
                "sector": Sector.SOCIAL,
                "forms": [Form.STUDY_VISIT, Form.ROUND_TABLE, Form.ONLINE],
                "priorities": [Priority.ACCESSION],
                "since": "2021",
                "source": STUDY.format("3.2"),
            },
            code="participation",
            by=by,
        ),
        by=by,
    )
    displaced = _publish(_invented(_from_library(poltava, "displaced_people", by=by), by=by), by=by)
    _publish(_invented(_from_library(poltava, "crisis_pilot", by=by), by=by), by=by)
    youth = _publish(_from_library(poltava, "youth_exchange", by=by), by=by)
    energy = _publish(_energy(poltava, budget, by=by), by=by)
    _publish(_practice(poltava, displaced, by=by), by=by)
    _standards(poltava, by=by)
    for slug, row, standing in (
        ("rzeszow", youth, Standing.SERVES),
        ("filderstadt", energy, Standing.COULD),
        ("kalmar", budget, Standing.COULD),
    ):
        if slug in ties:
            links.link(row, tie=ties[slug], standing=standing, note=INVENTED, by=by)


def _energy(poltava: Community, offer: Offer, *, by: User) -> Statement:
    facts = {
        "title_uk": "Світовий досвід енергоефективності громадських будівель",
        "title_en": "World practice in the energy efficiency of public buildings",
        "text_uk": "Хочемо навчитися, як планувати й рахувати енергоощадну модернізацію шкіл і "
        "лікарень. Дані про споживання збираємо самі.",
        "text_en": "We want to learn how to plan and calculate the energy-saving renewal of "
        "schools and hospitals. Data on consumption we collect ourselves.",
        "goal": Goal.EXPERTISE,
        "sector": Sector.ENERGY,
        "forms": [Form.EXPERT_MISSION, Form.STUDY_VISIT, Form.ONLINE],
        "priorities": [Priority.RECOVERY, Priority.ACCESSION],
        "challenges": [Challenge.ENERGY, Challenge.WAR_DAMAGE],
        "offer": offer,
        "valid_until": calendar.today() + timedelta(days=300),
        "source": STUDY.format("2.3"),
    }
    return statements.add_need(poltava, facts=_english(facts, by=by), by=by)


def _practice(poltava: Community, offer: Offer, *, by: User) -> Statement:
    facts = {
        "title_uk": "Стажування працівників громади за кордоном",
        "title_en": "Internships abroad for the community’s staff",
        "text_uk": "Шукаємо міста, які приймуть наших фахівців на один–два тижні: медиків, "
        "учителів, службовців. Вони поділяться досвідом роботи під час війни.",
        "text_en": "We look for towns that receive our specialists for a week or two: medical "
        "staff, teachers, officers. They will share what working in wartime has taught them.",
        "goal": Goal.EXPERTISE,
        "sector": Sector.EDUCATION,
        "forms": [Form.INTERNSHIP, Form.MEDICAL, Form.TEACHERS],
        "priorities": [Priority.ACCESSION],
        "offer": offer,
        "valid_until": calendar.today() + timedelta(days=10),
        "source": STUDY.format("2.3"),
    }
    return statements.add_need(poltava, facts=_english(facts, by=by), by=by)


def _standards(poltava: Community, *, by: User) -> Statement:
    """A draft without English and without an offer: what the page asks about."""
    facts = {
        "title_uk": "Стандарти ЄС у муніципальному управлінні",
        "text_uk": "Які вимоги ЄС уже стосуються громад і з чого починали ви?",
        "goal": Goal.EU_INTEGRATION,
        "sector": Sector.INVESTMENT,
        "priorities": [Priority.ACCESSION],
        "officer": by,
        "source": STUDY.format("2.3"),
    }
    return statements.add_need(poltava, facts=facts, is_open=True, by=by)


def load_small(community: Community, by: User) -> None:
    """Give the invented rural community an offer and a need."""
    offer = _publish(
        _invented(
            _offer(
                community,
                {
                    "title_uk": "Обмін учителями та спільні уроки онлайн",
                    "title_en": "Exchange of teachers and joint lessons online",
                    "text_uk": "Наші дві школи готові до спільних уроків англійською та прийому "
                    "вчителів у родинах.",
                    "text_en": "Our two schools are ready for joint lessons in English and for "
                    "receiving teachers in families.",
                    "goal": Goal.CULTURE,
                    "sector": Sector.EDUCATION,
                    "forms": [Form.TEACHERS, Form.YOUTH, Form.ONLINE],
                    "challenges": [Challenge.RURAL_ACCESS, Challenge.SHRINKING],
                    "source": INVENTED,
                },
                by=by,
            ),
            by=by,
        ),
        by=by,
    )
    facts = {
        "title_uk": "Досвід послуг для віддалених сіл",
        "title_en": "How to serve remote villages",
        "text_uk": "Як утримати медпункт, бібліотеку та автобус у селах, де лишилося двісті людей?",
        "text_en": "How to keep a surgery, a library and a bus in villages where two hundred "
        "people are left?",
        "goal": Goal.EXPERTISE,
        "sector": Sector.SOCIAL,
        "forms": [Form.STUDY_VISIT, Form.ROUND_TABLE, Form.ONLINE],
        "challenges": [Challenge.RURAL_ACCESS, Challenge.AGEING],
        "offer": offer,
        "source": INVENTED,
    }
    need = statements.add_need(community, facts=_english(facts, by=by), by=by)
    _publish(_invented(need, by=by), by=by)


def _from_library(community: Community, code: str, *, by: User) -> Offer:
    """An offer begun from an example; what the example leaves open is struck out."""
    found = strength(code)
    assert found is not None  # shipped with the room
    facts = found.facts()
    for name in ("text_uk", "text_en"):
        facts[name] = facts[name].split("\n")[0]
    facts["source"] = STUDY.format(found.section)
    return _offer(community, facts, code=code, by=by)


def _offer(community: Community, facts: dict[str, Any], *, code: str = "", by: User) -> Offer:
    facts = _english(facts, by=by)
    return statements.add_offer(community, facts=facts, strength=code, by=by)


def _english(facts: dict[str, Any], *, by: User) -> dict[str, Any]:
    return facts | {
        "officer": by,
        "translation": Translation.REVIEWED,
        "reviewed_by": str(by),
    }


def _publish(row: Any, *, by: User) -> Any:
    return statements.move(row, to=State.PUBLISHED, version=row.version, by=by)


def _invented(row: Any, *, by: User) -> Any:
    return statements.mark_invented(row, by=by)
