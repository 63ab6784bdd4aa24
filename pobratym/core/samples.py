"""What the page of components shows: invented facts with the longest words we have met."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pobratym.core import language
from pobratym.core.attention import Item, Severity
from pobratym.core.dates import PartialDate
from pobratym.core.forms import BlockField, DayField, LineField
from pobratym.core.money import COMMON
from pobratym.core.navigation import Shown
from pobratym.core.search import Hit, Source
from pobratym.core.timeline import Entry
from pobratym.core.widgets import AmountInput, ChoiceCards

TODAY = dt.date(2026, 3, 2)


def say(uk: str, en: str) -> str:
    return language.pick(uk=uk, en=en).text


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str = "#"
    current: bool = False
    count: int | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    foreign: tuple[str, str]
    country: str
    since: int | None
    people: int | None
    vitality: int | None
    tag: str
    state: str


@dataclass(frozen=True, slots=True)
class Card:
    pk: int
    title: str
    note: str
    url: str = "#"


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    cards: list[Card] = field(default_factory=list)
    moves: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Claim:
    value: str
    source: str
    url: str = ""
    checked_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    value: int | None
    most: int
    reason: str


class SampleForm(forms.Form):
    """Every kind of field once."""

    name = LineField(
        label=_("Name of the town"), max_length=200, help_text=_("As the town itself writes it.")
    )
    since = DayField(label=_("Signed on"), required=False)
    country = forms.ChoiceField(label=_("Country"), choices=[("", "—"), ("PL", "Polska")])
    kind = forms.ChoiceField(
        label=_("Kind of partnership"),
        choices=[
            ("twin", _("Sister cities: a lasting bond")),
            ("project", _("Project: one purpose, one term")),
        ],
        widget=ChoiceCards,
    )
    goals = forms.MultipleChoiceField(
        label=_("Goals"),
        required=False,
        choices=[("culture", _("Culture and sport")), ("energy", _("Energy efficiency"))],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose those the partner has agreed to."),
    )
    note = BlockField(label=_("Note"), required=False)
    amount = forms.DecimalField(label=_("Amount"), required=False, widget=AmountInput)
    currency = forms.ChoiceField(
        label=_("Currency"), choices=[(c, c) for c in COMMON], required=False
    )
    file = forms.FileField(label=_("Text of the agreement"), required=False)
    public = forms.BooleanField(
        label=_("Show on the portal"), required=False, help_text=_("Visible to everybody at once.")
    )

    def clean(self) -> None:
        if self.data:
            raise ValidationError(
                say(
                    "Партнерство з цим містом уже є: відкрийте його або вкажіть інше місто.",
                    "A partnership with this town exists already: open it or name another town.",
                )
            )


def context(request: HttpRequest) -> dict[str, Any]:
    """Return everything the page of components needs; `?theme=dark` or `light` forces a theme."""
    chosen = request.GET.get("theme", "")
    return {
        "theme": chosen if chosen in {"light", "dark"} else "",
        "today": TODAY,
        "nav": _nav(),
        "community": {
            "name": say(
                "Полтавська міська територіальна громада", "Poltava City Territorial Community"
            )
        },
        "crumbs": [(say("Партнери", "Partners"), "#"), (say("Німеччина", "Germany"), "#")],
        "rows": _rows(),
        "page": SimpleNamespace(number=7, pages=17, first=151, last=175, total=403),
        "empty_form": SampleForm(prefix="empty"),
        "refused_form": SampleForm(
            {"bad-name": "", "bad-since": "31.02.2026", "bad-amount": "багато"}, prefix="bad"
        ),
        "money_form": SampleForm(prefix="money"),
        **_lists(),
        **_knowledge(),
    }


def _nav() -> list[Shown]:
    entries = [
        (say("Сьогодні", "Today"), "sun", "main"),
        (say("Партнери", "Partners"), "handshake", "main"),
        (say("Пошук партнера", "Find a partner"), "search", "main"),
        (say("Угоди", "Agreements"), "file-text", "main"),
        (say("Візити й події", "Visits and events"), "calendar-days", "main"),
        (say("Проєкти й фінансування", "Projects and funding"), "folder-kanban", "main"),
        (say("Програми й бюджет", "Programmes and budget"), "banknote", "main"),
        (say("Результати", "Results"), "chart-column", "main"),
        (say("Портал", "Portal"), "globe", "main"),
        (say("Довідник", "Directory"), "book-user", "foot"),
        (say("Налаштування", "Settings"), "settings", "foot"),
        (say("Знайти…", "Find…"), "scan-search", "search"),
    ]
    waiting = {"sun": 7, "search": 2}
    return [
        Shown(title, "#", icon, place, icon == "handshake", waiting.get(icon))
        for title, icon, place in entries
    ]


def _rows() -> list[Row]:
    de, pl, bg = say("Німеччина", "Germany"), say("Польща", "Poland"), say("Болгарія", "Bulgaria")
    alive, fading, asleep = (
        say("жива", "alive"),
        say("згасає", "fading"),
        say("лише оголошено", "declared only"),
    )
    return [
        Row(
            say("Лайнфельден-Ехтердінген", "Leinfelden-Echterdingen"),
            ("Leinfelden-Echterdingen", "de"),
            de,
            1988,
            40_092,
            91,
            "good",
            alive,
        ),
        Row(say("Жешув", "Rzeszów"), ("Rzeszów", "pl"), pl, 2023, 197_863, 82, "good", alive),
        Row(
            say("Велико-Тирново", "Veliko Tarnovo"),
            ("Велико Търново", "bg"),
            bg,
            1963,
            None,
            34,
            "warn",
            fading,
        ),
        Row(
            say("Фільдерштадт", "Filderstadt"),
            ("Filderstadt", "de"),
            de,
            None,
            45_777,
            None,
            "unknown",
            asleep,
        ),
    ]


def _lists() -> dict[str, Any]:
    hits = [
        Hit(say("Жешув", "Rzeszów"), "#", say("Польща", "Poland")),
        Hit("Rzeszotary", "#", "", "pl"),
    ]
    return {
        "items": _items(),
        "entries": _entries(),
        **_links(),
        "columns": _columns(),
        "groups": [(Source(say("Партнери", "Partners"), lambda *_: hits), hits)],
    }


def _items() -> list[Item]:
    return [
        Item(
            Severity.BLOCKS,
            say(
                "Меморандум з Кальмаром чекає рішення ради",
                "The memorandum with Kalmar waits for the council",
            ),
            say("Без рішення підписати не можна.", "It cannot be signed without a decision."),
            "#",
            say("Підготувати проєкт рішення", "Draft the decision"),
            TODAY - dt.timedelta(days=3),
            say("Закон № 280/97-ВР, ст. 26", "Law No. 280/97-VR, art. 26"),
        ),
        Item(
            Severity.DEADLINE,
            say(
                "Town Twinning (CERV): подання до 21 березня",
                "Town Twinning (CERV): apply by 21 March",
            ),
            say("Бракує листа від Фермо.", "The letter from Fermo is missing."),
            "#",
            say("Нагадати", "Remind"),
            TODAY + dt.timedelta(days=19),
        ),
        Item(
            Severity.FADING,
            say(
                "Боржомі: 14 місяців без спільної події",
                "Borjomi: 14 months without a joint event",
            ),
            say("Остання згадка — лист від січня.", "The last trace is a letter of January."),
            "#",
            say("Запропонувати захід", "Propose an event"),
        ),
    ]


def _entries() -> list[Entry]:
    return [
        Entry(
            PartialDate("2026-04-16"),
            "event",
            say(
                "Візит Відділу координації міжнародних проєктів та залучення інвестицій",
                "Visit of the Department for International Projects and Investment",
            ),
            say("3 особи", "3 people"),
            "#",
        ),
        Entry(
            PartialDate("2023-12"),
            "letter",
            "Einladung zum Stadtfest",
            say("лист, німецькою", "a letter, in German"),
            "",
            "de",
        ),
        Entry(
            PartialDate("2023-09-14"),
            "key",
            say("Підписано угоду про партнерство", "Partnership agreement signed"),
            say("2 мови, 2 примірники", "2 languages, 2 copies"),
            "#",
        ),
        Entry(PartialDate("1988"), "event", say("Перші контакти", "First contacts")),
    ]


def _links() -> dict[str, list[Link]]:
    return {
        "steps": [
            Link(say("Проблема", "Problem"), state="done"),
            Link(say("Цілі", "Goals"), state="done"),
            Link(say("Активності", "Activities"), state="now"),
            Link(say("Очікуваний ефект", "Expected effect"), state="blocked"),
            Link(say("Індикатори", "Indicators")),
            Link(say("Моніторинг і перегляд", "Monitoring and review")),
        ],
        "tabs": [
            Link(say("Хід співпраці", "Course"), current=True),
            Link(say("Угоди", "Agreements"), count=3),
            Link(say("Люди й контакти", "People and contacts"), count=12),
            Link(say("Показники", "Indicators"), count=0),
        ],
        "views": [
            Link(say("Усі", "All"), current=True, count=403),
            Link(say("Мої", "Mine"), count=12),
            Link(say("Згасають понад рік", "Fading for over a year"), count=3),
        ],
    }


def _columns() -> list[Column]:
    return [
        Column(
            say("Перший лист", "First letter"),
            [
                Card(
                    1,
                    say("Лайнфельден-Ехтердінген", "Leinfelden-Echterdingen"),
                    say("чекаємо відповіді 12 днів", "waiting for 12 days"),
                ),
                Card(2, "Kaunas", say("написати до п’ятниці", "write by Friday")),
            ],
            [("talks", say("Переговори", "Talks")), ("agreed", say("Погоджено", "Agreed"))],
        ),
        Column(
            say("Переговори", "Talks"),
            [Card(3, say("Оломоуц", "Olomouc"), say("зустріч 9 березня", "meeting on 9 March"))],
            [("agreed", say("Погоджено", "Agreed"))],
        ),
        Column(say("Погоджено", "Agreed")),
    ]


def _knowledge() -> dict[str, Any]:
    return {
        "claims": [
            Claim(
                "1988",
                say("Сайт міста-партнера", "The partner town’s site"),
                "#",
                dt.date(2026, 2, 10),
            ),
            Claim("1989", say("Рішення міської ради", "Decision of the city council")),
        ],
        "parts": [
            Part(
                say("Спільні події за рік", "Joint events in a year"),
                34,
                40,
                say("5 подій", "5 events"),
            ),
            Part(say("Взаємність", "Reciprocity"), 18, 30, say("вони — 2, ми — 3", "they 2, we 3")),
            Part(
                say("Виконані обіцянки", "Promises kept"),
                None,
                30,
                say("строків не записано", "no dates recorded"),
            ),
        ],
        "level_tags": ["info", "success", "warning", "error"],
    }
