"""What an import would do, row by row, before anything is written.

The preview, the rehearsal and the import itself all ask `plan`, so they cannot disagree.
"""

from __future__ import annotations

from pobratym.office import kinds
from pobratym.office.lines import Plan
from pobratym.office.models import ImportBatch


def plan(batch: ImportBatch) -> Plan:
    """Return what the import would do. Queries: about 10, and 1 for 400 names of places."""
    return kinds.of(batch).planner(batch).plan()
