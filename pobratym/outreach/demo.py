"""First contacts of the demonstration: facts of the study, and invented leads that say so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import yaml

from pobratym.contacts import services as contacts
from pobratym.contacts.models import Organisation
from pobratym.core import calendar
from pobratym.core.dates import PartialDate
from pobratym.outreach import drafts
from pobratym.outreach.drafts import About
from pobratym.outreach.models import CaseStudy, ContactEvent, Helper, Mention, Translator
from pobratym.outreach.services import board, letters, registers, routes
from pobratym.outreach.services.letters import NewLetter
from pobratym.outreach.services.routes import Result, Through
from pobratym.outreach.states import HelperKind, LetterKind, Outcome, RouteKind
from pobratym.partners.models import Tie
from pobratym.partners.services import ties
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Kind, Status
from pobratym.people.actors import VisitorActor
from pobratym.people.models import Community, User
from pobratym.people.states import Basis
from pobratym.places import selectors as places
from pobratym.places.models import Country
from pobratym.talks.models import Interaction
from pobratym.talks.services import enquiries, log
from pobratym.talks.services.enquiries import Letter as EnquiryLetter

FILE: Final = Path(__file__).parent / "data" / "demo.yaml"
STUDY: Final = "Магістерська робота про міжнародні зв’язки Полтавської громади, 2024, розділ {}"
EXAMPLE: Final = "вигаданий приклад"


def load(community: Community, partners: Mapping[str, Tie], by: User) -> None:
    """Helpers, events, cases and mentions from the study; invented leads, routes, translators.

    `partners` are by the slug of the first town. Towns the gazetteer lacks are passed over.
    """
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    helpers = {row["name"]["en"]: _helper(community, row, by) for row in told["helpers"]}
    events = {row["name"]: _event(community, row, by) for row in told["events"]}
    for row in told["cases"]:
        _case(community, row, by)
    for row in told["mentions"]:
        _mention(community, row, partners, by)
    leads = {row["town"]: tie for row in told["leads"] if (tie := _lead(community, row, by))}
    known = Tie.objects.of(community).filter(status=Status.LEAD, name_en="Mönchengladbach").first()
    if known:
        known.community = community
        leads["Mönchengladbach"] = known
    for row in told["routes"]:
        if row["town"] in leads:
            _route(leads[row["town"]], row, helpers, events, by)
    for row in told["translators"]:
        _translator(community, row, by)
    if "Trnava" in leads:
        _draft(leads["Trnava"], by)
    _enquiry(community)


def _helper(community: Community, row: dict[str, Any], by: User) -> Helper:
    name = row["name"]
    kept = Organisation.objects.filter(community=community, name_en=name["en"]).first()
    facts = {
        "name_uk": name["uk"],
        "name_en": name["en"],
        "country_id": _country(row["country"]),
        "website": row.get("website", ""),
        "source": STUDY.format(row["src"]),
    }
    helps = {
        "kind": HelperKind(row["kind"]),
        "helps_uk": row["helps"]["uk"],
        "helps_en": row["helps"]["en"],
        "region": row["region"],
    }
    covers = list(Country.objects.filter(pk__in=row["covers"]))
    return registers.add_helper(
        community, organisation=kept or facts, facts=helps, covers=covers, by=by
    )


def _country(code: str | None) -> str | None:
    return code if code and Country.objects.filter(pk=code).exists() else None


def _event(community: Community, row: dict[str, Any], by: User) -> ContactEvent:
    facts = {
        "name": row["name"],
        "place": row.get("place", ""),
        "country_id": _country(row.get("country")),
        "source": STUDY.format(row["src"]),
    }
    return registers.keep(ContactEvent(community=community), facts=facts, by=by)


def _case(community: Community, row: dict[str, Any], by: User) -> None:
    facts = {
        "title": row["title"],
        "theme": row["theme"],
        "country_id": _country(row["country"]),
        "source": STUDY.format(row["src"]),
        "why": row["why"],
    }
    registers.keep(CaseStudy(community=community), facts=facts, by=by)


def _mention(
    community: Community, row: dict[str, Any], partners: Mapping[str, Tie], by: User
) -> None:
    facts = {name: row[name] for name in ("medium", "kind", "title", "language")}
    facts |= {"on": PartialDate(row["on"]), "tie": partners.get(row["tie"])}
    registers.keep(Mention(community=community), facts=facts, by=by)


def _lead(community: Community, row: dict[str, Any], by: User) -> Tie | None:
    found = places.find(row["town"], country=row["country"]).places
    if not found:
        return None
    facts = {"why": row["why"], "source": EXAMPLE, "officer": by}
    new = NewTie([found[0].municipality], Kind(row["kind"]), Status.LEAD, None, facts)
    tie = ties.start(community, new, by=by)
    if "subject" in row:
        _talk(tie, row, by)
        goes = {"online": Status.DIALOGUE}
        tie = board.reach(tie, goes.get(row["channel"], Status.CONTACT), by=by)
    if "paused" in row:
        later = calendar.today() + timedelta(days=row["return_in_days"])
        board.pause(tie, reason=f"{row['paused']} ({EXAMPLE})", return_on=later, by=by)
    return tie


def _talk(tie: Tie, row: dict[str, Any], by: User) -> Interaction:
    today = calendar.today()
    facts = {
        "tie": tie,
        "channel": row["channel"],
        "direction": row["direction"],
        "on": today - timedelta(days=row["days_ago"]),
        "subject": row["subject"],
        "summary": EXAMPLE,
        "next_step": row.get("next", ""),
        "next_on": today + timedelta(days=row["in_days"]) if "next" in row else None,
    }
    return log.note(tie.community, facts=facts, by=by)


def _route(
    tie: Tie,
    row: dict[str, Any],
    helpers: Mapping[str, Helper],
    events: Mapping[str, ContactEvent],
    by: User,
) -> None:
    helper, kind = helpers.get(row.get("through", "")), RouteKind(row["kind"])
    through = Through(
        organisation=helper.organisation if helper else None,
        event=events.get(row.get("event", "")),
    )
    result = Result(Outcome(row.get("outcome", "waiting")), row.get("note", ""))
    if row.get("of_talk"):
        entry = tie.interactions.order_by("pk").first()
        if entry:
            entry.community = tie.community
            routes.attach(entry, kind=kind, through=through, result=result, by=by)
        if through.event:
            through.event.leads.add(tie)
        return
    talk = {
        "tie": tie,
        "on": calendar.today() - timedelta(days=row["days_ago"]),
        "subject": row["subject"],
        "summary": EXAMPLE,
    }
    routes.try_route(tie.community, kind=kind, talk=talk, through=through, result=result, by=by)


def _translator(community: Community, row: dict[str, Any], by: User) -> None:
    facts = {
        "name": row["name"],
        "languages": ", ".join(row["languages"]),
        "note": EXAMPLE,
        "is_invented": True,
        "data_basis": Basis.CONSENT,
        "data_purpose": "переклад листів громади",
        "keep_until": calendar.today() + timedelta(days=2 * 365),
    }
    person = contacts.add_person(community, facts=facts, by=by)
    pool = {
        "person": person,
        "kind": row["kind"],
        "languages": row["languages"],
        "is_written": True,
        "is_oral": row["oral"],
        "availability": row["availability"],
        "conditions": row["conditions"],
    }
    registers.keep(Translator(community=community), facts=pool, by=by)


def _draft(tie: Tie, by: User) -> None:
    """A first letter with its gaps, as it looks before anybody has written in it."""
    chosen = [name for name, _title in drafts.sections(LetterKind.FIRST)]
    about = About(tie.community, by, tie)
    letters.draft(NewLetter(LetterKind.FIRST, tie.name_en, chosen), about=about, by=by)


def _enquiry(community: Community) -> None:
    """A letter from abroad that waits, by an invented person."""
    country = Country.objects.filter(pk="PT").first() or Country.objects.order_by("pk").first()
    assert country is not None  # countries are loaded before the demonstration
    words = EnquiryLetter(
        name="Maria Exemplo (вигадана)",
        organisation="Escola Exemplo (вигадана школа)",
        country=country,
        email="maria@example.org",
        language="en",
        message="An invented example: our school would like to exchange letters with a school.",
    )
    enquiries.receive_enquiry(community, letter=words, by=VisitorActor())
