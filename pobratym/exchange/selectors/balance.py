"""Give and take of a tie: what each side gave, counted, and what that means."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from pobratym.aid.selectors import help as help_
from pobratym.exchange import rules
from pobratym.exchange.models import Need, Offer
from pobratym.exchange.selectors import promises as selectors
from pobratym.exchange.words import LEANS
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.talks.selectors import log
from pobratym.talks.states import Channel, Direction

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Tally:
    """One line of the table: what is counted, of us and of them. `gives` counts in the balance."""

    title: StrOrPromise
    we: int
    they: int
    gives: bool = False


@dataclass(frozen=True, slots=True)
class Balance:
    lines: tuple[Tally, ...]

    @property
    def we(self) -> int:
        return sum(line.we for line in self.lines if line.gives)

    @property
    def they(self) -> int:
        return sum(line.they for line in self.lines if line.gives)

    @property
    def share(self) -> float | None:
        """Our share of what was given, 0-1; None when nothing is recorded."""
        return rules.share(self.we, self.they)

    @property
    def percent(self) -> int | None:
        return None if self.share is None else round(self.share * 100)

    @property
    def lean(self) -> rules.Lean:
        return rules.lean(self.we, self.they)

    @property
    def words(self) -> StrOrPromise:
        return LEANS[self.lean]

    @property
    def is_empty(self) -> bool:
        return not any(line.we or line.they for line in self.lines)


def of(tie: Tie) -> Balance:
    """Return the balance of one tie.

    Queries: 1, and those of promises, help and talks, which the page of a tie shares.
    """
    said = _said(tie)
    promises = [one for one in selectors.of(tie) if one.cancelled_on is None]
    kept = Counter(one.side for one in promises if one.done_on)
    still = Counter(one.side for one in promises if not one.done_on)
    helped = Counter(one.direction for one in help_.of_tie(tie))
    talks = Counter(one.channel for one in log.of_tie(tie))
    home, partner = Side.HOME.value, Side.PARTNER.value
    # Help "to us" is given by them.
    ours = helped[Direction.OUT] + helped[Direction.BOTH]
    theirs = helped[Direction.IN] + helped[Direction.BOTH]
    return Balance((
        Tally(_("Needs named"), said["need", home], said["need", partner]),
        Tally(_("Offers made"), said["offer", home], said["offer", partner], gives=True),
        Tally(_("Promises still open"), still[home], still[partner]),
        Tally(_("Promises kept"), kept[home], kept[partner], gives=True),
        Tally(_("Help given"), ours, theirs, gives=True),
        Tally(_("Visits paid"), talks[Channel.VISIT_OUT], talks[Channel.VISIT_IN]),
    ))  # fmt: skip


def _said(tie: Tie) -> Counter[tuple[str, str]]:
    """How many needs and offers each side has named. Queries: 1."""

    def sides(model: type[Need | Offer], what: str) -> QuerySet[Any, Any]:
        rows = model._default_manager.filter(tie=tie).order_by()
        return rows.annotate(what=Value(what)).values_list("what", "side").annotate(n=Count("pk"))

    both = sides(Need, "need").union(sides(Offer, "offer"))
    return Counter({(what, side): n for what, side, n in both})
