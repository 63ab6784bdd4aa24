"""Who may change the law as data: it is shared, so the installation's administrator keeps it."""

from __future__ import annotations

from pobratym.people.models import User


def may_edit(user: User) -> bool:
    return user.is_superuser
