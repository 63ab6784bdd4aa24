"""The tables that sheets can be brought into: ties, organisations, contacts, needs, offers."""

from __future__ import annotations

from typing import Final

from pobratym.office.kinds.base import SheetKind
from pobratym.office.kinds.comparison import Comparison
from pobratym.office.kinds.organisations import Organisations
from pobratym.office.kinds.persons import Persons
from pobratym.office.kinds.statements import Needs, Offers
from pobratym.office.kinds.ties import Ties
from pobratym.office.models import ImportBatch

KINDS: Final[dict[str, SheetKind]] = {
    kind.table: kind
    for kind in (Ties(), Organisations(), Persons(), Needs(), Offers(), Comparison())
}


def of(batch: ImportBatch) -> SheetKind:
    return KINDS[batch.table]
