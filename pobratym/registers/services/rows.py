"""Writes to the small registers: helpers, translators, events, case studies, mentions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from pobratym.contacts import services as contacts
from pobratym.contacts.models import Organisation
from pobratym.contacts.states import OrganisationKind
from pobratym.core import text
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import remove, save
from pobratym.people.models import Community
from pobratym.places.models import Country
from pobratym.registers.models import CaseStudy, ContactEvent, Helper, Mention, Translator
from pobratym.registers.services.common import require_own
from pobratym.registers.states import HelperKind

Row = TypeVar("Row", Helper, Translator, ContactEvent, CaseStudy, Mention)

ORGANISATION_KINDS: Final = {
    HelperKind.NATIONAL: OrganisationKind.AGENCY,
    HelperKind.REGIONAL: OrganisationKind.AGENCY,
    HelperKind.NETWORK: OrganisationKind.NETWORK,
    HelperKind.PLATFORM: OrganisationKind.NETWORK,
    HelperKind.EMBASSY: OrganisationKind.DIPLOMATIC,
    HelperKind.FOUNDATION: OrganisationKind.FOUNDATION,
    HelperKind.DIASPORA: OrganisationKind.NGO,
}
_KEPT: Final[dict[type[models.Model], str]] = {
    Helper: "registers.helper_kept",
    Translator: "registers.translator_kept",
    ContactEvent: "registers.event_kept",
    CaseStudy: "registers.case_kept",
    Mention: "registers.mention_kept",
}
_REMOVED: Final[dict[type[models.Model], str]] = {
    Helper: "registers.helper_removed",
    Translator: "registers.translator_removed",
    ContactEvent: "registers.event_removed",
    CaseStudy: "registers.case_removed",
    Mention: "registers.mention_removed",
}


@transaction.atomic
def keep(
    row: Row,
    *,
    facts: Mapping[str, Any],
    links: Mapping[str, Collection[Any]] | None = None,
    version: int | None = None,
    by: Any,
) -> Row:
    """Write a new row of a register, or change one nobody changed since `version` was read.

    `links` are many-to-many fields with their rows.
    Writes: the row, its links, one journal entry.
    Raises: ValidationError; RuleViolation "foreign_row", "changed_meanwhile".
    """
    linked: Mapping[str, Collection[Any]] = links or {}
    own: list[Any] = [value for value in facts.values() if isinstance(value, models.Model)]
    own += [one for rows in linked.values() for one in rows]
    require_own(row.community, own)
    values = dict(facts)
    if isinstance(row, CaseStudy):
        words = (values.get(name) or "" for name in ("title", "theme", "why", "source"))
        values["search_text"] = text.fold(" ".join(words))
    community = row.community
    kept = save(row, values, action=_KEPT[type(row)], by=by, version=version)
    kept.community = community
    for name, rows in linked.items():
        getattr(kept, name).set(rows)
    return kept


def drop(row: Row, *, by: Any) -> None:
    """Take a row out of its register; what it names in the directory stays.

    Writes: the row, one journal entry.
    Raises: RuleViolation "in_use" when letters or routes name it.
    """
    try:
        remove(row, action=_REMOVED[type(row)], by=by, changes={"name": str(row)})
    except models.ProtectedError as problem:
        raise RuleViolation(
            "in_use", _("Letters or routes name it, so it stays. Correct it instead.")
        ) from problem


@transaction.atomic
def add_helper(
    community: Community,
    *,
    organisation: Organisation | Mapping[str, Any],
    facts: Mapping[str, Any],
    covers: Collection[Country],
    by: Any,
) -> Helper:
    """Record who helps: an organisation of the directory, or a new one with these facts.

    Writes: maybe an organisation, the helper, journal entries.
    Raises: as `keep`; RuleViolation "already_kept" for an organisation kept already.
    """
    if not isinstance(organisation, Organisation):
        kind = ORGANISATION_KINDS[HelperKind(facts["kind"])]
        organisation = contacts.add_organisation(community, kind=kind, facts=organisation, by=by)
    elif Helper.objects.filter(organisation=organisation).exists():
        raise RuleViolation(
            "already_kept", _("This organisation is in the list already."), field="organisation"
        )
    row = Helper(community=community)
    values = {**facts, "organisation": organisation}
    return keep(row, facts=values, links={"covers": covers}, by=by)
