"""Members read the catalogue; the installation's administrator keeps it."""

from __future__ import annotations

from pobratym.people.models import User


def may_edit(user: User) -> bool:
    """Programmes are shared by all communities."""
    return user.is_superuser
