"""Give and take of a tie: what each side gave, counted, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from pobratym.aid.models import Aid
from pobratym.exchange import rules
from pobratym.exchange.models import Need, Offer, Promise
from pobratym.exchange.words import LEANS
from pobratym.partners.models import Interaction, Tie
from pobratym.partners.states import Channel, Direction, Side

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
    """Return the balance of one tie. Queries: 5, however much there is."""
    home, partner = Q(side=Side.HOME), Q(side=Side.PARTNER)
    kept = Q(done_on__isnull=False)
    needs = Need.objects.filter(tie=tie).aggregate(
        we=Count("pk", filter=home), they=Count("pk", filter=partner)
    )
    offers = Offer.objects.filter(tie=tie).aggregate(
        we=Count("pk", filter=home), they=Count("pk", filter=partner)
    )
    promises = Promise.objects.filter(tie=tie, cancelled_on=None).aggregate(
        we=Count("pk", filter=home & ~kept),
        they=Count("pk", filter=partner & ~kept),
        we_kept=Count("pk", filter=home & kept),
        they_kept=Count("pk", filter=partner & kept),
    )
    # Aid "to us" is given by them.
    aid = Aid.objects.filter(tie=tie).aggregate(
        we=Count("pk", filter=Q(direction__in=[Direction.OUT, Direction.BOTH])),
        they=Count("pk", filter=Q(direction__in=[Direction.IN, Direction.BOTH])),
    )
    visits = Interaction.objects.filter(tie=tie).aggregate(
        we=Count("pk", filter=Q(channel=Channel.VISIT_OUT)),
        they=Count("pk", filter=Q(channel=Channel.VISIT_IN)),
    )
    return Balance((
        Tally(_("Needs named"), needs["we"], needs["they"]),
        Tally(_("Offers made"), offers["we"], offers["they"], gives=True),
        Tally(_("Promises still open"), promises["we"], promises["they"]),
        Tally(_("Promises kept"), promises["we_kept"], promises["they_kept"], gives=True),
        Tally(_("Help given"), aid["we"], aid["they"], gives=True),
        Tally(_("Visits paid"), visits["we"], visits["they"]),
    ))  # fmt: skip
