"""What every page knows besides its own subject."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject

from pobratym.core import language, navigation


def page(request: HttpRequest) -> dict[str, Any]:
    """The reader's language, the same page in the other one, and the office's navigation."""
    other = "uk" if language.current() == "en" else "en"
    context: dict[str, Any] = {
        "language": language.current(),
        "other_language": other,
        "other_language_url": SimpleLazyObject(
            lambda: translate_url(request.get_full_path(), other)
        ),
        "request_id": getattr(request, "id", ""),
    }
    community = getattr(request, "community", None)
    if community is not None:
        context |= {
            "community": community,
            "nav": SimpleLazyObject(lambda: navigation.shown(request)),
        }
    return context
