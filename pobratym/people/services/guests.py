"""Links for guests: one purpose, about one object, for one person without an account."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Model
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record
from pobratym.people import rules, tokens
from pobratym.people.models import Community, GuestLink, User
from pobratym.people.states import LinkState


@dataclass(frozen=True, slots=True)
class Terms:
    """How long a link works, how often something may be sent in (None: any number), its language.

    `most_uses` counts what was sent in, not visits.
    """

    valid_days: int = 30
    most_uses: int | None = 1
    language: str = "uk"


@dataclass(frozen=True, slots=True)
class Issued:
    """A link and its token, known only at this moment."""

    link: GuestLink
    token: str


class LinkClosed(Exception):
    """The link cannot be opened; `state` says why, None when it is not one of ours."""

    def __init__(self, state: LinkState | None, language: str = "") -> None:
        super().__init__(state)
        self.state, self.language = state, language


@transaction.atomic
def issue_guest_link(
    community: Community,
    *,
    purpose: str,
    about: Model,
    guest_name: str,
    terms: Terms = Terms(),
    by: Actor,
) -> Issued:
    """Give somebody without an account a link to do `purpose` about one object.

    Writes: the link, journal. Raises: "wrong_term" on `valid_days`.
    """
    if not 1 <= terms.valid_days <= rules.LONGEST_GUEST_DAYS:
        raise RuleViolation(
            "wrong_term",
            _("A link works from 1 to %(most)s days.") % {"most": rules.LONGEST_GUEST_DAYS},
            field="valid_days",
        )
    token, digest = tokens.issue("guest")
    link = GuestLink.objects.create(
        community=community,
        purpose=purpose,
        object_label=about._meta.label_lower,
        object_id=str(about.pk),
        object_name=str(about)[:300],
        guest_name=guest_name,
        language=terms.language,
        token_hash=digest,
        created_by=by if isinstance(by, User) else None,
        created_at=calendar.now(),
        expires_at=calendar.now() + dt.timedelta(days=terms.valid_days),
        most_uses=terms.most_uses,
    )
    record("people.guest_invited", about=link, by=by, changes={"purpose": purpose})
    return Issued(link, token)


def open_guest_link(token: str, *, purpose: str) -> GuestLink:
    """Return the link behind a token, if it works for this purpose now.

    Queries: 1; none for a forged token. Raises: LinkClosed.
    """
    digest = tokens.hash_of(token, "guest")
    found = GuestLink.objects.select_related("community").filter(
        token_hash=digest or "", purpose=purpose
    )
    link = found.first() if digest else None
    if link is None:
        raise LinkClosed(None)
    state = link.state(calendar.now())
    if state is not LinkState.OPEN:
        raise LinkClosed(state, link.language)
    return link


@transaction.atomic
def use(link: GuestLink) -> GuestLink:
    """Count one sending in. Call it in the transaction that stores what the guest sent.

    Raises: LinkClosed when another tab was faster.
    """
    link = GuestLink.objects.select_for_update().get(pk=link.pk)
    state = link.state(calendar.now())
    if state is not LinkState.OPEN:
        raise LinkClosed(state, link.language)
    GuestLink.objects.filter(pk=link.pk).update(uses=F("uses") + 1)
    link.refresh_from_db(fields=["uses"])
    return link


@transaction.atomic
def revoke(link: GuestLink, *, by: Actor) -> GuestLink:
    """Withdraw a link. Withdrawing twice is no harm."""
    if link.revoked_at is None:
        link.revoked_at = calendar.now()
        link.save(update_fields=["revoked_at"])
        record("people.guest_link_revoked", about=link, by=by)
    return link
