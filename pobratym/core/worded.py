from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core import text
from pobratym.core.language import Bilingual


class Worded(models.Model):
    """A row whose core is one text in two languages; at least one of them is there."""

    text_uk = models.TextField(_("text (Ukrainian)"), blank=True)
    text_en = models.TextField(_("text (English)"), blank=True)
    text = Bilingual()
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_has_text",
                condition=~Q(text_uk="", text_en=""),
                violation_error_message=_("Write the text in at least one language."),
            ),
        )

    def __str__(self) -> str:
        return self.text.text[:120]


W = TypeVar("W", bound=Worded)


def saying(rows: Iterable[W], query: str) -> Iterator[W]:
    """Yield the rows whose text holds `query` in either language, whatever the case.

    For what a community has hundreds of, not thousands: they are compared here, folded.
    """
    wanted = text.fold(query)
    if wanted:
        yield from (one for one in rows if wanted in text.fold(f"{one.text_uk} {one.text_en}"))
