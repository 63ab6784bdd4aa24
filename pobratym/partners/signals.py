"""What upper rooms may hear, after commit."""

from __future__ import annotations

from django.dispatch import Signal

tie_changed = Signal()  # tie: Tie
enquiry_received = Signal()  # enquiry: Enquiry
