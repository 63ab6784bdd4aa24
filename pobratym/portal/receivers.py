"""What the portal does when other rooms report something."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from pobratym.partners.models import Enquiry
from pobratym.partners.signals import enquiry_received
from pobratym.portal.services import tell_officers


@receiver(enquiry_received)
def enquiry_has_come(enquiry: Enquiry, **_: Any) -> None:
    tell_officers.enqueue(enquiry.pk)
