"""Secret links: what is sent can be checked, what is kept cannot be sent.

A token is a random secret with the installation's signature; the database has its hash only, so
neither a backup nor a reader of the database can open a link.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

from django.core.signing import BadSignature, Signer

_SECRET_BYTES: Final = 24
LONGEST: Final = 200


def _signer(kind: str) -> Signer:
    return Signer(sep=".", salt=f"pobratym.people.tokens.{kind}")


def issue(kind: str) -> tuple[str, str]:
    """Return a new token for the address and its hash for the database."""
    token = _signer(kind).sign(secrets.token_urlsafe(_SECRET_BYTES))
    return token, _hash(token)


def hash_of(token: str, kind: str) -> str | None:
    """Return the hash to look for; None when the token is not one of ours."""
    if len(token) > LONGEST:
        return None
    try:
        _signer(kind).unsign(token)
    except BadSignature:
        return None
    return _hash(token)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
