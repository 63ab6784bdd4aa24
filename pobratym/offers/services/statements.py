"""Needs and offers: written, changed, published, met, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.core.translation import Translation
from pobratym.journal.saving import remove as remove_row
from pobratym.journal.saving import same_version, save
from pobratym.journal.services import Actor, record
from pobratym.offers.models import Need, Offer, Statement
from pobratym.offers.rules import translation
from pobratym.offers.rules.publishing import FORBIDS
from pobratym.offers.rules.translation import Pair, Words
from pobratym.offers.selectors.shown import lacks
from pobratym.offers.states import MOVES, State
from pobratym.offers.words import LACKS
from pobratym.people.models import Community

LISTS: Final = frozenset({"forms", "priorities", "challenges"})
Row = TypeVar("Row", bound=Statement)


@transaction.atomic
def add_offer(
    community: Community, *, facts: Mapping[str, Any], strength: str = "", by: Actor
) -> Offer:
    """Write down what the community offers, as a draft. `strength`: the example it began from.

    Writes: the offer, one journal entry. Raises: ValidationError; RuleViolation "foreign_row".
    """
    _require_own(community, facts)
    row = Offer(community=community, strength=strength)
    return save(row, _translated(row, facts), action="offers.offer_added", by=by)


@transaction.atomic
def add_need(
    community: Community,
    *,
    facts: Mapping[str, Any],
    in_return: Mapping[str, Any] | None = None,
    is_open: bool = False,
    by: Actor,
) -> Need:
    """Write down what the community needs, as a draft, with what it offers in return.

    `facts` may name a kept offer; else `in_return` are the facts of a new one, which takes goal
    and sphere of the need when it names none; else `is_open` says that nobody knows yet.
    Writes: the need, maybe an offer, one journal entry each.
    Raises: ValidationError; RuleViolation "foreign_row", "offer_asked" on `offer`.
    """
    _require_own(community, facts)
    facts = dict(facts)
    if not facts.get("offer"):
        if in_return:
            same = {name: facts[name] for name in ("goal", "sector", "officer") if name in facts}
            facts["offer"] = add_offer(community, facts=same | dict(in_return), by=by)
        elif not is_open:
            raise RuleViolation(
                "offer_asked",
                _("Say what is offered in return, or tick that it is not known yet."),
                field="offer",
            )
    row = Need(community=community)
    return save(row, _translated(row, facts), action="offers.need_added", by=by)


@transaction.atomic
def change(row: Row, *, facts: Mapping[str, Any], version: int, by: Actor) -> Row:
    """Change a need or an offer, if nobody did since `version` was read.

    What the public reads may not lose what publishing asks for.
    Writes: the row, one journal entry.
    Raises: ValidationError; RuleViolation "changed_meanwhile", "foreign_row", "not_ready".
    """
    _require_own(row.community, facts)
    fresh = same_version(row, version)
    saved = save(fresh, _translated(fresh, facts), action=f"offers.{row.kind}_changed", by=by)
    if saved.is_public:
        _require_ready(saved)
    return saved


@transaction.atomic
def move(row: Row, *, to: State, version: int, by: Actor) -> Row:
    """Publish, take back, mark as met or withdraw. The way back is another move.

    Writes: the row, one journal entry.
    Raises: RuleViolation "changed_meanwhile", "no_such_move", "not_ready".
    """
    fresh = same_version(row, version)
    if to not in MOVES[State(fresh.state)]:
        raise RuleViolation("no_such_move", _("From here it cannot become that."))
    if to == State.PUBLISHED:
        _require_ready(fresh)
    values: dict[str, Any] = {"state": to}
    if to == State.PUBLISHED:
        values["published_on"] = calendar.today()
    return save(fresh, values, action=f"offers.{row.kind}_moved", by=by)


@transaction.atomic
def remove(row: Statement, *, version: int, by: Actor) -> None:
    """Throw a draft away; what has been published is withdrawn and kept.

    Writes: the row, one journal entry with its words.
    Raises: RuleViolation "changed_meanwhile", "not_a_draft".
    """
    fresh = same_version(row, version)
    if fresh.state != State.DRAFT or fresh.published_on:
        raise RuleViolation(
            "not_a_draft", _("Others have read this already. Withdraw it: the record stays.")
        )
    words = {"title": str(fresh), "text_uk": fresh.text_uk, "text_en": fresh.text_en}
    remove_row(fresh, action=f"offers.{row.kind}_removed", by=by, changes=words)


@transaction.atomic
def confirm_translation(row: Row, *, version: int, by: Actor) -> Row:
    """Record that `by` has read the translation and found it right.

    Writes: the row, one journal entry. Raises: RuleViolation "changed_meanwhile", "no_translation".
    """
    fresh = same_version(row, version)
    if fresh.translation == Translation.MISSING:
        raise RuleViolation("no_translation", _("There is no translation to be read yet."))
    values = {"translation": Translation.REVIEWED, "reviewed_by": str(by)[:150]}
    return save(fresh, values, action=f"offers.{row.kind}_translation_read", by=by)


@transaction.atomic
def mark_invented(row: Row, *, by: Actor) -> Row:
    """Say that a row is an example of the demonstration. Writes: the row, one journal entry."""
    row.is_invented = True
    row.save(update_fields=["is_invented"])
    record(f"offers.{row.kind}_invented", about=row, by=by)
    return row


def _translated(row: Statement, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts with the state of the translation that follows from the words."""
    values = dict(facts)
    for name in LISTS & values.keys():
        column: Any = row._meta.get_field(name)
        values[name] = column.to_python(values[name])
    is_new = row._state.adding
    original = values.get("original", row.original)
    said = Translation(values.get("translation", row.translation))
    before = None if is_new or original != row.original else _pair(row, {}, original)
    state = translation.state(
        before=before,
        after=_pair(row, values, original),
        was=Translation(row.translation),
        said=said,
    )
    values["translation"] = state
    if state != Translation.REVIEWED:
        values["reviewed_by"] = ""
    return values


def _pair(row: Statement, values: Mapping[str, Any], original: str) -> Pair:
    other = "en" if original == "uk" else "uk"

    def words(lang: str) -> Words:
        title, text = (
            values.get(name, getattr(row, name)) for name in (f"title_{lang}", f"text_{lang}")
        )
        return Words(title, text)

    return Pair(words(original), words(other))


def _require_ready(row: Statement) -> None:
    wrong = [LACKS[lack] for lack in lacks(row) if lack in FORBIDS]
    if wrong:
        raise RuleViolation("not_ready", " ".join(str(sentence) for sentence in wrong))


def _require_own(community: Community, facts: Mapping[str, Any]) -> None:
    for name in ("department", "institution", "offer"):
        row = facts.get(name)
        if row is not None and row.community_id != community.pk:
            problem = _("Choose from your own community.")
            raise RuleViolation("foreign_row", problem, field=name)
    officer = facts.get("officer")
    if officer is not None and not officer.memberships.filter(community=community).exists():
        raise RuleViolation("foreign_row", _("Choose from your own community."), field="officer")
