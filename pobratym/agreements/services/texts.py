"""Writing: sections with versions, clauses with their variables, remarks, proposals."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.agreements.models import (
    Agreement,
    Comment,
    Proposal,
    SectionText,
    SectionVersion,
)
from pobratym.agreements.models.texts import LONGEST_TEXT, LONGEST_TITLE
from pobratym.agreements.selectors.texts import languages_of
from pobratym.agreements.services.common import locked, refuse_stale, require_writable
from pobratym.agreements.states import ProposalState
from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record
from pobratym.people.models import User
from pobratym.wordings import tongues
from pobratym.wordings.models import Clause
from pobratym.wordings.states import Section

SAME_SITTING: Final = dt.timedelta(minutes=15)


@transaction.atomic
def save(row: SectionText, new: str, *, version: int | None = None, by: Actor) -> SectionText:
    """Write a section in one language. A translation is up to date with what it was written from.

    Writes: the text, a version (one a sitting of a person), one journal entry a version.
    Raises: RuleViolation "changed_meanwhile", "text_is_closed"; "too_long" on `text`.
    """
    require_writable(row.agreement)
    row = SectionText.objects.select_for_update().select_related("agreement").get(pk=row.pk)
    refuse_stale(row.version, version)
    new = text.clean_block(new)
    if len(new) > LONGEST_TEXT:
        raise RuleViolation(
            "too_long",
            _("A section has 200,000 characters at most. Put the rest into an annex."),
            field="text",
        )
    if row.section == Section.TITLE and len(new) > LONGEST_TITLE:
        raise RuleViolation(
            "too_long", _("A title has 1,000 characters at most. Shorten it."), field="text"
        )
    if new == row.text:
        return row
    row.text, row.version = new, row.version + 1
    row.changed_by_name, row.changed_at = str(by), calendar.now()
    row.based_on = _version_of_source(row)
    row.save()
    if _keep_version(row, by):
        record(
            "agreements.text_written",
            about=row.agreement,
            by=by,
            changes={"section": Section(row.section).label, "language": row.language},
        )
    return row


@transaction.atomic
def confirm_translation(row: SectionText, *, by: Actor) -> SectionText:
    """Say that a translation still says what the first language now says.

    Writes: the text, one journal entry.
    """
    row = SectionText.objects.select_for_update().select_related("agreement").get(pk=row.pk)
    row.based_on = _version_of_source(row)
    row.save(update_fields=["based_on"])
    changes = {"section": Section(row.section).label, "language": row.language}
    record("agreements.translation_confirmed", about=row.agreement, by=by, changes=changes)
    return row


@transaction.atomic
def take_clause(agreement: Agreement, clause: Clause, *, by: Actor) -> list[SectionText]:
    """Add a clause to its section in every language the library knows.

    Writes: the texts and their versions. Raises: as `save`; "another_community".
    """
    if clause.community_id not in {None, agreement.community_id}:
        raise RuleViolation("another_community", _("This belongs to another community."))
    languages = languages_of(agreement)
    taken = []
    for row in agreement.texts.filter(section=clause.section).select_related("agreement"):
        wording = filled(clause.wording(row.language), agreement, row.language, languages)
        if wording:
            taken.append(save(row, f"{row.text}\n{wording}".strip(), by=by))
    return taken


def filled(wording: str, agreement: Agreement, tongue: str, languages: list[str]) -> str:
    """Return a clause with its variables filled in; {parties} stays and is filled in each copy."""
    values = {
        "{years}": tongues.span(agreement.term_months or 60, tongue),
        "{extension}": tongues.span(
            agreement.extends_months or agreement.term_months or 60, tongue
        ),
        "{notice}": tongues.span(agreement.notice_months or 3, tongue),
        "{report}": tongues.every(agreement.report_months or 12, tongue),
        "{copies}": str(agreement.parties.count()),
        "{languages}": tongues.listed(languages, tongue),
    }
    for variable, value in values.items():
        wording = wording.replace(variable, value)
    return wording


@transaction.atomic
def comment(
    agreement: Agreement, section: str, words: str, *, by: Actor, is_guest: bool = False
) -> Comment:
    """Leave a remark on a section. Writes: the remark, one journal entry.

    Raises: RuleViolation "empty" on `text`.
    """
    words = text.clean_block(words)
    if not words:
        raise RuleViolation("empty", _("Write the remark."), field="text")
    made = Comment.objects.create(
        agreement=agreement,
        section=Section(section),
        text=words,
        by=by if isinstance(by, User) else None,
        by_name=str(by),
        by_guest=is_guest,
    )
    changes = {"section": Section(section).label}
    record("agreements.commented", about=agreement, by=by, changes=changes)
    return made


@transaction.atomic
def resolve(made: Comment, *, by: Actor) -> Comment:
    """Mark a remark as settled. Writes: the remark."""
    made.resolved_at = calendar.now()
    made.save(update_fields=["resolved_at"])
    record("agreements.comment_settled", about=made.agreement, by=by)
    return made


@transaction.atomic
def propose(row: SectionText, words: str, *, reason: str = "", by: Actor) -> Proposal:
    """Propose another wording; the text itself does not change.

    Writes: the proposal, one journal entry. Raises: "same_text", "text_is_closed" on `text`.
    """
    require_writable(row.agreement)
    words = text.clean_block(words)
    if not words or words == row.text:
        raise RuleViolation("same_text", _("The wording is the same as now."), field="text")
    made = Proposal.objects.create(
        agreement=row.agreement,
        section=row.section,
        language=row.language,
        text=words[:LONGEST_TEXT],
        reason=text.clean_line(reason)[:500],
        by_name=str(by),
    )
    changes = {"section": Section(row.section).label, "language": row.language}
    record("agreements.proposed", about=row.agreement, by=by, changes=changes)
    return made


@transaction.atomic
def settle(proposal: Proposal, *, accept: bool, by: Actor) -> Proposal:
    """Accept a proposal into the text, or decline it. Twice is no harm.

    Writes: the proposal; the text and its version when accepted; one journal entry.
    Raises: "text_is_closed".
    """
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.state != ProposalState.OPEN:
        return proposal
    agreement = locked(proposal.agreement)
    if accept:
        row = agreement.texts.select_related("agreement").get(
            section=proposal.section, language=proposal.language
        )
        save(row, proposal.text, by=by)
    proposal.state = ProposalState.ACCEPTED if accept else ProposalState.DECLINED
    proposal.settled_by_name, proposal.settled_at = str(by), calendar.now()
    proposal.save()
    action = "agreements.proposal_accepted" if accept else "agreements.proposal_declined"
    record(action, about=agreement, by=by, changes={"section": Section(proposal.section).label})
    return proposal


def _version_of_source(row: SectionText) -> int | None:
    """The version of the first language that a translation now follows; None for the first."""
    source = (
        SectionText.objects.filter(agreement=row.agreement_id, section=row.section)
        .order_by("position")
        .first()
    )
    return None if source is None or source.pk == row.pk else source.version


def _keep_version(row: SectionText, by: Actor) -> bool:
    """Keep the text as a version; return False when it continues the last sitting."""
    last = row.versions.first()
    if last and last.by_name == str(by) and row.changed_at - last.at < SAME_SITTING:
        last.version, last.text = row.version, row.text
        last.save(update_fields=["version", "text"])
        return False
    SectionVersion.objects.create(
        section_text=row, version=row.version, text=row.text, by_name=str(by), at=row.changed_at
    )
    return True
