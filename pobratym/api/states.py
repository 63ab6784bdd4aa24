"""What a token may do. Pure data; keys never change."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

KIND: Final = "api"  # what people's tokens are signed for


class Scope(TextChoices):
    READ = "read", _("read partnerships, events and organisations")
    WRITE = "write", _("record and change partnerships, events and organisations")
    CONTACTS_READ = "contacts:read", _("read contacts, which are personal data")
    CONTACTS_WRITE = "contacts:write", _("record and change contacts, which are personal data")
