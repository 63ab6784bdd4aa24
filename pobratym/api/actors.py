from __future__ import annotations

from dataclasses import dataclass

from pobratym.api.models import ApiToken


@dataclass(frozen=True, slots=True)
class ApiActor:
    """A programme that acts for a member; the journal names both."""

    token: ApiToken

    @property
    def pk(self) -> int:
        return self.token.issued_by_id

    def __str__(self) -> str:
        return f"{self.token.issued_by} (API: {self.token.name})"
