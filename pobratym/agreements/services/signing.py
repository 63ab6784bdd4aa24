"""Copies for signing, the signing itself, and where the originals and their scans are."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.agreements import copies
from pobratym.agreements.models import Agreement, AgreementEvent, Copy
from pobratym.agreements.rules import alternat
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.selectors import findings
from pobratym.agreements.services import track
from pobratym.agreements.services.common import locked, move, refuse_future, require_writable
from pobratym.agreements.states import EventKind, Form, Relation, State
from pobratym.core import calendar, text
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.documents import inspection
from pobratym.documents.pdf import Unprintable
from pobratym.documents.services import files
from pobratym.journal.services import Actor, record
from pobratym.partners.services import lifecycle
from pobratym.partners.states import Formality, PaperKind, SigningLevel
from pobratym.partners.states import Status as TieStatus
from pobratym.people.models import User
from pobratym.wordings import tongues

DOCX = inspection.FileType(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"
)
_PAPERS = {
    Form.AGREEMENT: PaperKind.AGREEMENT,
    Form.MEMORANDUM: PaperKind.MEMORANDUM,
    Form.PROTOCOL: PaperKind.PROTOCOL,
    Form.DECLARATION: PaperKind.DECLARATION,
    Form.LETTERS: PaperKind.LETTERS,
    Form.CONTRACT: PaperKind.AGREEMENT,
}


@transaction.atomic
def draw(agreement: Agreement, *, by: Actor) -> list[Copy]:
    """Draw one original a party by the alternat, as PDF and DOCX, and keep their hashes.

    Writes: the files, the copies, one journal entry with the hashes of the PDFs.
    Raises: RuleViolation "text_is_closed", "unprintable".
    """
    agreement = locked(agreement)
    require_writable(agreement)
    draft = copies.Draft(agreement)
    made = []
    for owner, copy in draft.copies():
        pdf = files.keep(_drawn(draft, copy), inspection.PDF, community=agreement.community)
        docx = files.keep(copies.as_docx(draft, copy), DOCX, community=agreement.community)
        row, _created = Copy.objects.update_or_create(
            agreement=agreement,
            owner=owner,
            defaults={
                "pdf": pdf,
                "docx": docx,
                "languages": list(copy.languages),
                "made_at": calendar.now(),
            },
        )
        made.append(row)
    hashes = {f"copy {n}": row.pdf.sha256 for n, row in enumerate(made, start=1)}
    record("agreements.copies_drawn", about=agreement, by=by, changes=hashes)
    return made


def _drawn(draft: copies.Draft, copy: alternat.Copy) -> bytes:
    try:
        return copies.as_pdf(draft, copy)
    except Unprintable as lacking:
        raise unprintable(lacking.letters) from lacking


def unprintable(letters: str) -> RuleViolation:
    """Return the refusal of a PDF whose letters no font has."""
    return RuleViolation(
        "unprintable",
        _("No font of the PDF has these letters: %(letters)s. Change them, or use the DOCX.")
        % {"letters": letters[:40]},
    )


@dataclass(frozen=True, slots=True)
class Signing:
    """When and where it was signed, and at what level on each side."""

    on: PartialDate
    place_uk: str = ""
    place_en: str = ""
    level_home: str = SigningLevel.MAYOR
    level_partner: str = SigningLevel.MAYOR


@transaction.atomic
def plan(agreement: Agreement, signing: Signing, *, by: Actor) -> Agreement:
    """Write place and date of signing into the copies beforehand.

    Writes: the agreement, one journal entry. Raises: "text_is_closed"; "in_the_past" and
        "before_decision" on `on`.
    """
    agreement = locked(agreement)
    require_writable(agreement)
    if signing.on.last_day < calendar.today():
        raise RuleViolation(
            "in_the_past",
            _("This day is over. If it was signed then, record the signing."),
            field="on",
        )
    _refuse_before_decision(agreement, signing.on)
    agreement.signed_on = signing.on
    agreement.signed_at_uk = text.clean_line(signing.place_uk)[:120]
    agreement.signed_at_en = text.clean_line(signing.place_en)[:120]
    agreement.save(update_fields=["signed_on", "signed_at_uk", "signed_at_en"])
    record("agreements.signing_planned", about=agreement, by=by, changes={"on": signing.on})
    return agreement


@transaction.atomic
def sign(agreement: Agreement, signing: Signing, *, by: User) -> Agreement:
    """Record the signing: APPROVAL -> SIGNED; an informal tie becomes formal, an old one renewed.

    Writes: agreement, event, step, journal; the tie and its event.
    Raises: "wrong_state", "steps_open", "decision_missing", "signatory_missing", "copies_missing";
        "in_the_future", "before_decision", "day_unknown" on `on`.
    """
    day = signing.on.day
    if day is None:
        raise RuleViolation("day_unknown", _("Enter the day of the signing."), field="on")
    refuse_future(day, "on")
    agreement = locked(agreement)
    move(agreement, State.SIGNED)
    _require_ready(agreement)
    _refuse_before_decision(agreement, signing.on)
    agreement.signed_on = signing.on
    agreement.signed_at_uk = text.clean_line(signing.place_uk)[:120]
    agreement.signed_at_en = text.clean_line(signing.place_en)[:120]
    agreement.save()
    AgreementEvent.objects.create(
        agreement=agreement,
        kind=EventKind.SIGNED,
        on=signing.on,
        decision_on=agreement.decision_on,
        decision_number=agreement.decision_number,
    )
    track.finish_own(agreement, "signing", on=day, number="", by=by)
    record("agreements.signed", about=agreement, by=by, changes={"on": signing.on})
    _tell_tie(agreement, signing, by)
    return agreement


@transaction.atomic
def keep_original(copy: Copy, where: str, *, by: Actor) -> Copy:
    """Record where an original is kept. Writes: the copy, one journal entry."""
    copy.kept_at = text.clean_line(where)[:200]
    copy.save(update_fields=["kept_at"])
    record("agreements.original_kept", about=copy.agreement, by=by, changes={"at": copy.kept_at})
    return copy


def _refuse_before_decision(agreement: Agreement, on: PartialDate) -> None:
    if agreement.decision_on and on.last_day < agreement.decision_on:
        raise RuleViolation(
            "before_decision",
            _("The council decided later than this day. Check both dates."),
            field="on",
        )


def _require_ready(agreement: Agreement) -> None:
    before = [
        step
        for step in selectors.steps(agreement)
        if not step.is_settled and step.code not in track.OWN_WAY
    ]
    if before:
        raise RuleViolation(
            "steps_open",
            _("Before the signing this is still open: %(step)s.") % {"step": before[0].name},
        )
    if agreement.needs_council and agreement.decision_on is None:
        raise RuleViolation(
            "decision_missing", _("The council’s decision is missing: its date and number.")
        )
    for language, gaps in findings.untranslated(agreement).items():
        raise RuleViolation(
            "translation_missing",
            _("“%(section)s” has no text in one of the languages (%(language)s).")
            % {"section": gaps[0].get_section_display(), "language": tongues.name(language)},
        )
    if missing := findings.unworded(agreement):
        raise RuleViolation(
            "signatory_missing",
            _("Write the name, signatory and office of each party in each language (%(language)s).")
            % {"language": tongues.name(missing[0].language)},
        )
    made = list(agreement.copies.all())
    if not made:
        raise RuleViolation("copies_missing", _("Draw the copies for signing first."))
    if selectors.are_outdated(agreement, made):
        raise RuleViolation(
            "copies_outdated",
            _("The text has changed since the copies were drawn. Draw them again."),
        )


def _tell_tie(agreement: Agreement, signing: Signing, by: User) -> None:
    """The partnership learns of its paper; parts of an agreement are no event of the tie."""
    tie = agreement.tie
    if tie is None or tie.status == TieStatus.ENDED:
        return
    if agreement.relation in {Relation.ANNEX, Relation.CONTRACT}:
        return
    paper = lifecycle.Paper(
        _PAPERS[Form(agreement.form)],
        SigningLevel(signing.level_home),
        SigningLevel(signing.level_partner),
    )
    what = lifecycle.Circumstances(
        on=signing.on,
        note_uk=agreement.title_uk,
        note_en=agreement.title_en,
        decision_on=agreement.decision_on,
        decision_number=agreement.decision_number,
        source=agreement.source,
    )
    if agreement.relation == Relation.RENEWAL or tie.formality == Formality.FORMAL:
        lifecycle.renew(tie, what=what, paper=paper, by=by)
    else:
        lifecycle.formalise(tie, what=what, paper=paper, by=by)
