"""What upper rooms may hear, after commit."""

from __future__ import annotations

from django.dispatch import Signal

enquiry_received = Signal()  # enquiry: Enquiry
