"""Markup written row by row in plain Python: for lists, where a template costs too much.

`format_html` is the tool everywhere else. Here each value passes through `escaped` in an f-string.
"""

from __future__ import annotations

from html import escape


def escaped(value: object) -> str:
    """Return a value as it may stand between tags or in quotes; markup made safe before stays.

    What `django.utils.html.conditional_escape` does, at a quarter of its price.
    """
    if type(value) is str:
        return escape(value)
    if hasattr(value, "__html__"):
        return str(value)
    return escape(str(value))
