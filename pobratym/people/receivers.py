"""What allauth reports about the safety of an account goes into the journal too."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals
from django.dispatch import receiver

from pobratym.journal.services import record
from pobratym.people.models import User


@receiver(
    (
        account_signals.password_changed,
        account_signals.password_set,
        account_signals.password_reset,
    )
)
def password_changed(user: User, **_: Any) -> None:
    record("people.password_changed", about=user, by=user)


@receiver(account_signals.email_changed)
def email_changed(user: User, to_email_address: Any, **_: Any) -> None:
    record("people.email_changed", about=user, by=user, changes={"email": to_email_address.email})


@receiver(mfa_signals.authenticator_added)
def second_step_added(user: User, authenticator: Any, **_: Any) -> None:
    record("people.key_added", about=user, by=user, changes={"kind": authenticator.type})


@receiver(mfa_signals.authenticator_removed)
def second_step_removed(user: User, authenticator: Any, **_: Any) -> None:
    record("people.key_removed", about=user, by=user, changes={"kind": authenticator.type})
