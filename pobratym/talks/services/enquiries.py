"""Letters from abroad: received through the portal, settled by the office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.contacts import services as contacts
from pobratym.contacts.models import Organisation
from pobratym.contacts.states import OrganisationKind
from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import remove
from pobratym.journal.services import Actor, erase_names, record
from pobratym.partners.models import Tie
from pobratym.partners.services import circle, ties
from pobratym.partners.services.parties import Body
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Kind, Status
from pobratym.people.actors import CommandActor
from pobratym.people.models import Community, User
from pobratym.people.states import Basis
from pobratym.places.models import Country
from pobratym.talks.models import Enquiry
from pobratym.talks.signals import enquiry_received
from pobratym.talks.states import EnquiryState

ERASED: Final = "—"
KEPT_DAYS: Final = 365
SAME_LETTER_WITHIN: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody wrote, cleaned by the form."""

    name: str
    organisation: str
    country: Country
    email: str
    language: str
    message: str


@transaction.atomic
def receive_enquiry(community: Community, *, letter: Letter, by: Actor) -> Enquiry:
    """Record a letter; the same letter sent twice within a day is recorded once.

    The journal keeps that it came and from which country, not who wrote: names can be erased.
    Writes: the enquiry, one journal entry. Sends: `enquiry_received`, after commit.
    Raises: ValidationError.
    """
    since = calendar.now() - SAME_LETTER_WITHIN
    same = Enquiry.objects.of(community).filter(
        email=letter.email, message=letter.message, received_at__gte=since
    )
    if kept := same.first():
        return kept
    facts = {field: getattr(letter, field) for field in letter.__slots__}
    enquiry = Enquiry(
        community=community,
        data_basis=Basis.CONSENT,
        data_purpose=_("to answer the enquiry"),
        keep_until=calendar.today() + dt.timedelta(days=KEPT_DAYS),
        **facts,
    )
    enquiry.full_clean()
    enquiry.save()
    changes = {"country": letter.country.pk}
    record("talks.enquiry_received", about=enquiry, by=by, changes=changes)
    transaction.on_commit(lambda: enquiry_received.send(Enquiry, enquiry=enquiry), robust=True)
    return enquiry


@transaction.atomic
def settle(enquiry: Enquiry, *, state: EnquiryState, note: str = "", by: User) -> Enquiry:
    """Record that a letter was answered or set aside, or open it again.

    Writes: the enquiry, one journal entry.
    """
    enquiry = _locked(enquiry)
    enquiry.state, enquiry.note = state, note
    is_open = state == EnquiryState.NEW
    enquiry.settled_at = None if is_open else calendar.now()
    enquiry.settled_by = None if is_open else by
    enquiry.full_clean()
    enquiry.save()
    record("talks.enquiry_settled", about=enquiry, by=by, changes={"state": state.label})
    return enquiry


@transaction.atomic
def turn_into_lead(enquiry: Enquiry, *, body: Body | None, by: User) -> Tie:
    """Begin a tie at the stage “lead” with who wrote, and name the writer its contact.

    `body` is the place or organisation it came from; None records a new organisation.
    Writes: maybe an organisation, the tie, a person and contact, the enquiry, journal entries.
    Raises: RuleViolation "already_lead", and as `ties.start`.
    """
    enquiry = _locked(enquiry)
    if enquiry.tie_id:
        raise RuleViolation("already_lead", _("This enquiry has become a lead already."))
    body = body or _new_organisation(enquiry, by=by)
    source = _("enquiry through the portal, %(on)s") % {"on": enquiry.received_at.date()}
    new = NewTie([body], Kind.PARTNERSHIP, Status.LEAD, None, {"source": source})
    tie = ties.start(enquiry.community, new, by=by)
    person = contacts.add_person(
        enquiry.community,
        facts={
            "name": enquiry.name,
            "email": enquiry.email,
            "languages": enquiry.language,
            "organisation": body if isinstance(body, Organisation) else None,
            "municipality": None if isinstance(body, Organisation) else body,
            "data_basis": enquiry.data_basis,
            "data_purpose": enquiry.data_purpose,
            "keep_until": enquiry.keep_until,
        },
        by=by,
    )
    circle.name_contact(tie, person=person, is_main=True, by=by)
    enquiry.tie = tie
    enquiry.save(update_fields=["tie"])
    record("talks.enquiry_became_lead", about=enquiry, by=by, changes={"tie": tie.name})
    return tie


def _new_organisation(enquiry: Enquiry, *, by: User) -> Organisation:
    facts = {
        "name_en": enquiry.organisation,
        "country": enquiry.country,
        "source": _("enquiry through the portal, %(on)s") % {"on": enquiry.received_at.date()},
    }
    return contacts.add_organisation(
        enquiry.community, kind=OrganisationKind.OTHER, facts=facts, by=by
    )


def _locked(enquiry: Enquiry) -> Enquiry:
    fresh = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    fresh.community = enquiry.community
    return fresh


@transaction.atomic
def erase(enquiry: Enquiry, *, reason: str = "", by: Actor) -> None:
    """Erase a letter for good, as its writer may ask [L 2297-VI art. 8]; the journal says so.

    What earlier entries say of it goes too, see docs/adr/erasing-a-person.md.
    Writes: the enquiry, the journal.
    """
    # A writer who became a contact is kept as one, with a term of its own.
    names = () if enquiry.tie_id else (enquiry.name, enquiry.email)
    erase_names(
        actor_id=None,
        about=[enquiry],
        names=names,
        community_id=enquiry.community_id,
        reason=reason,
        by=by,
    )
    changes = {"country": enquiry.country_id}
    enquiry.organisation = ERASED
    remove(enquiry, action="talks.enquiry_erased", by=by, changes=changes)


def erase_expired(today: dt.date) -> int:
    """Erase the letters of all communities whose term of keeping is over; return how many.

    Source of the duty: L 2297-VI art. 15(2)(1): data are deleted when their term ends.
    Writes: enquiries, the journal.
    """
    over = Enquiry.objects.filter(keep_until__lt=today).select_related("community")
    for enquiry in (letters := list(over)):
        erase(enquiry, reason=_("the term of keeping is over"), by=CommandActor("daily"))
    return len(letters)
