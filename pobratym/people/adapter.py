"""Where allauth asks how things are done here."""

from __future__ import annotations

import base64
import logging
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils import translation

from pobratym.people import sealing
from pobratym.people.models import User

_log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts are opened by invitation, see `services.invitations`."""
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"Pobratym: {subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write to people in their own language, whatever the page was in."""
        reader = context.get("user") or User.objects.filter(email__iexact=email).first()
        language = reader.language if isinstance(reader, User) else translation.get_language()
        with translation.override(language):
            super().send_mail(template_prefix, email, context)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth ships no types
    """Keeps secrets of apps and seeds of recovery codes sealed, see `sealing`."""

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret. One that cannot be read becomes one that nobody knows: no code fits."""
        try:
            return sealing.unseal(encrypted_text)
        except sealing.CannotUnsealError:
            _log.error("second_step_cannot_be_read: SECRET_KEY is not the one it was sealed with")
            return base64.b32encode(secrets.token_bytes(20)).decode()
