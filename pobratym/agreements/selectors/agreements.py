"""Reads of agreements: lists, the page, the track, what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Max, Prefetch, QuerySet

from pobratym.agreements.models import Agreement, AgreementParty, Copy, Step, Wording
from pobratym.agreements.rules import terms
from pobratym.agreements.states import State
from pobratym.core import paging, text
from pobratym.core.dates import PartialDate
from pobratym.core.sharing import read_once
from pobratym.core.sitemap import Page
from pobratym.partners.models import Tie
from pobratym.people.models import Community

WARN_DAYS = 90
ANNIVERSARY_DAYS = 120


@dataclass(frozen=True, slots=True)
class Search:
    """What an officer looks for; empty parts do not narrow."""

    words: str = ""
    state: str = ""
    sphere: str = ""


def found(community: Community, search: Search) -> QuerySet[Agreement]:
    """Agreements of a community, latest first. Queries: 1 when read."""
    rows = Agreement.objects.of(community)
    if search.state in State.values:
        rows = rows.filter(state=search.state)
    if search.sphere:
        rows = rows.filter(sphere=search.sphere)
    words = text.fold(search.words).split()[:8]
    if words:
        ids = [
            row.pk
            for row in rows.prefetch_related("parties__wordings")
            if all(word in _searchable(row) for word in words)
        ]
        rows = rows.filter(pk__in=ids)
    return rows.order_by("-created_at", "-pk")


def _searchable(agreement: Agreement) -> str:
    """An office has tens of agreements, not thousands: they are searched as they stand."""
    names = (w.name for p in agreement.parties.all() for w in p.wordings.all())
    own = (agreement.code, agreement.title_uk, agreement.title_en, agreement.registration_number)
    return text.fold(" ".join((*own, *names)))


def page(community: Community, search: Search, number: int) -> paging.Page[Agreement]:
    """One page of the list. Queries: 6, however many rows."""
    rows = Agreement.objects.select_related("community", "tie").prefetch_related(
        Prefetch("parties", AgreementParty.objects.prefetch_related("wordings")), "steps"
    )
    return paging.page(found(community, search), number, rows=rows)


def counts(community: Community) -> dict[str, int]:
    """How many agreements are in each state. Queries: 1."""
    states = Agreement.objects.of(community).values_list("state", flat=True)
    result = dict.fromkeys(State.values, 0)
    for state in states:
        result[state] += 1
    return result


def parties(agreement: Agreement) -> list[AgreementParty]:
    """The parties in the agreed order with their names. Queries: 2."""
    return list(
        agreement.parties.order_by("position")
        .select_related("party__municipality", "party__organisation")
        .prefetch_related("wordings")
    )


def wording(party: AgreementParty, language: str) -> Wording | None:
    """A party's words in one language, from what was prefetched. Queries: none."""
    return next((w for w in party.wordings.all() if w.language == language), None)


def name_of(party: AgreementParty, language: str) -> str:
    """A party's name in a language, in any other when it is missing there."""
    known = {w.language: w.name for w in party.wordings.all() if w.name}
    return known.get(language) or next(iter(known.values()), "—")


def steps(agreement: Agreement) -> list[Step]:
    """The lawful track. Queries: 1."""
    return list(agreement.steps.select_related("basis"))


def current(track: Iterable[Step]) -> Step | None:
    """The first step that is not settled; those that run within another do not count."""
    return next((step for step in track if not step.is_settled and not step.within), None)


def copies(agreement: Agreement) -> list[Copy]:
    """The copies for signing in the order of the parties. Queries: 2."""
    return list(
        agreement.copies.select_related("owner", "pdf", "docx").prefetch_related("owner__wordings")
    )


def are_outdated(agreement: Agreement, made: Iterable[Copy]) -> bool:
    """Whether a text changed after a copy was drawn from it. Queries: 1."""
    changed = agreement.texts.aggregate(last=Max("changed_at"))["last"]
    return changed is not None and any(changed > copy.made_at for copy in made)


def standing(agreement: Agreement, *, on: dt.date) -> terms.Standing | None:
    """Where the term stands; None before the agreement is in force. Queries: none."""
    if agreement.starts_on is None:
        return None
    return terms.standing(agreement.starts_on, agreement.term, on=on)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A date that comes: the end, the last day for a notice, a round anniversary.

    `when` says as much as is known: of an anniversary maybe the month or the year alone; `on` is
    then its last day.
    """

    agreement: Agreement
    code: str
    on: dt.date
    when: PartialDate
    years: int = 0


def ahead(rows: Iterable[Agreement], *, on: dt.date) -> list[Ahead]:
    """The dates that come soon, nearest first. Queries: none."""
    dates: list[Ahead] = []
    for row in rows:
        stands = standing(row, on=on)
        if stands and stands.ends_on:
            limit = on + dt.timedelta(days=WARN_DAYS)
            if stands.notice_by and on <= stands.notice_by <= limit:
                dates.append(_on(row, "notice_by", stands.notice_by))
            if stands.has_ended:
                dates.append(_on(row, "lapsed", stands.ends_on))
            elif stands.ends_on <= limit:
                code = "extends" if row.extends_months else "ends"
                dates.append(_on(row, code, stands.ends_on))
        if row.signed_on and (coming := _anniversary(row, row.signed_on, on)):
            dates.append(coming)
    return sorted(dates, key=lambda date: date.on)


def _on(row: Agreement, code: str, day: dt.date) -> Ahead:
    return Ahead(row, code, day, PartialDate.of(day))


def _anniversary(row: Agreement, since: PartialDate, on: dt.date) -> Ahead | None:
    """The anniversary of a signing, as exactly as its date is known."""
    found = terms.anniversary(since.first_day, since.last_day, on=on, within_days=ANNIVERSARY_DAYS)
    if found is None:
        return None
    years, _first, last = found
    known = last.isoformat()[: len(since)]
    return Ahead(row, "anniversary", last, PartialDate(known), years)


def in_force(community: Community) -> QuerySet[Agreement]:
    """Agreements in force. Queries: 1 when read."""
    return Agreement.objects.of(community).in_force().select_related("community", "tie")


def public(community: Community) -> list[Agreement]:
    """What the public page and the open data show. Queries: 4, however many rows."""
    rows = Agreement.objects.of(community).public().filter(state=State.IN_FORCE)
    return list(
        rows.select_related("community", "tie")
        .prefetch_related("parties__wordings")
        .order_by("-starts_on", "-pk")
    )


def pages(communities: Sequence[Community]) -> Iterator[Page]:
    """Yield the public pages of agreements: the lists, and each that may be read. Queries: 1."""
    keys = [community.pk for community in communities]
    rows = Agreement.objects.public().filter(community__in=keys).order_by("community__slug", "code")
    lists: set[str] = set()
    for slug, code, state in rows.values_list("community__slug", "code", "state"):
        if state == State.IN_FORCE and slug not in lists:
            lists.add(slug)
            yield Page("agreements_public:list", (slug,))
        yield Page("agreements_public:agreement", (slug, code))


@read_once
def of_tie(tie: Tie) -> list[Agreement]:
    """Agreements of one partnership with their events, latest first.

    Queries: 2, then none for the same object.
    """
    rows = Agreement.objects.filter(tie=tie).select_related("community")
    return list(rows.prefetch_related("events"))
