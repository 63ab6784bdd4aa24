"""Lists of ties: read for a look, taken into use, taken out again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.discovery import lists, naming
from pobratym.discovery.lists import Pair
from pobratym.discovery.models import KnownTie, TieList
from pobratym.discovery.naming import Meant
from pobratym.discovery.states import ListState, Trouble
from pobratym.journal.services import Actor, record
from pobratym.people.models import User

TROUBLES_KEPT: Final = 2_000


def digest(content: bytes) -> str:
    """Return the print by which a file is known again."""
    return hashlib.sha256(content).hexdigest()


@transaction.atomic
def take(
    content: bytes, *, title: str, source: str, licence: str, file_name: str, by: Actor
) -> TieList:
    """Read a list and keep it for a look; nothing counts in the ranking yet.

    Writes: the list and its ties, journal. Raises: RuleViolation "known" when a list of the same
    content is kept already, "no_tie" when no row gives one, and those of `lists.read`.
    """
    known = TieList.objects.filter(digest=digest(content)).first()
    if known:
        raise RuleViolation(
            "known",
            _("This file was read before, as “%(title)s”.") % {"title": known.title},
            field="file",
        )
    pairs = lists.read(content)
    ties, troubles = _sorted_out(pairs, naming.meant(pairs))
    if not ties:
        raise RuleViolation(
            "no_tie",
            _("No row names two towns that the gazetteer knows. Is it the right file?"),
            field="file",
        )
    counts = Counter(str(trouble[1]) for trouble in troubles)
    kept = TieList.objects.create(
        title=title, source=source, licence=licence, file_name=file_name[:200],
        digest=digest(content), read_at=calendar.now(),
        read_by=by if isinstance(by, User) else None,
        counts={"rows": len(pairs), "ties": len(ties), **counts}, troubles=troubles[:TROUBLES_KEPT],
    )  # fmt: skip
    KnownTie.objects.bulk_create(
        (KnownTie(list=kept, first_id=first, second_id=second) for first, second in ties),
        batch_size=2_000,
    )
    told = {"source": source, "licence": licence, "ties": len(ties)}
    record("discovery.list_read", about=kept, by=by, changes=told)
    return kept


def _sorted_out(
    pairs: Sequence[Pair], meant: Sequence[tuple[Meant, Meant]]
) -> tuple[list[tuple[int, int]], list[list[object]]]:
    """Return the ties, each once, and the rows that gave none."""
    ties: dict[tuple[int, int], int] = {}
    troubles: list[list[object]] = []
    for pair, ends in zip(pairs, meant, strict=True):
        wrong = [(end, one) for end, one in zip(pair.ends, ends, strict=True) if one.trouble]
        if wrong:
            troubles += [[pair.row, one.trouble, end.said, one.count] for end, one in wrong]
            continue
        first, second = sorted(one.pk or 0 for one in ends)
        said = " – ".join(end.said for end in pair.ends)
        if first == second:
            troubles.append([pair.row, Trouble.SAME, said, 0])
        elif (first, second) in ties:
            troubles.append([pair.row, Trouble.TWICE, said, ties[first, second]])
        else:
            ties[first, second] = pair.row
    return list(ties), troubles


@transaction.atomic
def use(kept: TieList, *, by: Actor) -> TieList:
    """Let the ties of a list count in the ranking.

    Writes: the list, journal. Raises: RuleViolation "in_use".
    """
    kept = TieList.objects.select_for_update().get(pk=kept.pk)
    if kept.is_in_use:
        raise RuleViolation("in_use", _("The list is in use already."))
    kept.state, kept.used_at = ListState.IN_USE, calendar.now()
    kept.save(update_fields=["state", "used_at"])
    record("discovery.list_used", about=kept, by=by, changes={"ties": kept.counts["ties"]})
    return kept


@transaction.atomic
def remove(kept: TieList, *, by: Actor) -> None:
    """Undo a list: it and its ties go, the ranking is as it was before.

    Writes: the list and its ties are deleted; journal.
    """
    told = {"source": kept.source, "licence": kept.licence, "ties": kept.counts.get("ties", 0)}
    record("discovery.list_removed", about=kept, by=by, changes=told)
    kept.delete()
