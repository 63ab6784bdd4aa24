"""Open data of agreements in force: stable keys, never translated."""

from __future__ import annotations

from typing import Any, Final

from pobratym.agreements.models import AgreementParty
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.selectors.agreements import name_of
from pobratym.people.models import Community

LICENCE: Final = "CC-BY-4.0"
COLUMNS: Final = (
    "code", "form", "scope", "state", "title_uk", "title_en", "signed_on", "signed_at_uk",
    "signed_at_en", "starts_on", "term_months", "extends_months", "notice_months", "sphere", "kind",
    "registration_number", "decision_on", "decision_number", "parties", "countries", "source",
)  # fmt: skip


def rows(community: Community) -> list[dict[str, Any]]:
    """Public agreements in force. Queries: 3, however many rows."""
    return [
        {key: _told(getattr(row, key)) for key in COLUMNS if key not in {"parties", "countries"}}
        | {
            "parties": [_party(party) for party in row.parties.all()],
            "countries": [p.country for p in row.parties.all() if not p.is_home and p.country],
        }
        for row in selectors.public(community)
    ]


def _party(party: AgreementParty) -> str:
    return name_of(party, "en")


def _told(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)
