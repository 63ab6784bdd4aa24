"""Drafts of letters from what is recorded: sections filled with facts, gaps where none is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml
from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils import translation

from pobratym.contacts.models import Organisation
from pobratym.core import calendar, language
from pobratym.core.text import transliterate
from pobratym.exchange.models import Need, Offer
from pobratym.offers.models import Statement
from pobratym.offers.selectors.published import published
from pobratym.outreach.models import Letter
from pobratym.outreach.rules import letters as rules
from pobratym.outreach.states import LetterKind
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.people.models import Community, Oversight, User
from pobratym.places.models import Country
from pobratym.profiles import outputs as profile
from pobratym.registers.models import ContactEvent
from pobratym.talks.models import Enquiry

FILE: Final = Path(__file__).parent / "data" / "letters.yaml"
DRAFTED: Final = ("uk", "en")
MOST_POINTS: Final = 3
_LOCALES: Final = {"uk": "uk", "en": "en_GB"}
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class About:
    """Whom a letter is to and about whom; each may be missing."""

    community: Community
    officer: User | None = None
    tie: Tie | None = None
    organisation: Organisation | None = None
    enquiry: Enquiry | None = None
    event: ContactEvent | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    language: str
    subject: str
    body: str


@lru_cache(maxsize=1)
def library() -> Mapping[str, Any]:
    """Return the file of sections, read once per process."""
    found: Mapping[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def sections(kind: LetterKind) -> list[tuple[str, str]]:
    """The sections of a kind of letter, in order, each with its title in the reader's language."""
    titles = library()["sections"]
    names = library()["kinds"][kind.value]["sections"]
    return [(name, titles[name]["title"][language.current()]) for name in names]


def draft(kind: LetterKind, chosen: Sequence[str], about: About) -> list[Draft]:
    """Return the letter in both languages we draft in, the state language first.

    Queries: at most 5 for each language.
    """
    texts, made = library(), []
    for lang in DRAFTED:
        with translation.override(lang):
            facts = _facts(about, lang)
        unknown: Mapping[str, str] = texts["unknown"][lang]
        parts = [
            rules.fill(texts["sections"][name][lang], facts, unknown, lang)
            for name, _title in sections(kind)
            if name in chosen
        ]
        subject = rules.fill(texts["kinds"][kind.value]["subject"][lang], facts, unknown, lang)
        made.append(Draft(lang, subject[:250], rules.compose(parts)))
    return made


def _facts(about: About, lang: str) -> dict[str, str]:
    community, tie = about.community, about.tie
    people = community.population
    facts = {
        "community": _named(community.name_uk, community.name_en, lang),
        "community_short": _named(community.short_name_uk, community.short_name_en, lang),
        "population": format_decimal(people, locale=_LOCALES[lang]) if people else "",
        "partner": _named(tie.name_uk, tie.name_en, lang) if tie else "",
        "country": _country(about, lang),
        "why": _reasons(tie.why if tie else "", lang),
        "offers": _listed(Offer, about, lang),
        "needs": _listed(Need, about, lang),
        "officer": _person(about.officer.name, lang) if about.officer else "",
        "officer_email": about.officer.email if about.officer else "",
        "signatory": _signatory(community, lang),
    }
    return facts | _profile(community, lang) | _dated(about, lang)


def _profile(community: Community, lang: str) -> dict[str, str]:
    """The published profile: its first lines, and the words that present the booklet."""
    if not community.has_portal or profile.edition(community) is None:
        return {}
    return {
        "community_line": profile.introduction(community, lang),
        "profile": profile.cover(community, lang),
    }


def _dated(about: About, lang: str) -> dict[str, str]:
    """What happened before the letter."""
    facts = {}
    if about.enquiry:
        facts["enquiry_on"] = _day(calendar.day_of(about.enquiry.received_at), lang)
    if about.event:
        facts["event"] = about.event.name
        facts["event_on"] = about.event.on.label if about.event.on else ""
    if about.tie:
        first = Letter.objects.filter(tie=about.tie, kind=LetterKind.FIRST, sent_on__isnull=False)
        if sent := first.order_by("-sent_on").first():
            assert sent.sent_on is not None  # asked for above
            facts["first_on"] = _day(sent.sent_on, lang)
    return facts


def _named(uk: str, en: str, lang: str) -> str:
    return language.pick(uk=uk, en=en, wanted=lang).text


def _day(day: Any, lang: str) -> str:
    return format_date(day, "long", locale=_LOCALES[lang])


def _country(about: About, lang: str) -> str:
    code = about.tie.country if about.tie else ""
    if not code and about.organisation and about.organisation.country_id:
        code = about.organisation.country_id
    found = Country.objects.filter(pk=code).first() if code else None
    return _named(found.name_uk, found.name_en, lang) if found else ""


def _reasons(why: str, lang: str) -> str:
    """Why this partner, when it is written in this language; else a person translates it."""
    written = "uk" if _CYRILLIC.search(why) else "en"
    return _points(why.splitlines()) if why and written == lang else ""


def _listed(model: type[Offer | Need], about: About, lang: str) -> str:
    """What is recorded with this tie, else what we publish; in this language only."""
    if about.tie:
        rows: Any = model.objects.filter(tie=about.tie, side=Side.HOME)
        if own := _points([getattr(row, f"text_{lang}") for row in rows]):
            return own
    told = published(about.community)
    public: Sequence[Statement] = told.offers if model is Offer else told.needs
    titles = [getattr(row, f"title_{lang}") for row in public]
    return _points([title for title in titles if title][:MOST_POINTS])


def _points(lines: Sequence[str]) -> str:
    return "\n".join(f"— {line.strip().rstrip('.;')}" for line in lines if line.strip())


def _person(name: str, lang: str) -> str:
    """A name as its letter spells it: an English one by the official table."""
    return name if lang == "uk" else transliterate(name)


def _signatory(community: Community, lang: str) -> str:
    found = Oversight.objects.filter(community=community, until=None).first()
    if found is None:
        return ""
    return f"{_named(found.position_uk, found.position_en, lang)}\n{_person(found.name, lang)}"


GREETED: Final[dict[str, Callable[[About], str]]] = {
    "enquiry": lambda about: about.enquiry.organisation if about.enquiry else "",
    "organisation": lambda about: about.organisation.name if about.organisation else "",
    "tie": lambda about: about.tie.name if about.tie else "",
}


def addressee(about: About) -> str:
    """To whom the letter goes, as far as it is known; empty when nobody is named."""
    return next((name for greet in GREETED.values() if (name := greet(about))), "")[:200]
