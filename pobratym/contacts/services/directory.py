"""One organisation, one contact, one network at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.contacts.models import NetworkMembership, Organisation, Person
from pobratym.contacts.states import OrganisationKind
from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import save
from pobratym.journal.services import Actor, erase_names
from pobratym.people.models import Community

ERASED = "—"


def add_organisation(
    community: Community, *, kind: OrganisationKind, facts: Mapping[str, Any], by: Actor
) -> Organisation:
    """Record an organisation. `facts` are fields of `Organisation`; one name at least.

    Writes: the organisation, one journal entry. Raises: ValidationError; "already_kept".
    """
    row = Organisation(community=community)
    values = {"kind": kind, **facts}
    _refuse_twin(community, values)
    return save(
        row, values | organisation_keys(values), action="contacts.organisation_added", by=by
    )


def change_organisation(
    organisation: Organisation, *, facts: Mapping[str, Any], version: int, by: Actor
) -> Organisation:
    """Change facts of an organisation, if nobody changed it since `version` was read.

    Writes: the organisation, one journal entry. Raises: "changed_meanwhile", ValidationError.
    """
    names = {n: getattr(organisation, n) for n in ("name_uk", "name_en", "name_local")}
    values = {**facts, **organisation_keys(names | dict(facts))}
    action = "contacts.organisation_changed"
    return save(organisation, values, action=action, by=by, version=version)


def add_person(community: Community, *, facts: Mapping[str, Any], by: Actor) -> Person:
    """Record a contact with the basis, purpose and end of keeping the data.

    Writes: the person, one journal entry.
    Raises: RuleViolation "no_basis", "keep_until_past", "foreign_row"; ValidationError.
    """
    row = Person(community=community)
    require_basis(facts)
    require_own(community, facts)
    return save(row, {**facts, **person_keys(facts)}, action="contacts.person_added", by=by)


def change_person(person: Person, *, facts: Mapping[str, Any], version: int, by: Actor) -> Person:
    """Change what is known of a contact. Writes: the person, one journal entry.

    Raises: as `add_person`, and "changed_meanwhile".
    """
    require_basis({"data_basis": person.data_basis, "keep_until": person.keep_until, **facts})
    require_own(person.community, facts)
    names = {"name": person.name, "name_uk": person.name_uk} | dict(facts)
    values = {**facts, **person_keys(names)}
    return save(person, values, action="contacts.person_changed", by=by, version=version)


@transaction.atomic
def erase_person(person: Person, *, reason: str = "", by: Actor) -> Person:
    """Erase what is known of a contact, for good; the row stays without a name.

    Source of the duty: L 2297-VI; GDPR art. 17. The journal keeps that it was done, not the data:
    the name goes from its earlier entries too, see docs/adr/erasing-a-person.md.
    Writes: the person, the journal.
    """
    known = (person.name, person.name_uk, person.email, person.phone)
    erase_names(
        actor_id=None,
        about=[person],
        names=[name for name in known if name],
        community_id=person.community_id,
        reason=reason,
        by=by,
    )
    person.keep_until = None
    facts = {"name": _("erased contact"), "erased_at": calendar.now()}
    empty = ("name_uk", "position_uk", "position_en", "email", "phone", "languages", "note")
    for name, value in {**dict.fromkeys(empty, ""), **facts, **person_keys(facts)}.items():
        setattr(person, name, value)
    person.organisation = person.municipality = None
    person.save()
    return save(person, {"data_purpose": ERASED}, action="contacts.person_erased", by=by)


def join_network(
    community: Community, *, network: Organisation, facts: Mapping[str, Any], by: Actor
) -> NetworkMembership:
    """Record the community's place in a network. Writes: membership, one journal entry.

    Raises: ValidationError when it is kept already; RuleViolation "foreign_row".
    """
    require_own(community, {"organisation": network})
    row = NetworkMembership(community=community)
    return save(row, {"network": network, **facts}, action="contacts.network_joined", by=by)


def change_membership(
    membership: NetworkMembership, *, facts: Mapping[str, Any], by: Actor
) -> NetworkMembership:
    """Change the place in a network. Writes: membership, one journal entry."""
    return save(membership, facts, action="contacts.network_changed", by=by)


def organisation_keys(names: Mapping[str, Any]) -> dict[str, str]:
    """Return what search and order need, from the three names of an organisation."""
    found = [str(names.get(n) or "") for n in ("name_uk", "name_en", "name_local")]
    words = [*found, text.transliterate(found[0])]
    return {
        "search_text": text.fold(" ".join(dict.fromkeys(word for word in words if word))),
        "sort_uk": text.sort_key(next((name for name in found if name), "")),
    }


def person_keys(names: Mapping[str, Any]) -> dict[str, str]:
    """Return what search and order need, from both spellings of a contact's name."""
    name, uk = str(names["name"]), str(names.get("name_uk") or "")
    words = [name, uk, text.transliterate(uk or name)]
    return {
        "search_text": text.fold(" ".join(dict.fromkeys(words))),
        "sort_uk": text.sort_key(uk or name),
    }


def _refuse_twin(community: Community, values: Mapping[str, Any]) -> None:
    for name in ("name_uk", "name_en"):
        same = Organisation.objects.filter(community=community, **{name: values.get(name)})
        if values.get(name) and same.exists():
            raise RuleViolation(
                "already_kept", _("An organisation with this name is already kept."), field=name
            )


def require_basis(facts: Mapping[str, Any]) -> None:
    """Raises: RuleViolation "no_basis", "keep_until_past"."""
    if not facts.get("data_basis"):
        raise RuleViolation(
            "no_basis",
            _("Say on what ground the data are kept [Law 2297-VI, art. 11(1)]."),
            field="data_basis",
        )
    keep_until = facts.get("keep_until")
    if keep_until is None or keep_until < calendar.today():
        raise RuleViolation(
            "keep_until_past", _("Say until which day to keep the data."), field="keep_until"
        )


def require_own(community: Community, facts: Mapping[str, Any]) -> None:
    """Raises: RuleViolation "foreign_row"."""
    organisation = facts.get("organisation")
    if organisation is not None and organisation.community_id != community.pk:
        raise RuleViolation("foreign_row", _("Choose an organisation of your own."))
