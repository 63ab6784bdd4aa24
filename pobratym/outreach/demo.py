"""First contacts of the demonstration: facts of the study, and invented leads that say so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import yaml

from pobratym.core import calendar
from pobratym.outreach import drafts
from pobratym.outreach.drafts import About
from pobratym.outreach.services import board, letters, routes
from pobratym.outreach.services.letters import NewLetter
from pobratym.outreach.services.routes import Result, Through
from pobratym.outreach.states import LetterKind, Outcome, RouteKind
from pobratym.partners.models import Tie
from pobratym.partners.services import ties
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Kind, Status
from pobratym.people.actors import VisitorActor
from pobratym.people.models import Community, User
from pobratym.places import selectors as places
from pobratym.places.models import Country
from pobratym.registers import demo as registers
from pobratym.registers.demo import EXAMPLE
from pobratym.registers.models import ContactEvent, Helper
from pobratym.talks.models import Interaction
from pobratym.talks.services import enquiries, log
from pobratym.talks.services.enquiries import Letter as EnquiryLetter

FILE: Final = Path(__file__).parent / "data" / "demo.yaml"


def load(community: Community, partners: Mapping[str, Tie], by: User) -> None:
    """Registers from the study; invented leads and routes.

    `partners` are by the slug of the first town. Towns the gazetteer lacks are passed over.
    """
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    helpers, events = registers.load(community, partners, by)
    leads = {row["town"]: tie for row in told["leads"] if (tie := _lead(community, row, by))}
    known = Tie.objects.of(community).filter(status=Status.LEAD, name_en="Mönchengladbach").first()
    if known:
        known.community = community
        leads["Mönchengladbach"] = known
    for row in told["routes"]:
        if row["town"] in leads:
            _route(leads[row["town"]], row, helpers, events, by)
    registers.translators(community, by)
    if "Trnava" in leads:
        _draft(leads["Trnava"], by)
    _enquiry(community)


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
