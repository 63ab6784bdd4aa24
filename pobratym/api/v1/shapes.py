"""What goes in and comes out. Input is checked by these; output is described by them.

Lists are written by hand from database rows, so their shapes serve the description and the tests.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_noop
from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field

from pobratym.contacts.states import OrganisationKind
from pobratym.core.dates import PartialDate
from pobratym.core.text import clean_block, clean_line
from pobratym.partners.states import (
    EventKind,
    Formality,
    Goal,
    Kind,
    PaperKind,
    SigningLevel,
    Status,
)
from pobratym.people.states import Basis

LARGEST_ID = 2**53


def _partial(value: str) -> str:
    try:
        return PartialDate(value)
    except ValueError as error:
        raise ValueError("A year, a month or a day that exists, 1800 to 2199.") from error


def _sensible(day: dt.date) -> dt.date:
    if not 1900 <= day.year <= 2199:  # noqa: PLR2004 - said in words
        raise ValueError("A day between 1900 and 2199.")
    return day


Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Line = Annotated[str, Field(max_length=300), AfterValidator(clean_line)]
Name = Annotated[str, Field(max_length=150), AfterValidator(clean_line)]
Block = Annotated[str, Field(max_length=10_000), AfterValidator(clean_block)]
Day = Annotated[dt.date, AfterValidator(_sensible)]
When = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        description=gettext_noop("1988, 2023-09 or 2023-09-14"),
    ),
    AfterValidator(_partial),
]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description=gettext_noop("ISO 3166-1"))]


def absent() -> Any:
    """A field that may be left out but is never null."""
    return Field(default_factory=lambda: None)


class In(Schema):
    """Input: what is not described is refused, so that a slip of the pen is not lost."""

    model_config = ConfigDict(extra="forbid")


class TwoNames(Schema):
    uk: str
    en: str


class Error(Schema):
    field: str
    code: str
    detail: str


class Problem(Schema):
    """RFC 9457. `code` never changes; `detail` is in the reader's language."""

    type: Literal["about:blank"]
    title: str
    status: int
    code: str
    detail: str
    field: str | None
    errors: list[Error]


class CountryOut(Schema):
    code: str
    name: TwoNames


class Countries(Schema):
    items: list[CountryOut]


class MunicipalityOut(Schema):
    id: int
    name: TwoNames
    name_local: str
    name_uk_is_certain: bool
    country: str
    region: TwoNames
    population: int | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    wikidata: str | None
    katottg: str | None
    website: str


class Municipalities(Schema):
    items: list[MunicipalityOut]


class TieRow(Schema):
    slug: str
    name: TwoNames
    country: str
    kind: Kind
    formality: Formality
    status: Status
    since: str | None
    updated_at: str
    version: int


class Ties(Schema):
    items: list[TieRow]
    page: int
    page_size: int
    total: int


class PartyOut(Schema):
    municipality: int | None
    organisation: int | None
    name: TwoNames
    country: str | None
    latitude: float | None
    longitude: float | None
    website: str


class EventOut(Schema):
    id: int
    kind: EventKind
    on: str | None
    note: TwoNames
    paper: str
    decision_on: dt.date | None
    decision_number: str
    source: str


class GoalOut(Schema):
    goal: Goal
    rank: int
    focus: str


class InstitutionOut(Schema):
    organisation: int
    name: TwoNames
    what: TwoNames
    since: str | None


class PersonOfTie(Schema):
    id: int = Field(description=gettext_noop("The number of the contact"))
    name: str
    role: str
    is_main: bool


class TieOut(TieRow):
    about: TwoNames
    history: TwoNames
    source: str
    checked_on: dt.date | None
    verified_by: str
    parties: list[PartyOut]
    events: list[EventOut]
    goals: list[GoalOut]
    institutions: list[InstitutionOut]
    people: list[PersonOfTie] | None = Field(
        description=gettext_noop("Only with the scope contacts:read")
    )
    why: str | None = Field(description=gettext_noop("Only with a token"))
    is_public: bool
    vitality: int | None = Field(
        description=gettext_noop("0 to 100; only with a token; null is unknown")
    )


class PartyIn(In):
    municipality: Id | None = None
    organisation: Id | None = None


class TieFacts(In):
    kind: Kind = absent()
    since: When | None = None
    about_uk: Block = absent()
    about_en: Block = absent()
    history_uk: Block = absent()
    history_en: Block = absent()
    why: Block = absent()
    serves_recovery: bool = absent()
    serves_accession: bool = absent()
    is_one_off_donor: bool = absent()
    is_public: bool = absent()
    source: Line = absent()
    checked_on: Day | None = None
    verified_by: Name = absent()


class TieIn(TieFacts):
    parties: list[PartyIn] = Field(min_length=1, max_length=20)
    kind: Kind
    status: Status = Status.LEAD


class TieChange(TieFacts):
    version: Annotated[int, Field(ge=1, le=2**31)] | None = Field(
        None, description=gettext_noop("The version you have read; or send it as If-Match")
    )


class StageIn(In):
    status: Literal["lead", "contact", "dialogue", "active"]


class EventIn(In):
    kind: Literal["milestone", "formalised", "renewed", "suspended", "resumed", "ended"]
    on: When | None = None
    note_uk: Block = ""
    note_en: Block = ""
    paper: PaperKind | None = Field(
        None, description=gettext_noop("Needed when kind is formalised")
    )
    signed_home: SigningLevel | None = None
    signed_partner: SigningLevel | None = None
    decision_on: Day | None = None
    decision_number: Annotated[str, Field(max_length=40), AfterValidator(clean_line)] = ""
    source: Line = ""


class Events(Schema):
    items: list[EventOut]
    page: int
    page_size: int
    total: int


class OrganisationOut(Schema):
    id: int
    kind: OrganisationKind
    name: TwoNames
    name_local: str
    country: str | None
    municipality: int | None
    is_home: bool
    website: str
    version: int


class Organisations(Schema):
    items: list[OrganisationOut]
    page: int
    page_size: int
    total: int


class OrganisationIn(In):
    kind: OrganisationKind
    name_uk: Annotated[str, Field(max_length=250), AfterValidator(clean_line)] = ""
    name_en: Annotated[str, Field(max_length=250), AfterValidator(clean_line)] = ""
    country: Country | None = None
    municipality: Id | None = None
    is_home: bool = False
    website: Annotated[str, Field(max_length=300), AfterValidator(clean_line)] = ""
    source: Line = ""


class ContactOut(Schema):
    id: int
    name: str
    name_uk: str
    position: TwoNames
    organisation: int | None
    municipality: int | None
    email: str
    phone: str
    languages: str
    data_basis: str
    data_purpose: str
    keep_until: dt.date | None
    version: int


class Contacts(Schema):
    items: list[ContactOut]
    page: int
    page_size: int
    total: int


class ContactFacts(In):
    name: Name = absent()
    name_uk: Name = absent()
    position_uk: Annotated[str, Field(max_length=200), AfterValidator(clean_line)] = absent()
    position_en: Annotated[str, Field(max_length=200), AfterValidator(clean_line)] = absent()
    organisation: Id | None = None
    municipality: Id | None = None
    email: Annotated[str, Field(max_length=254), AfterValidator(clean_line)] = absent()
    phone: Annotated[str, Field(max_length=60), AfterValidator(clean_line)] = absent()
    languages: Annotated[str, Field(max_length=100), AfterValidator(clean_line)] = absent()
    data_basis: Basis = absent()
    data_purpose: Annotated[str, Field(max_length=200), AfterValidator(clean_line)] = absent()
    keep_until: Day = absent()


class ContactIn(ContactFacts):
    name: Name
    data_basis: Basis
    keep_until: Day


class ContactChange(ContactFacts):
    version: Annotated[int, Field(ge=1, le=2**31)] | None = Field(
        None, description=gettext_noop("The version you have read; or send it as If-Match")
    )


def given(body: Schema, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the fields that were sent."""
    sent = body.model_dump(exclude_unset=True)
    return {name: value for name, value in sent.items() if name not in without}
