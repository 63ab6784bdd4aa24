"""What every public page tells machines: its addresses in both languages and its short description.

Drawn by `core/components/public_head.html`.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from pobratym.core import language


def head(request: HttpRequest, *, title: str, description: str) -> dict[str, Any]:
    """Return the context of the head. The address of a page has no query: that is asked of it."""
    bare = request.path.removeprefix("/en") if request.path.startswith("/en/") else request.path
    return {
        "title": title,
        "description": description,
        "address": {
            "uk": f"{settings.PUBLIC_URL}{bare}",
            "en": f"{settings.PUBLIC_URL}/en{bare}",
            "own": f"{settings.PUBLIC_URL}{request.path}",
        },
        "locale": "en_GB" if language.current() == "en" else "uk_UA",
    }
