"""Tokens: issued once, shown once, withdrawn for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.api.models import ApiToken
from pobratym.api.states import KIND, Scope
from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import record
from pobratym.people import tokens
from pobratym.people.models import Community, User

LONGEST_DAYS: Final = 366
MOST: Final = 50  # working tokens of one community
USE_NOTED_EVERY: Final = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Issued:
    """A token and its secret, known only at this moment."""

    token: ApiToken
    secret: str


@transaction.atomic
def issue(
    community: Community, *, name: str, scopes: Collection[str], valid_days: int, by: User
) -> Issued:
    """Make a token that acts for `by`. Writes: the token, journal.

    Raises: RuleViolation "no_scopes", "wrong_term", "too_many_tokens"; ValidationError.
    """
    if not scopes or not set(scopes) <= set(Scope.values):
        raise RuleViolation("no_scopes", _("Choose what the token may do."), field="scopes")
    if not 1 <= valid_days <= LONGEST_DAYS:
        raise RuleViolation(
            "wrong_term",
            _("A token works from 1 to %(most)d days.") % {"most": LONGEST_DAYS},
            field="valid_days",
        )
    now = calendar.now()
    working = ApiToken.objects.filter(community=community, revoked_at=None, expires_at__gt=now)
    if working.count() >= MOST:
        raise RuleViolation(
            "too_many_tokens",
            _("There are %(most)d tokens already. Withdraw one first.") % {"most": MOST},
        )
    secret, digest = tokens.issue(KIND)
    token = ApiToken(
        community=community,
        name=name,
        token_hash=digest,
        beginning=secret[:6],
        scopes=sorted(scopes),
        issued_by=by,
        expires_at=now + dt.timedelta(days=valid_days),
    )
    token.full_clean()
    token.save()
    changes = {"scopes": ", ".join(token.scopes), "until": token.expires_at.date()}
    record("api.token_issued", about=token, by=by, changes=changes)
    return Issued(token, secret)


@transaction.atomic
def revoke(token: ApiToken, *, by: User) -> ApiToken:
    """Withdraw a token at once and for good. Writes: the token, journal; the first time."""
    token = ApiToken.objects.select_for_update().get(pk=token.pk)
    if token.revoked_at is None:
        token.revoked_at = calendar.now()
        token.save(update_fields=["revoked_at"])
        record("api.token_revoked", about=token, by=by)
    return token


def note_use(token: ApiToken) -> None:
    """Remember that a token is in use; at most one write in ten minutes. Writes: the token."""
    now = calendar.now()
    if token.used_at is None or now - token.used_at >= USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(used_at=now)
