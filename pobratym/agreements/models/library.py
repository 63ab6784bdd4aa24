from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.agreements.states import Section
from pobratym.core import calendar, language, text
from pobratym.core.dates import PartialDateField
from pobratym.people.models import Community


class Clause(models.Model):
    """An example of wording for a section. Without a community it is shared by all.

    {our}, {partner}, {parties}, {years}, {notice}, {copies}, {languages} and {report} are filled
    in when it is taken into a text.
    """

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, null=True, blank=True, related_name="clauses"
    )
    code = models.SlugField(max_length=40, blank=True)
    section = models.CharField(_("section"), max_length=12, choices=Section)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=150)
    name_en = models.CharField(_("name (English)"), max_length=150, blank=True)
    text_uk = models.TextField(_("wording (Ukrainian)"), max_length=5_000)
    text_en = models.TextField(_("wording (English)"), max_length=5_000, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ("section", "position", "pk")
        constraints = (
            models.CheckConstraint(
                name="agreements_clause_section_known", condition=Q(section__in=Section.values)
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(community=None),
                name="agreements_clause_shared_code_once",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return language.pick(uk=self.name_uk, en=self.name_en).text

    def wording(self, tongue: str) -> str:
        """The wording in a language, or an empty text: nothing is translated by guessing."""
        return {"uk": self.text_uk, "en": self.text_en}.get(tongue, "")


class Precedent(models.Model):
    """What others agreed: an imported row of the state register. Kept as it was written there."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="precedents", editable=False
    )
    number = models.CharField(_("number"), max_length=40, blank=True)
    registration_number = models.CharField(_("registration number"), max_length=60, blank=True)
    title = models.CharField(_("title"), max_length=500)
    signed_on = PartialDateField(_("signed on"))
    signed_at = models.CharField(_("place of signing"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    sphere = models.CharField(_("sphere"), max_length=12, blank=True)
    sphere_as_written = models.CharField(max_length=300, blank=True)
    region = models.CharField(_("Ukrainian region"), max_length=150, blank=True)
    subject = models.CharField(_("Ukrainian subject"), max_length=300, blank=True)
    country = models.CharField(_("foreign state"), max_length=150, blank=True)
    unit = models.CharField(_("foreign unit"), max_length=200, blank=True)
    foreign_subject = models.CharField(_("foreign subject"), max_length=300, blank=True)
    term = models.CharField(_("term"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300)
    search_text = models.TextField(editable=False, blank=True)
    imported_at = models.DateTimeField(default=calendar.now, editable=False)

    class Meta:
        verbose_name = _("precedent")
        verbose_name_plural = _("precedents")
        ordering = ("-signed_on", "pk")
        indexes = (models.Index(fields=["community", "country"], name="agreements_precedent_list"),)

    def __str__(self) -> str:
        return self.title

    def set_search_text(self) -> None:
        parts = (
            self.title, self.subject, self.foreign_subject, self.country, self.unit, self.region,
            self.registration_number, self.sphere_as_written, self.term,
        )  # fmt: skip
        self.search_text = text.fold(" ".join(parts))
