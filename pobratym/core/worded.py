from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

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
