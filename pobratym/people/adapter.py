"""Where allauth asks how things are done here."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import translation

from pobratym.people.models import User


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
