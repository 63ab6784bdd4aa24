"""Accounts: opening one, and what a person may change about themselves."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction

from pobratym.journal.saving import save
from pobratym.journal.services import Actor, record
from pobratym.people.models import User


@transaction.atomic
def open_account(
    *,
    email: str,
    name: str,
    password: str | None = None,
    language: str = "uk",
    is_invented: bool = False,
    by: Actor | None = None,
) -> User:
    """Open an account whose address is known to be the person's own.

    Without `by` the person does it alone (by an invitation). Writes: account, verified address,
    journal.
    """
    user = User.objects.create_user(
        email, password, name=name, language=language, is_invented=is_invented
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    record("people.account_opened", about=user, by=by or user)
    return user


def change_self(user: User, *, name: str, language: str) -> User:
    """Record another name or language of letters, by the person."""
    return save(
        user, {"name": name, "language": language}, action="people.account_changed", by=user
    )
