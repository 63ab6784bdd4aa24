"""What makes the office lively: invented people, talks and next steps, relative to today."""

from __future__ import annotations

import datetime as dt
from datetime import timedelta
from typing import Final, NamedTuple

from pobratym.contacts import services as contacts
from pobratym.contacts.models import Person
from pobratym.core import calendar
from pobratym.demo.facts import INVENTED
from pobratym.demo.poltava import BY, place
from pobratym.partners.models import Party, Tie
from pobratym.partners.services import circle, ties
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Goal, Kind, Status
from pobratym.people.models import Community, User
from pobratym.people.services.communities import create_community
from pobratym.people.states import Basis
from pobratym.talks.services import log
from pobratym.talks.states import Channel, Direction


class Talk(NamedTuple):
    slug: str
    days_ago: int
    channel: Channel
    direction: Direction
    subject: str
    next_step: str = ""
    next_in_days: int = 0


TALKS: Final = (
    Talk("rzeszow", 380, Channel.VISIT_OUT, Direction.BOTH, "Робочий візит до Жешува"),
    Talk("rzeszow", 190, Channel.VISIT_IN, Direction.BOTH, "Візит фахівців університету"),
    Talk("rzeszow", 9, Channel.EMAIL, Direction.IN, "Програма осіннього набору Start IT",
         "Надіслати список ліцеїв", 4),
    Talk("filderstadt", 700, Channel.VISIT_IN, Direction.BOTH, "Приїзд шкільного оркестру"),
    Talk("filderstadt", 46, Channel.ONLINE, Direction.BOTH, "План зустрічей на два роки",
         "Узгодити дати з Остфільдерном", -3),
    Talk("kalmar", 21, Channel.ONLINE, Direction.BOTH, "Меморандум: спільне читання тексту",
         "Переклад меморандуму шведською", 12),
    Talk("swietochlowice", 160, Channel.CALL, Direction.OUT, "Запрошення на День міста"),
    Talk("borjomi", 430, Channel.LETTER, Direction.OUT, "Привітання до річниці партнерства"),
    Talk("fermo", 75, Channel.EMAIL, Direction.IN, "Обмін музичних шкіл: перелік шкіл у Фермо",
         "Запитати музичну школу про дати", 20),
    Talk("luxembourg", 240, Channel.EVENT, Direction.BOTH, "Розмова на ReBuild Ukraine"),
    Talk("velke-kapusany", 130, Channel.MEETING, Direction.BOTH, "Зустріч заступників голів"),
)  # fmt: skip
PEOPLE: Final = (
    ("rzeszow", "Anna Przykładowa", "Анна Пшикладова", "координаторка партнерств", "coordinator"),
    ("filderstadt", "Max Beispiel", "Макс Байшпіль", "референт міського голови", "mayor’s aide"),
    ("kalmar", "Eva Exempel", "Ева Ексемпель", "міжнародні зв’язки", "international officer"),
)
TIE_GOALS: Final = {
    "rzeszow": (Goal.INSTITUTIONS, Goal.EXPERTISE, Goal.EU_INTEGRATION),
    "filderstadt": (Goal.CULTURE, Goal.CRISIS, Goal.SHARING),
    "kalmar": (Goal.EXPERTISE, Goal.SHARING),
    "fermo": (Goal.CULTURE,),
}


def people(home: Community, partners: dict[str, Tie], *, by: User) -> None:
    """Invented contacts abroad, marked as such."""
    for slug, name, name_uk, office_uk, office_en in PEOPLE:
        tie = partners[slug]
        facts = {
            "name": name,
            "name_uk": name_uk,
            "position_uk": office_uk,
            "position_en": office_en,
            "municipality": Party.objects.filter(tie=tie).first().municipality,  # type: ignore[union-attr] # each tie has one
            "email": f"{slug}@example.org",
            "note": INVENTED,
            "is_invented": True,
            "data_basis": Basis.POWERS,
            "data_purpose": "партнерство громад",
            "keep_until": calendar.today() + timedelta(days=3 * 365),
        }
        person: Person = contacts.add_person(home, facts=facts, by=by)
        circle.name_contact(tie, person=person, is_main=True, by=by)


def talks(home: Community, partners: dict[str, Tie], *, by: User) -> None:
    """An invented log, so that vitality and Today have something to say."""
    today = calendar.today()
    for talk in TALKS:
        due = today + timedelta(days=talk.next_in_days) if talk.next_step else None
        facts = {
            "tie": partners[talk.slug],
            "channel": talk.channel,
            "direction": talk.direction,
            "on": today - timedelta(days=talk.days_ago),
            "subject": talk.subject,
            "summary": INVENTED,
            "next_step": talk.next_step,
            "next_on": due,
        }
        log.note(home, facts=facts, by=by)


def tie_goals(partners: dict[str, Tie], *, by: User) -> None:
    for slug, goals in TIE_GOALS.items():
        ties.rank_goals(partners[slug], goals=[(goal, "") for goal in goals], by=by)


def assign(partners: dict[str, Tie], officers: list[User], *, by: User) -> None:
    """Share the ties among the officers."""
    for number, tie in enumerate(partners.values()):
        tie.refresh_from_db()
        officer = officers[number % len(officers)]
        ties.change(tie, facts={"officer": officer}, version=tie.version, by=by)


def small_community() -> Community:
    """An invented community with one officer."""
    return create_community(
        slug="mala-dolyna",
        name_uk="Малодолинська сільська громада (вигадана)",
        short_name_uk="Мала Долина",
        facts={
            "name_en": "Mala Dolyna rural community (invented)",
            "short_name_en": "Mala Dolyna",
            "population": 8000,
            "population_source": INVENTED,
        },
        by=BY,
    )


def small_partner(home: Community, *, by: User) -> None:
    """Its only partnership, to show how little is enough."""
    town = place("Cedry Wielkie", "PL") if _has("Cedry Wielkie") else place("Krosno", "PL")
    since = calendar.today() - dt.timedelta(days=500)
    facts = {"source": INVENTED}
    new = NewTie([town], Kind.FRIENDSHIP, Status.DIALOGUE, None, facts)
    tie = ties.start(home, new, by=by)
    talk = {
        "tie": tie, "channel": Channel.EMAIL, "direction": Direction.IN, "on": since,
        "subject": "Перший лист від шкіл", "summary": INVENTED,
    }  # fmt: skip
    log.note(home, facts=talk, by=by)


def _has(name: str) -> bool:
    try:
        place(name, "PL")
    except LookupError:
        return False
    return True
