"""What upper rooms may hear, after commit."""

from __future__ import annotations

from django.dispatch import Signal

tie_changed = Signal()  # tie: Tie
ties_started = Signal()  # ties: Sequence[Tie]; in place of `tie_changed` when many begin at once
