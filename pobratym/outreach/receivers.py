"""What first contact does when a tie changes below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from pobratym.outreach.services import board
from pobratym.partners.models import Tie
from pobratym.partners.signals import tie_changed, ties_started


@receiver(tie_changed)
def tie_has_changed(tie: Tie, **_: Any) -> None:
    board.follow(tie)


@receiver(ties_started)
def ties_have_started(ties: Sequence[Tie], **_: Any) -> None:
    board.follow_many(ties)
