from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.documents.models.files import StoredFile
from pobratym.people.models import Community

SMALL = 112


class SymbolKind(models.TextChoices):
    COAT_OF_ARMS = "coat_of_arms", _("coat of arms")
    FLAG = "flag", _("flag")
    LOGO = "logo", _("logo")


class Symbol(models.Model):
    """A coat of arms, flag or logo of a municipality or organisation, as one community shows it."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    about_label = models.CharField(max_length=80)
    about_id = models.BigIntegerField()
    kind = models.CharField(
        _("kind"), max_length=12, choices=SymbolKind, default=SymbolKind.COAT_OF_ARMS
    )
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    source = models.CharField(
        _("source"), max_length=300, help_text=_("Where the picture comes from, with the address.")
    )
    rights = models.CharField(
        _("rights"),
        max_length=300,
        blank=True,
        help_text=_("Who allowed the use, or the licence. Empty: not known."),
    )
    set_at = models.DateTimeField(default=calendar.now)

    class Meta:
        verbose_name = _("symbol")
        verbose_name_plural = _("symbols")
        ordering = ("kind", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["community", "about_label", "about_id", "kind"],
                name="documents_symbol_one_of_a_kind",
            ),
            models.CheckConstraint(
                name="documents_symbol_kind_known",
                condition=models.Q(kind__in=SymbolKind.values),
            ),
        )

    def __str__(self) -> str:
        return f"{SymbolKind(self.kind).label} {self.about_label} {self.about_id}"

    @property
    def small_size(self) -> tuple[int, int]:
        """Width and height on a page of other things. Units: pixels, 112 at most."""
        scale = min(1.0, SMALL / max(self.width, self.height))
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))

    @property
    def url(self) -> str:
        """The public address; it changes with the picture, so browsers may keep it for ever."""
        version = self.stored.sha256[:12]
        return reverse("documents_public:symbol", args=[self.community.slug, self.pk, version])
