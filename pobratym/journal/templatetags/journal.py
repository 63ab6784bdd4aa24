"""`{% history obj %}`: what was done to one object, in sentences, for its page."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model

from pobratym.journal import selectors
from pobratym.journal.sentences import sentence

register = template.Library()


@register.inclusion_tag("journal/_about.html")
def history(obj: Model, limit: int = 20) -> dict[str, Any]:
    """Show the latest entries about `obj`. Queries: 1."""
    entries = selectors.about(obj, limit=limit)
    return {"rows": [{"entry": entry, "sentence": sentence(entry)} for entry in entries]}
