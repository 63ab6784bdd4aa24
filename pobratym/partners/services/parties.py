"""Who the partners of a tie are; the copies of names and country that lists live on."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pobratym.contacts.models import Organisation
from pobratym.core import text
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record
from pobratym.partners.models import Party, Tie
from pobratym.partners.rules import ties as rules
from pobratym.partners.states import Status
from pobratym.people.models import Community
from pobratym.places.models import Municipality

Body = Municipality | Organisation

MOST_PARTIES = 20


def check(community: Community, parties: Sequence[Body], *, ended: bool) -> None:
    """Raises: RuleViolation "no_party", "too_many_parties", "foreign_row", "aggressor_state"."""
    if not parties:
        raise RuleViolation("no_party", _("Choose at least one partner."), field="parties")
    if len(parties) > MOST_PARTIES:
        raise RuleViolation(
            "too_many_parties",
            _("A tie can have at most %(most)d partners.") % {"most": MOST_PARTIES},
            field="parties",
        )
    for body in parties:
        if isinstance(body, Organisation) and body.community_id != community.pk:
            raise RuleViolation("foreign_row", _("Choose an organisation of your own."))
    barred = rules.barred_countries(country for body in parties if (country := body.country_id))
    if barred and not ended:
        raise RuleViolation(
            "aggressor_state",
            _(
                "A tie with a municipality of an aggressor state cannot be added. "
                "An old one can only be recorded as ended."
            ),
            field="parties",
        )


def refuse_twin(community: Community, parties: Sequence[Body], *, but: int = 0) -> None:
    """Raises: RuleViolation "already_tied" when a tie with the same partners is kept already."""
    keys = {key(body) for body in parties}
    first = parties[0]
    same_first = (
        {"parties__municipality": first}
        if isinstance(first, Municipality)
        else {"parties__organisation": first}
    )
    candidates = (
        Tie.objects.of(community)
        .exclude(status=Status.ENDED)
        .exclude(pk=but)
        .filter(**same_first)
        .prefetch_related("parties")
    )
    for tie in candidates:
        theirs = {
            ("municipality", party.municipality_id)
            if party.municipality_id
            else ("organisation", party.organisation_id)
            for party in tie.parties.all()
        }
        if rules.same_parties(keys, theirs):
            raise RuleViolation(
                "already_tied",
                _("This partnership is already kept: %(name)s.") % {"name": tie.name},
                field="parties",
            )


def arranged(tie: Tie, bodies: Sequence[Body]) -> list[Party]:
    """Return the parties of a tie in this order, unsaved; those that stay keep how we call them.

    Queries: 1 for a saved tie.
    """
    kept = {key(party.body): party for party in _present(tie)} if tie.pk else {}
    rows = []
    for position, body in enumerate(bodies):
        old = kept.get(key(body))
        rows.append(
            Party(
                tie=tie,
                position=position,
                municipality=body if isinstance(body, Municipality) else None,
                organisation=body if isinstance(body, Organisation) else None,
                called_uk=old.called_uk if old else "",
                called_en=old.called_en if old else "",
            )
        )
    return rows


def write(tie: Tie, rows: Sequence[Party]) -> None:
    """Replace the parties of a saved tie. The copies in the tie are `copy`'s business."""
    tie.parties.all().delete()
    for row in rows:
        row.tie = tie
    Party.objects.bulk_create(rows)


@transaction.atomic
def call(party: Party, *, uk: str, en: str, by: Actor) -> Tie:
    """Record how the community calls a partner, where that differs from the gazetteer.

    Writes: the party, the copies in the tie, one journal entry.
    """
    old = party.name
    party.called_uk, party.called_en = uk, en
    party.save(update_fields=["called_uk", "called_en"])
    tie = Tie.objects.select_for_update().get(pk=party.tie_id)
    copy(tie, list(_present(tie)))
    tie.version += 1
    tie.save()
    record("partners.party_called", about=tie, by=by, changes={"name": [old, party.name]})
    return tie


def _present(tie: Tie) -> QuerySet[Party]:
    return tie.parties.select_related("municipality", "organisation")


def copy(tie: Tie, rows: Sequence[Party]) -> None:
    """Set the names, sort keys, search text and country of a tie from its parties; not saved."""
    tie.name_uk = ", ".join(row.called_uk or _name(row.body, "uk") for row in rows)[:400]
    tie.name_en = ", ".join(row.called_en or _name(row.body, "en") for row in rows)[:400]
    tie.sort_uk = text.sort_key(tie.name_uk)
    tie.sort_en = text.fold(tie.name_en)[:200]
    countries = [country for row in rows if (country := row.body.country_id)]
    tie.country = countries[0] if countries else ""
    words = [name for row in rows for name in _names(row)]
    tie.search_text = text.fold(" ".join(dict.fromkeys(words)))


def _names(row: Party) -> list[str]:
    body = row.body
    found = [row.called_uk, row.called_en, body.name_uk, body.name_en, body.name_local]
    return [name for name in (*found, text.transliterate(body.name_uk)) if name]


def _name(body: Body, language: str) -> str:
    first, second = body.name_uk, body.name_en
    if language == "en":
        first, second = second, first
    return first or second or body.name_local


def key(body: Body) -> tuple[str, int]:
    """What tells a partner from others: its kind and its number."""
    kind = "municipality" if isinstance(body, Municipality) else "organisation"
    return kind, body.pk


# Addresses under /partners/ that are pages of the list, never of one tie.
RESERVED = frozenset({
    "new", "board", "map", "bulk", "views", "goals", "talks", "help", "invitations", "leader",
    "follow-up",
})  # fmt: skip


def free_slug(community: Community, name: str) -> str:
    """Return an address for a tie that no other tie of the community has. Queries: 1."""
    base = text.slug(name) or "tie"
    base = f"{base}-1" if base in RESERVED else base
    taken = set(
        Tie.objects.of(community).filter(slug__startswith=base).values_list("slug", flat=True)
    )
    if base not in taken:
        return base
    return next(f"{base}-{n}" for n in range(2, len(taken) + 3) if f"{base}-{n}" not in taken)
