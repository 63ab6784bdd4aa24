"""Secrets of the second step at rest: whoever has the database alone cannot sign in with it.

Sealed with Fernet (AES-128-CBC and HMAC-SHA-256) under a key derived from SECRET_KEY by HKDF, so
there is nothing more to keep than that key. See docs/security.md.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK: Final = "sealed:"
_PURPOSE: Final = b"pobratym second step 1"


class CannotUnsealError(Exception):
    """The text was sealed under another SECRET_KEY, or altered."""


def seal(text: str) -> str:
    """Return the text so that only this installation can read it; a sealed one as it is."""
    if text.startswith(MARK):
        return text
    return MARK + _box().encrypt(text.encode()).decode()


def unseal(text: str) -> str:
    """Return what was sealed; a text from before sealing as it is. Raises: CannotUnsealError."""
    if not text.startswith(MARK):
        return text
    try:
        return _box().decrypt(text.removeprefix(MARK).encode()).decode()
    except InvalidToken as problem:
        raise CannotUnsealError from problem


def _box() -> MultiFernet:
    return _box_of((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=4)
def _box_of(secrets: tuple[str, ...]) -> MultiFernet:
    """The first key seals, every one unseals: SECRET_KEY may be changed in two steps."""
    keys = (
        HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(secret.encode())
        for secret in secrets
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
