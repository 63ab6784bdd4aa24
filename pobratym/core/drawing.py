"""Plain widgets drawn without a template, as Django draws them: a test compares the two.

A template for each field, with an include for its attributes and one for each option, costs most of
a page with a form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

from pobratym.core.markup import escaped

Widget = Mapping[str, Any]

_INPUTS: Final = (
    "checkbox", "color", "date", "datetime", "email", "file", "hidden", "number", "password",
    "search", "tel", "text", "time", "url",
)  # fmt: skip


def _input(widget: Widget) -> str:
    value = widget["value"]
    written = "" if value is None else f' value="{escaped(value)}"'
    attributes = _attributes(widget["attrs"])
    return f'<input type="{widget["type"]}" name="{escaped(widget["name"])}"{written}{attributes}>'


def _textarea(widget: Widget) -> str:
    name, attributes = escaped(widget["name"]), _attributes(widget["attrs"])
    return f'<textarea name="{name}"{attributes}>\n{escaped(widget["value"] or "")}</textarea>'


def _select(widget: Widget) -> str:
    parts = [f'<select name="{escaped(widget["name"])}"{_attributes(widget["attrs"])}>']
    for group, options, _index in widget["optgroups"]:
        if group:
            parts.append(f'<optgroup label="{escaped(group)}">')
        parts += [
            f'<option value="{escaped(str(option["value"]))}"{_attributes(option["attrs"])}>'
            f"{escaped(option['label'])}</option>"
            for option in options
        ]
        if group:
            parts.append("</optgroup>")
    return "\n".join([*parts, "</select>"])


def _attributes(attrs: Mapping[str, Any]) -> str:
    return "".join(
        f" {escaped(name)}" if value is True else f' {escaped(name)}="{escaped(str(value))}"'
        for name, value in attrs.items()
        if value is not False
    )


_DRAWN: Final[Mapping[str, Callable[[Widget], str]]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in _INPUTS},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
}


def drawn(template_name: str, widget: Widget) -> SafeString | None:
    """Return the markup of a widget; None for one that needs its template."""
    draw = _DRAWN.get(template_name)
    return mark_safe(draw(widget)) if draw else None  # noqa: S308 - escaped value by value
