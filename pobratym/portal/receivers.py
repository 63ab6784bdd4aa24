"""What the portal does when other rooms report something."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from pobratym.portal.services import tell_officers
from pobratym.talks.models import Enquiry
from pobratym.talks.signals import enquiry_received


@receiver(enquiry_received)
def enquiry_has_come(enquiry: Enquiry, **_: Any) -> None:
    tell_officers.enqueue(enquiry.pk)
