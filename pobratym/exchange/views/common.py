"""What the views of this room share."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from pobratym.core.worded import Worded
from pobratym.partners.models import Tie


def address(name: str, tie: Tie) -> str:
    """Return the address of a page of this room under the tie."""
    return reverse(f"exchange:{name}", args=[tie.community.slug, tie.slug])


def row_or_404(model: type[Worded], *, tie: Tie, pk: int) -> Any:
    """Return a row of this tie, with the tie on it."""
    row: Any = get_object_or_404(model, tie=tie, pk=pk)
    row.tie = tie
    return row
