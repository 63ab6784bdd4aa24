"""What the templates of the profile ask of values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.formats import date_format

from pobratym.profiles import tongues
from pobratym.profiles.models import Figure, Photo
from pobratym.profiles.selectors.page import BlockView, Draftsheet

register = template.Library()


@register.filter
def of_key(values: Mapping[Any, Any], key: object) -> Any:
    """The value of a key, nothing when it is not there."""
    return values.get(key, "")


@register.filter
def figure_label(figure: Figure, code: str) -> str:
    return figure.label(code)


@register.filter
def figure_value(figure: Figure, code: str) -> str:
    return tongues.figure(figure.value, code)


@register.filter
def figure_day(figure: Figure, code: str) -> str:
    return tongues.day(str(figure.as_of or ""), code)


@register.filter
def photo_alt(photo: Photo, code: str) -> str:
    return photo.word("alt", code) or photo.word("caption", code)


@register.filter
def photo_caption(photo: Photo, code: str) -> str:
    caption = photo.word("caption", code)
    return f"{caption}." if caption else ""


@register.inclusion_tag("profiles/_state.html")
def translation_tag(view: BlockView, sheet: Draftsheet) -> dict[str, Any]:
    """How a text stands; of the original only who wrote it last."""
    row = view.row
    return {
        "state": view.state,
        "is_original": sheet.code == sheet.profile.original,
        "by": row.read_by if row else "",
        "on": date_format(row.read_at, "SHORT_DATE_FORMAT") if row and row.read_at else "",
    }
